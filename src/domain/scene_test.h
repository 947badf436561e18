// Any goal on any day, for laws that hold for all of them. For tests only.
#pragma once

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "domain/assess.h"
#include "domain/progress.h"
#include "domain/question.h"

namespace koers::domain {

inline Date any_day() { return date_of(2020, 1, 1) + Days{*rc::gen::inRange(0, 4000)}; }

inline Calendar any_calendar() {
  Calendar::Spec spec;
  spec.fiscal_start_month = static_cast<unsigned>(*rc::gen::inRange(1, 13));
  spec.fiscal_start_day = static_cast<unsigned>(*rc::gen::element(1, 1, 2, 6, 15, 28));
  spec.naming = *rc::gen::element(FiscalNaming::end_year, FiscalNaming::start_year);
  spec.pattern = static_cast<YearPattern>(*rc::gen::inRange(0, 5));
  spec.week_start = static_cast<Weekday>(*rc::gen::inRange(0, 7));
  spec.year_end = *rc::gen::element(YearEnd::nearest, YearEnd::last);
  spec.holidays.country = *rc::gen::element(Country::none, Country::netherlands);
  spec.holidays.added = {any_day()};
  spec.holidays.removed = {date_of(2025, 12, 25)};
  return Calendar::create(spec).value();
}

inline Grain any_grain() { return static_cast<Grain>(*rc::gen::inRange(0, 6)); }

/// Hundredths, so that examples stay readable when they are shrunk.
inline double any_number() { return *rc::gen::inRange(-100000, 100000) / 100.0; }

inline Comparator any_comparator() { return static_cast<Comparator>(*rc::gen::inRange(0, 4)); }

inline Comparator mirrored(Comparator comparator) {
  switch (comparator) {
    case Comparator::at_least:
      return Comparator::at_most;
    case Comparator::above:
      return Comparator::below;
    case Comparator::at_most:
      return Comparator::at_least;
    case Comparator::below:
      return Comparator::above;
  }
  return comparator;
}

inline bool is_near(double left, double right) {
  return std::fabs(left - right) <= 1e-9 * std::max({1.0, std::fabs(left), std::fabs(right)});
}

inline Way any_way() {
  return {.baseline = any_number(), .target = {any_comparator(), any_number()}};
}

/// A goal of a quarter with months since long before; of any kind, window and path.
struct Scene {
  Goal goal;
  Calendar calendar;
  Series series;
  double baseline = 0;
  std::optional<double> to_date;
  std::optional<double> probability;
  Date on;

  [[nodiscard]] Standing standing() const {
    AssessInput input{.goal = goal, .calendar = calendar};
    input.on = on;
    input.series = series;
    input.baseline = baseline;
    input.to_date = to_date;
    input.probability = probability;
    input.limits = xmr_limits(known_values(input));
    return assess(input).standing;
  }

  /// The same in other units: every number times `factor` (mirrored where it is negative) and moved
  /// by `shift`, which totals do not bear. A relative change means something else after a shift.
  [[nodiscard]] Scene in_units_of(double factor, double shift = 0) const {
    const auto moved = [&](double number) { return number * factor + shift; };
    Scene other = *this;
    Target& target = other.goal.target;
    if (factor < 0) target.comparator = mirrored(goal.target.comparator);
    const bool is_change = goal.kind == GoalKind::change;
    if (!is_change) target.value = moved(target.value);
    if (is_change && goal.mode != ChangeMode::rel) target.value *= factor;
    if (is_change && goal.mode == ChangeMode::rel && factor < 0) target.value = -target.value;
    const double ends[]{moved(goal.band.low), moved(goal.band.high)};
    other.goal.band = {std::min(ends[0], ends[1]), std::max(ends[0], ends[1])};
    for (DatedValue& dated : other.goal.dated) dated.value = moved(dated.value);
    for (auto* value : {&other.goal.commit, &other.goal.stretch, &other.to_date})
      if (*value) *value = moved(**value);
    other.baseline = moved(baseline);
    for (SeriesPoint& point : other.series) *point.value = moved(*point.value);
    return other;
  }
};

inline void any_window_into(Goal& goal) {
  goal.kind = *rc::gen::element(GoalKind::reach, GoalKind::change, GoalKind::range,
                                GoalKind::maintain, GoalKind::accumulate);
  goal.window = *rc::gen::elementOf(windows_of(goal.kind));
  goal.path = *rc::gen::element(PathShape::linear, PathShape::working_days, PathShape::milestones);
  if (goal.path == PathShape::milestones)
    goal.waypoints = {{.on = goal.span.first + Days{20}, .at = 0.1}};
  if (goal.kind == GoalKind::change)
    goal.mode = *rc::gen::element(ChangeMode::abs, ChangeMode::rel);
  if (goal.window == Window::each) {
    goal.policy.kind = *rc::gen::element(MaintainPolicy::Kind::each, MaintainPolicy::Kind::share);
    goal.policy.share = 0.6;
  }
  if (goal.kind == GoalKind::reach && *rc::gen::arbitrary<bool>())
    goal.dated = {{goal.span.first, any_number()}, {goal.span.first + Days{40}, goal.target.value}};
}

inline Scene any_scene() {
  Scene scene;
  scene.goal.span = {date_of(2026, 1, 1), date_of(2026, 4, 1)};
  scene.goal.target = {any_comparator(), any_number()};
  const double low = any_number();
  scene.goal.band = {low, low + std::fabs(any_number())};
  any_window_into(scene.goal);
  scene.baseline = any_number();
  scene.to_date = any_number();
  if (*rc::gen::arbitrary<bool>()) scene.probability = *rc::gen::inRange(0, 101) / 100.0;
  for (Date first = date_of(2024, 10, 1); first < date_of(2026, 5, 1);
       first = add_months(first, 1)) {
    scene.series.push_back(
        {.period = {first, add_months(first, 1)}, .value = any_number(), .n = 1});
  }
  scene.on = date_of(2025, 12, 20) + Days{*rc::gen::inRange(0, 130)};
  return scene;
}

}  // namespace koers::domain
