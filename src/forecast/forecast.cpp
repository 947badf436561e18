// The random walk with drift, and the probabilities that follow from it in closed form.
#include "forecast/forecast.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "forecast/normal.h"
#include "forecast/walk.h"

namespace koers::forecast {
namespace {

// Totals and held values are judged by the last two years of months, no further back.
constexpr std::size_t recent_values = 24;

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Of a sample: n - 1. Variation that is only rounding of the values counts as none.
double sd_of(std::span<const double> values, double mean, double magnitude) {
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double sd = std::sqrt(squares / static_cast<double>(values.size() - 1));
  return sd <= 1e-12 * magnitude ? 0 : sd;
}

double largest_magnitude(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::fabs(value));
  return largest;
}

Model learn(std::span<const double> values) {
  std::vector<double> changes;
  changes.reserve(values.size());
  for (std::size_t i = 1; i < values.size(); ++i) changes.push_back(values[i] - values[i - 1]);
  const double magnitude = largest_magnitude(values);
  const auto recent = values.last(std::min(values.size(), recent_values));

  Model model;
  model.last = values.back();
  model.drift = (values.back() - values.front()) / static_cast<double>(changes.size());
  model.drift_sd = sd_of(changes, model.drift, magnitude);
  model.period_mean = mean_of(recent);
  model.period_sd = sd_of(recent, model.period_mean, magnitude);
  return model;
}

bool is_finite(const Model& model) {
  return std::isfinite(model.last) && std::isfinite(model.drift) && std::isfinite(model.drift_sd) &&
         std::isfinite(model.period_mean) && std::isfinite(model.period_sd);
}

bool is_finite(const Step& step) {
  return std::isfinite(step.central_95.lower) && std::isfinite(step.central_95.upper);
}

// The level that many steps on; part of a step is that part of its drift and variance.
Normal level_after(const Model& model, double steps) {
  return {.mean = model.last + model.drift * steps, .sd = model.drift_sd * std::sqrt(steps)};
}

Interval around(const Normal& number, double z) {
  return {.lower = number.mean - z * number.sd, .upper = number.mean + z * number.sd};
}

Step step_of(const Normal& level) {
  return {.mean = level.mean,
          .central_50 = around(level, 0.6744897501960817),
          .central_80 = around(level, 1.2815515655446004),
          .central_95 = around(level, 1.959963984540054)};
}

double sum_of(std::span<const double> shares) {
  return std::accumulate(shares.begin(), shares.end(), 0.0);
}

// Σ share · level over the coming periods. The change at step i moves all periods from i on
// together, so its weight is the sum of their shares.
Normal weighted_walk(const Model& model, const Question& question) {
  Normal sum;
  double squares = 0;
  double moved = 0;
  for (std::size_t k = question.shares.size(); k-- > 0;) {
    const double share = question.shares[k];
    const double steps = question.first_step + static_cast<double>(k);
    sum.mean += share * (model.last + steps * model.drift);
    moved += share;
    // The first coming period is moved by every change since the last value.
    const double changes = k == 0 ? std::max(0, question.first_step) : 1;
    squares += changes * moved * moved;
  }
  sum.sd = model.drift_sd * std::sqrt(squares);
  return sum;
}

Normal mean_over_window(const Model& model, const Question& question) {
  const double weight = question.done_weight + sum_of(question.shares);
  if (weight <= 0) return {.mean = question.done};
  const Normal coming = weighted_walk(model, question);
  return {.mean = (question.done * question.done_weight + coming.mean) / weight,
          .sd = coming.sd / weight};
}

// `periods` after today; part of a period brings that part of its mean and variance.
Normal total_after(const Model& model, double done, double periods) {
  return {.mean = done + periods * model.period_mean, .sd = model.period_sd * std::sqrt(periods)};
}

Normal total_over_window(const Model& model, const Question& question) {
  return total_after(model, question.done, sum_of(question.shares));
}

Test test_of(const Question& question) {
  return {
      .comparison = question.comparison, .threshold = question.threshold, .upper = question.upper};
}

double chance_to_hold(const Model& model, const Question& question) {
  const Normal period{.mean = model.period_mean, .sd = model.period_sd};
  std::vector<double> chances(question.shares.size(), probability_of(period, test_of(question)));
  for (std::size_t i = 0; i < std::min(chances.size(), question.tests.size()); ++i)
    chances[i] = probability_of(period, question.tests[i]);
  return probability_of_hits(chances, question.needed);
}

double exact_probability(const Model& model, const Question& question) {
  const Test test = test_of(question);
  const Walk walk{.start = model.last, .drift = model.drift, .sd = model.drift_sd};
  const auto periods = static_cast<int>(question.shares.size());
  switch (question.kind) {
    case Question::Kind::level:
      return probability_of(level_after(model, sum_of(question.shares)), test);
    case Question::Kind::mean:
      return probability_of(mean_over_window(model, question), test);
    case Question::Kind::total:
      return probability_of(total_over_window(model, question), test);
    case Question::Kind::hold:
      return chance_to_hold(model, question);
    case Question::Kind::any:
      return chance_to_touch(walk, {.first = 1, .count = periods}, test);
    case Question::Kind::stay:
      return chance_to_stay(walk, {.first = question.first_step, .count = periods}, test);
  }
  return 0;
}

}  // namespace

std::optional<Forecast> make_forecast(const Input& input) {
  if (input.values.size() < static_cast<std::size_t>(values_min)) return std::nullopt;
  Forecast forecast;
  forecast.method = "random_walk_drift";
  forecast.engine = "1";
  forecast.n = static_cast<int>(input.values.size());
  forecast.model = learn(input.values);
  if (!is_finite(forecast.model)) return std::nullopt;
  for (int ahead = 1; ahead <= input.horizon; ++ahead) {
    forecast.steps.push_back(step_of(level_after(forecast.model, ahead)));
    if (!is_finite(forecast.steps.back())) return std::nullopt;
  }
  return forecast;
}

double probability(const Forecast& forecast, const Question& question) {
  return rounded_probability(exact_probability(forecast.model, question));
}

std::vector<Step> running_total(const Forecast& forecast, const Question& question) {
  if (question.kind != Question::Kind::total) return {};
  std::vector<Step> steps;
  double periods = 0;
  for (const double share : question.shares) {
    periods += share;
    steps.push_back(step_of(total_after(forecast.model, question.done, periods)));
    if (!is_finite(steps.back())) return {};
  }
  return steps;
}

}  // namespace koers::forecast
