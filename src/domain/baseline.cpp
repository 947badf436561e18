// Baseline rules, worked out in days.
#include "domain/baseline.h"

#include <algorithm>
#include <cmath>

#include "domain/parts.h"
#include "domain/previous_window.h"
#include "domain/reference_period.h"

namespace koers::domain {
namespace {

// A goal about a period is compared with a period: the last one in the window.
BaselineNeed from_window(const Goal& goal, const Period& window) {
  if (goal.window == Window::period_value || compares_totals(goal.window))
    return {.kind = BaselineNeed::Kind::window, .window = window};
  return {.kind = BaselineNeed::Kind::periods, .before = window.last};
}

}  // namespace

Period previous_window(const Period& span, const Calendar& calendar) {
  if (const auto grain = calendar.grain_of(span)) return calendar.shift(*grain, span, -1);
  return {span.first - Days{span.day_count()}, span.first};
}

BaselineNeed baseline_need(const Goal& goal, const Calendar& calendar) {
  const bool has_way =
      goal.window != Window::total && (goal.window != Window::each || goal.reach_by);
  if (!has_way) return {};
  switch (goal.baseline.rule) {
    case BaselineRule::manual:
      return {.kind = BaselineNeed::Kind::given, .value = goal.baseline.value};
    case BaselineRule::last_before_start:
      return {.kind = BaselineNeed::Kind::periods, .before = goal.span.first};
    case BaselineRule::mean_of_last:
      return {.kind = BaselineNeed::Kind::periods,
              .count = std::max(1, goal.baseline.count),
              .before = goal.span.first};
    case BaselineRule::previous_window:
      return from_window(goal, previous_window(goal.span, calendar));
    case BaselineRule::same_period_last_year:
      return from_window(goal, year_before(calendar, goal.span));
    case BaselineRule::reference_period:
      return {.kind = BaselineNeed::Kind::window, .window = goal.baseline.period};
  }
  return {};
}

std::optional<BaselineValue> baseline_from(const BaselineNeed& need,
                                           std::span<const SeriesPoint> series) {
  if (need.kind == BaselineNeed::Kind::given)
    return BaselineValue{.value = need.value, .period = std::nullopt};
  if (need.kind != BaselineNeed::Kind::periods) return std::nullopt;
  CompensatedSum sum;
  int found = 0;
  Period days;
  for (auto point = series.rbegin(); point != series.rend() && found < need.count; ++point) {
    if (!point->value || point->period.last > need.before) continue;
    sum.add(*point->value);
    if (found == 0) days = point->period;
    days.first = point->period.first;
    ++found;
  }
  if (found == 0 || !std::isfinite(sum.value())) return std::nullopt;
  return BaselineValue{.value = sum.value() / found, .period = days};
}

std::optional<BaselineValue> first_inside(const Goal& goal, std::span<const SeriesPoint> series) {
  for (const SeriesPoint& point : series) {
    if (point.value && goal.span.contains(point.period)) {
      return BaselineValue{.value = *point.value, .period = point.period};
    }
  }
  return std::nullopt;
}

}  // namespace koers::domain
