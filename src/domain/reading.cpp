// Which values count for a goal on a day.
#include "domain/reading.h"

#include <algorithm>
#include <cmath>

namespace koers::domain {
namespace {

Date after(const AssessInput& input) { return input.on + Days{1}; }

// Sub-periods that lie in the span whole: a month that the span cuts is nobody's promise.
std::vector<Period> whole_periods(const AssessInput& input) {
  std::vector<Period> periods = input.calendar.periods_in(input.grain, input.goal.span);
  std::erase_if(periods, [&](const Period& period) { return !input.goal.span.contains(period); });
  return periods;
}

int needed_of(const MaintainPolicy& policy, int all) {
  if (policy.kind != MaintainPolicy::Kind::share) return all;
  // 0.9 of 10 is 9, whatever the doubles say.
  return static_cast<int>(std::ceil(policy.share * all - 1e-9));
}

const SeriesPoint* last_where(const AssessInput& input, Date ends_by) {
  for (auto point = input.series.rbegin(); point != input.series.rend(); ++point) {
    if (counts(input, *point) && point->period.last <= ends_by) return &*point;
  }
  return nullptr;
}

// Up to where values are in. Of typed values that is the end of the last period that has one,
// whole: what was not typed yet is still to come, for unknown is not zero. Others are in up to now.
Date known_until(const AssessInput& input) {
  const SeriesPoint* last = last_counting(input);
  if (last == nullptr) return after(input);
  const bool is_typed = input.open_period == OpenPeriod::counts;
  return is_typed ? last->period.last : std::max(after(input), last->period.last);
}

}  // namespace

Shape shape_of(const Goal& goal) {
  if (goal.kind == GoalKind::maintain) return Shape::hold;
  if (goal.kind == GoalKind::accumulate || goal.window == Window::total) return Shape::total;
  return goal.window == Window::period_value ? Shape::window : Shape::level;
}

bool is_ceiling(const Goal& goal) {
  return shape_of(goal) == Shape::total && !is_upward(goal.target.comparator);
}

bool counts(const AssessInput& input, const SeriesPoint& point) {
  if (!point.value || point.period.first > input.on) return false;
  return point.period.last <= after(input) || input.open_period == OpenPeriod::counts;
}

const SeriesPoint* last_counting(const AssessInput& input) {
  return last_where(input, Date::max());
}

const SeriesPoint* last_counting_in_span(const AssessInput& input) {
  return last_where(input, input.goal.span.last);
}

Period final_period(const AssessInput& input) {
  const Period last = input.calendar.period_of(input.grain, input.goal.deadline());
  return last.last <= input.goal.span.last ? last : input.calendar.shift(input.grain, last, -1);
}

SubPeriods sub_periods(const AssessInput& input) {
  SubPeriods sub;
  auto point = input.series.begin();
  for (const Period& period : whole_periods(input)) {
    ++sub.all;
    while (point != input.series.end() && point->period.first < period.first) ++point;
    const bool is_known =
        point != input.series.end() && point->period == period && counts(input, *point);
    if (is_known) {
      ++(meets(input.goal.target, *point->value) ? sub.hits : sub.misses);
    } else if (after(input) < period.last + Days{grace_of(input)}) {
      ++sub.coming;
    }
  }
  sub.needed = needed_of(input.goal.policy, sub.all);
  return sub;
}

std::optional<Way> way_of(const AssessInput& input) {
  if (shape_of(input.goal) == Shape::total) return Way{.baseline = 0, .target = input.goal.target};
  if (shape_of(input.goal) == Shape::hold || !input.baseline) return std::nullopt;
  return Way{.baseline = *input.baseline, .target = input.goal.target};
}

ElapsedPeriods elapsed_periods(const AssessInput& input) {
  const Period& span = input.goal.span;
  const Date from = std::clamp(known_until(input), span.first, span.last);
  ElapsedPeriods elapsed;
  for (const Period& period : input.calendar.periods_in(input.grain, span)) {
    const double days = period.day_count();
    const Period gone{std::max(period.first, span.first), std::min(period.last, from)};
    const Period coming{std::max(period.first, from), std::min(period.last, span.last)};
    if (gone.first < gone.last) elapsed.gone += gone.day_count() / days;
    if (coming.first >= coming.last) continue;
    if (!elapsed.next) elapsed.next = period;
    elapsed.coming.push_back(coming.day_count() / days);
  }
  return elapsed;
}

int grace_of(const AssessInput& input) { return input.grace_days.value_or(days_of(input.cadence)); }

}  // namespace koers::domain
