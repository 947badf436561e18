// Quantiles of the paths, step by step.
#include "forecast/fan.h"

#include <algorithm>

namespace koers::forecast {
namespace {

Interval central(std::span<const double> ascending, double level) {
  return {.lower = quantile_of(ascending, (1 - level) / 2),
          .upper = quantile_of(ascending, (1 + level) / 2)};
}

Step step_of_sorted(std::span<const double> ascending) {
  return {.median = quantile_of(ascending, 0.5),
          .central_50 = central(ascending, 0.5),
          .central_80 = central(ascending, 0.8),
          .central_95 = central(ascending, 0.95)};
}

}  // namespace

Step step_of(std::vector<double> values) {
  std::ranges::sort(values);
  return step_of_sorted(values);
}

std::vector<Step> fan(const SamplePaths& paths, std::size_t steps) {
  std::vector<Step> all;
  for (std::size_t at = 0; at < std::min(steps, paths.horizon()); ++at)
    all.push_back(step_of_sorted(paths.sorted_at(at)));
  return all;
}

std::vector<Step> running_total(const SamplePaths& paths, const Question& question) {
  std::vector<Step> steps;
  if (question.kind != Question::Kind::total || paths.horizon() == 0) return steps;
  std::vector<double> totals(paths.count(), question.done);
  auto at = static_cast<std::size_t>(std::max(question.first_step, 1)) - 1;
  for (const double share : question.shares) {
    const std::size_t step = std::min(at++, paths.horizon() - 1);
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += share * paths.path(i)[step];
    steps.push_back(step_of(totals));
  }
  return steps;
}

}  // namespace koers::forecast
