// Inputs of the same period come from their series; those of earlier days from the days themselves.
#include "app/derived_values.h"

#include <algorithm>

#include "domain/reference_period.h"

namespace koers::app {
namespace {

const domain::MetricInput& input_of(const MetricValues& values, std::size_t index) {
  return values.formula->inputs()[index];
}

// The formula over what was found for each input; n is the least behind any of them.
std::optional<domain::Combined> computed(const formula::Formula& formula,
                                         std::span<const std::optional<domain::Combined>> found) {
  std::vector<std::optional<double>> inputs;
  std::int64_t n = 0;
  for (const auto& input : found) {
    inputs.push_back(input ? std::optional(input->value) : std::nullopt);
    if (input && input->n > 0) n = n == 0 ? input->n : std::min(n, input->n);
  }
  const auto value = formula.value(inputs);
  if (!value) return std::nullopt;
  return domain::Combined{.value = *value, .n = n};
}

std::optional<domain::Combined> over_earlier_days(const MetricValues& values,
                                                  const domain::MetricInput& input,
                                                  const domain::Calendar& calendar,
                                                  const WindowOn& window) {
  auto days = domain::periods_before(calendar, window.days, input.step, input.back);
  if (!days) return std::nullopt;
  const bool still_runs = window.on + Days{1} < window.days.last;
  if (still_runs && !counts_at_once(values))
    days = domain::same_elapsed(calendar, {.period = window.days, .on = window.on}, *days);
  if (days->first >= days->last) return std::nullopt;
  return value_over(values, calendar, {.days = *days, .on = window.on});
}

std::optional<domain::Combined> point_at(const domain::Series& series,
                                         const domain::Period& period) {
  const auto found =
      std::ranges::lower_bound(series, period.first, {},
                               [](const domain::SeriesPoint& point) { return point.period.first; });
  if (found == series.end() || found->period != period || !found->value) return std::nullopt;
  return domain::Combined{.value = *found->value, .n = found->n};
}

// Up to the day, the periods of a grain from the first that any input knows of.
std::vector<domain::Period> periods_after_first(std::span<const domain::Series> series,
                                                const MetricValues& values,
                                                const domain::Calendar& calendar, Date on) {
  std::optional<Date> first;
  for (const auto& one : series) {
    if (!one.empty())
      first = std::min(first.value_or(one.front().period.first), one.front().period.first);
  }
  if (!first) return {};
  return calendar.periods_in(values.grain, {*first, on + Days{1}});
}

}  // namespace

domain::Series derived_series(const MetricValues& values, const domain::Calendar& calendar,
                              Date on) {
  std::vector<domain::Series> series;
  for (const auto& input : values.inputs) series.push_back(series_on(input, calendar, on));
  domain::Series derived;
  for (const auto& period : periods_after_first(series, values, calendar, on)) {
    std::vector<std::optional<domain::Combined>> found;
    for (std::size_t i = 0; i < series.size(); ++i) {
      const auto& input = input_of(values, i);
      found.push_back(input.back == 0 ? point_at(series[i], period)
                                      : over_earlier_days(values.inputs[i], input, calendar,
                                                          {.days = period, .on = on}));
    }
    const auto value = computed(*values.formula, found);
    if (!value) continue;
    derived.push_back({.period = period,
                       .value = value->value,
                       .n = value->n,
                       .state = domain::state_of(period, on, values.lag_days)});
  }
  domain::mark_thin(derived, calendar, values.grain);
  return derived;
}

std::optional<domain::Combined> derived_over(const MetricValues& values,
                                             const domain::Calendar& calendar,
                                             const WindowOn& window) {
  std::vector<std::optional<domain::Combined>> found;
  for (std::size_t i = 0; i < values.inputs.size(); ++i) {
    const auto& input = input_of(values, i);
    found.push_back(input.back == 0 ? value_over(values.inputs[i], calendar, window)
                                    : over_earlier_days(values.inputs[i], input, calendar, window));
  }
  return computed(*values.formula, found);
}

}  // namespace koers::app
