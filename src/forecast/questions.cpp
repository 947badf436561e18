// Counting on paths.
#include "forecast/questions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koers::forecast {
namespace {

bool is_same(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool meets(double value, const Test& test) {
  switch (test.comparison) {
    case Comparison::at_least:
      return value > test.threshold || is_same(value, test.threshold);
    case Comparison::above:
      return value > test.threshold && !is_same(value, test.threshold);
    case Comparison::at_most:
      return value < test.threshold || is_same(value, test.threshold);
    case Comparison::below:
      return value < test.threshold && !is_same(value, test.threshold);
    case Comparison::within:
      break;
  }
  return (value > test.threshold || is_same(value, test.threshold)) &&
         (value < test.upper || is_same(value, test.upper));
}

Test test_of(const Question& question) {
  return {question.comparison, question.threshold, question.upper};
}

double sum_of(const std::vector<double>& shares) {
  return std::accumulate(shares.begin(), shares.end(), 0.0);
}

// The path some steps on; between steps the straight line.
double value_after(std::span<const double> path, double steps) {
  if (path.empty()) return 0;
  const auto last = static_cast<double>(path.size());
  const double at = std::clamp(steps, 1.0, last) - 1;
  const auto below = static_cast<std::size_t>(at);
  const double share = at - static_cast<double>(below);
  if (share == 0 || below + 1 >= path.size()) return path[below];
  return path[below] + share * (path[below + 1] - path[below]);
}

// Of the coming period `at`, counted from the first that the question is about.
double period_value(std::span<const double> path, const Question& question, std::size_t at) {
  const std::size_t first = static_cast<std::size_t>(std::max(question.first_step, 1)) - 1;
  return path[std::min(first + at, path.size() - 1)];
}

double weighted_total(std::span<const double> path, const Question& question) {
  double total = 0;
  for (std::size_t i = 0; i < question.shares.size(); ++i)
    total += question.shares[i] * period_value(path, question, i);
  return total;
}

int met_on(std::span<const double> path, const Question& question) {
  int met = 0;
  for (std::size_t i = 0; i < question.shares.size(); ++i) {
    const Test test = i < question.tests.size() ? question.tests[i] : test_of(question);
    met += meets(period_value(path, question, i), test) ? 1 : 0;
  }
  return met;
}

bool any_meets(std::span<const double> path, const Question& question) {
  return met_on(path, question) > 0;
}

bool stays(std::span<const double> path, const Question& question) {
  return met_on(path, question) == static_cast<int>(question.shares.size());
}

bool is_upward(const Question& question) {
  return question.comparison == Comparison::at_least || question.comparison == Comparison::above;
}

// Of the periods asked about the one that decides: the worst where all have to meet the threshold,
// the best where one is enough, the best but so many where so many are needed.
double deciding(std::span<const double> path, const Question& question) {
  std::vector<double> values;
  std::size_t needed = 1;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, question.shares.size()); ++i)
    values.push_back(period_value(path, question, i));
  if (question.kind == Question::Kind::stay) needed = values.size();
  if (question.kind == Question::Kind::hold)
    needed = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(question.needed, 1)), 1,
                                     values.size());
  std::ranges::sort(values);
  return is_upward(question) ? values[values.size() - needed] : values[needed - 1];
}

double judged(std::span<const double> path, const Question& question) {
  switch (question.kind) {
    case Question::Kind::level:
      return value_after(path, sum_of(question.shares));
    case Question::Kind::total:
      return question.done + weighted_total(path, question);
    case Question::Kind::mean: {
      const double weight = question.done_weight + sum_of(question.shares);
      const double total = question.done * question.done_weight + weighted_total(path, question);
      return weight > 0 ? total / weight : 0;
    }
    default:
      return deciding(path, question);
  }
}

bool is_yes(std::span<const double> path, const Question& question) {
  switch (question.kind) {
    case Question::Kind::hold:
      return met_on(path, question) >= question.needed;
    case Question::Kind::any:
      return any_meets(path, question);
    case Question::Kind::stay:
      return stays(path, question);
    default:
      return meets(judged(path, question), test_of(question));
  }
}

}  // namespace

double probability(const SamplePaths& paths, const Question& question) {
  const auto met = answers(paths, question);
  if (met.empty()) return 0;
  const auto count = static_cast<double>(std::ranges::count(met, true));
  return std::round(count / static_cast<double>(met.size()) * 1e6) / 1e6;
}

std::vector<bool> answers(const SamplePaths& paths, const Question& question) {
  std::vector<bool> met(paths.horizon() == 0 ? 0 : paths.count());
  for (std::size_t i = 0; i < met.size(); ++i) met[i] = is_yes(paths.path(i), question);
  return met;
}

std::vector<int> periods_met(const SamplePaths& paths, const Question& question) {
  std::vector<int> met(paths.horizon() == 0 ? 0 : paths.count());
  for (std::size_t i = 0; i < met.size(); ++i) met[i] = met_on(paths.path(i), question);
  return met;
}

std::vector<double> judged_values(const SamplePaths& paths, const Question& question) {
  std::vector<double> values(paths.horizon() == 0 ? 0 : paths.count());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = judged(paths.path(i), question);
  return values;
}

double threshold_met_by(const SamplePaths& paths, const Question& question, double share) {
  auto values = judged_values(paths, question);
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  if (question.comparison == Comparison::within) return quantile_of(values, (1 - share) / 2);
  return quantile_of(values, is_upward(question) ? 1 - share : share);
}

std::vector<double> met_by_step(const SamplePaths& paths, const Test& test) {
  std::vector<double> met(paths.horizon(), 0.0);
  for (std::size_t i = 0; i < paths.count(); ++i) {
    const auto path = paths.path(i);
    const auto first =
        std::find_if(path.begin(), path.end(), [&](double value) { return meets(value, test); });
    for (auto k = static_cast<std::size_t>(first - path.begin()); k < path.size(); ++k) met[k] += 1;
  }
  for (double& share : met) share /= static_cast<double>(paths.count());
  return met;
}

}  // namespace koers::forecast
