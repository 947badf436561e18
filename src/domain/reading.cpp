// Which values count for a goal on a day.
#include "domain/reading.h"

#include <algorithm>
#include <cmath>

namespace koers::domain {
namespace {

Date after(const AssessInput& input) { return input.on + Days{1}; }

// The first sub-period that is to be kept; it lies in the span whole: a month that the span cuts is
// nobody's promise.
Period first_kept(const AssessInput& input) {
  const Goal& goal = input.goal;
  Period first = input.calendar.period_of(input.grain, goal.span.first);
  if (first.first < goal.span.first) first = input.calendar.shift(input.grain, first, 1);
  if (!goal.reach_by) return first;
  Period reached = input.calendar.period_of(input.grain, *goal.reach_by);
  if (reached.final_day() > *goal.reach_by)
    reached = input.calendar.shift(input.grain, reached, -1);
  return std::max(first, reached);
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
  switch (goal.window) {
    case Window::at_end:
    case Window::last_subperiod:
      return Shape::level;
    case Window::period_value:
      return Shape::window;
    case Window::any_time:
      return Shape::touch;
    case Window::total:
      return Shape::total;
    case Window::total_vs_previous:
    case Window::total_vs_year_ago:
      return Shape::uplift;
    case Window::each:
      return Shape::hold;
  }
  return Shape::level;
}

bool is_ceiling(const Goal& goal) {
  return shape_of(goal) == Shape::total && !is_upward(goal.target.comparator);
}

AimFound aim_on(const AssessInput& input, Date on) {
  return aim_of(input.goal, {.baseline = input.baseline, .metric_value = input.target_value}, on);
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

const SeriesPoint* best_in_span(const AssessInput& input) {
  const AimFound found = aim_on(input, input.goal.deadline());
  const Way way{.target = found.aim.target, .band = found.aim.band};
  const SeriesPoint* best = nullptr;
  for (const SeriesPoint& point : input.series) {
    if (!counts(input, point) || !input.goal.span.contains(point.period)) continue;
    if (best == nullptr || shortfall(way, *point.value) < shortfall(way, *best->value))
      best = &point;
  }
  return best;
}

Period final_period(const AssessInput& input) {
  const Period last = input.calendar.period_of(input.grain, input.goal.deadline());
  return last.last <= input.goal.span.last ? last : input.calendar.shift(input.grain, last, -1);
}

SubPeriods sub_periods(const AssessInput& input) {
  SubPeriods sub;
  auto point = input.series.begin();
  // The calendar is asked only for the sub-periods that the series leaves out.
  const auto after_it = [&](const Period& period) {
    const bool follows = point != input.series.end() && point->period.first == period.last;
    return follows ? point->period : input.calendar.shift(input.grain, period, 1);
  };
  for (Period period = first_kept(input); input.goal.span.contains(period);
       period = after_it(period)) {
    if (sub.all == 0) sub.first = period;
    ++sub.all;
    while (point != input.series.end() && point->period.first < period.first) ++point;
    const bool is_there = point != input.series.end() && point->period == period;
    const SeriesPoint* here = is_there ? &*point++ : nullptr;
    const AimFound found = aim_in(input, period);
    if (here != nullptr && counts(input, *here) && found.trouble == AimTrouble::none) {
      ++(meets(found.aim, *here->value) ? sub.hits : sub.misses);
    } else if (after(input) < period.last + Days{grace_of(input)}) {
      ++sub.coming;
    }
  }
  sub.needed = needed_of(input.goal.policy, sub.all);
  return sub;
}

AimFound aim_in(const AssessInput& input, const Period& period) {
  AimSources sources{.baseline = input.baseline, .metric_value = std::nullopt};
  if (!input.goal.target_metric.is_empty()) {
    const auto found =
        std::ranges::lower_bound(input.target_series, period, {}, &SeriesPoint::period);
    if (found != input.target_series.end() && found->period == period)
      sources.metric_value = found->value;
  }
  return aim_of(input.goal, sources, period.final_day());
}

std::optional<Way> way_of(const AssessInput& input) {
  const Shape shape = shape_of(input.goal);
  if (shape == Shape::hold && !input.goal.reach_by) return std::nullopt;
  const bool from_zero = shape == Shape::total;
  if (!from_zero && !input.baseline) return std::nullopt;
  const AimFound found = aim_on(input, input.goal.deadline());
  if (found.trouble != AimTrouble::none) return std::nullopt;
  return Way{.baseline = from_zero ? 0 : *input.baseline,
             .target = found.aim.target,
             .band = found.aim.band};
}

bool is_approaching(const AssessInput& input) {
  return input.goal.reach_by && input.on < *input.goal.reach_by;
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
