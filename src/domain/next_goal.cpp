// Dates are moved month by month of the calendar where both spans have as many.
#include "domain/next_goal.h"

#include <algorithm>

namespace koers::domain {
namespace {

// Days of one span to days of another.
class Moved {
 public:
  Moved(const Period& from, const Period& to, const Calendar& calendar)
      : from_(from),
        to_(to),
        months_from_(calendar.periods_in(Grain::month, from)),
        months_to_(calendar.periods_in(Grain::month, to)) {}

  [[nodiscard]] Date day(Date day) const {
    if (months_from_.size() != months_to_.size()) return within(day, from_, to_);
    for (std::size_t i = 0; i < months_from_.size(); ++i) {
      if (months_from_[i].contains(day))
        return clamped(within(day, months_from_[i], months_to_[i]));
    }
    return within(day, from_, to_);
  }

 private:
  static Date within(Date day, const Period& from, const Period& to) {
    if (day >= from.final_day()) return to.final_day();
    return std::min(to.first + Days{days_between(from.first, day)}, to.final_day());
  }
  [[nodiscard]] Date clamped(Date day) const { return std::clamp(day, to_.first, to_.final_day()); }

  Period from_;
  Period to_;
  std::vector<Period> months_from_;
  std::vector<Period> months_to_;
};

int steps_between(const Calendar& calendar, Grain grain, const Period& from, const Period& to) {
  int steps = 0;
  for (Period at = from; at.first < to.first; at = calendar.shift(grain, at, 1)) ++steps;
  return steps;
}

Baseline next_baseline(const Goal& goal, const Period& span, const Calendar& calendar) {
  Baseline next = goal.baseline;
  next.reason.clear();
  if (next.rule == BaselineRule::manual) return {.rule = default_baseline(goal.window)};
  if (next.rule != BaselineRule::reference_period) return next;
  const auto grain = calendar.grain_of(next.period);
  if (grain && grain == calendar.grain_of(goal.span)) {
    const int steps = steps_between(calendar, *grain, goal.span, span);
    next.period = calendar.shift(*grain, next.period, steps);
  }
  return next;
}

}  // namespace

const Goal* goal_ending_in(const Kpi& kpi, const Period& period) {
  const Goal* last = nullptr;
  for (const auto& goal : kpi.goals) {
    if (goal.state == PlanState::agreed && period.contains(goal.deadline())) last = &goal;
  }
  return last;
}

Period next_span(const Goal& goal, const Closing& closing, const Calendar& calendar) {
  const auto own = calendar.grain_of(goal.span);
  if (!own || own == calendar.grain_of(closing.closed)) return closing.open;
  return calendar.period_of(*own, closing.open.first);
}

Goal renewed(const Goal& goal, const Period& span, const Calendar& calendar) {
  const Moved moved(goal.span, span, calendar);
  Goal next = goal;
  next.span = span;
  next.baseline = next_baseline(goal, span, calendar);
  next.dropped_reason.clear();
  next.state = PlanState::agreed;
  for (auto& value : next.dated) value.from = moved.day(value.from);
  for (auto& waypoint : next.waypoints) waypoint.on = moved.day(waypoint.on);
  if (next.reach_by) next.reach_by = moved.day(*next.reach_by);
  return next;
}

Goal with_target(Goal goal, double value) {
  const double further = value - goal.target.value;
  goal.target.value = value;
  goal.dated.clear();
  goal.target_metric = {};
  if (goal.commit) *goal.commit += further;
  if (goal.stretch) *goal.stretch += further;
  const bool has_values = std::ranges::any_of(
      goal.waypoints, [](const auto& w) { return w.kind == Waypoint::Kind::value; });
  if (has_values) {
    goal.waypoints.clear();
    goal.path = PathShape::linear;
  }
  return goal;
}

}  // namespace koers::domain
