// A KPI stands for years: what the goal of the next period is.
#include "domain/next_goal.h"

#include <doctest/doctest.h>

namespace koers::domain {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

Period named(std::string_view label, const Calendar& calendar = {}) {
  return calendar.parse_label(label)->period;
}

Goal goal_of(std::string_view label, double value = 10) {
  Goal goal;
  goal.span = named(label);
  goal.target = {.comparator = Comparator::at_most, .value = value};
  return goal;
}

const Closing q1{named("2026-Q1"), named("2026-Q2")};

}  // namespace

TEST_CASE("a goal that ended in the period is found by its last day, the latest of several") {
  Kpi kpi;
  CHECK(goal_ending_in(kpi, q1.closed) == nullptr);
  kpi.goals = {goal_of("2025"), goal_of("2026-02"), goal_of("2026-03"), goal_of("2026-Q2")};
  REQUIRE(goal_ending_in(kpi, q1.closed) != nullptr);
  CHECK(goal_ending_in(kpi, q1.closed)->span == named("2026-03"));
  kpi.goals[2].state = PlanState::proposed;
  CHECK(goal_ending_in(kpi, q1.closed)->span == named("2026-02"));
  CHECK(goal_ending_in(kpi, named("2025-Q3")) == nullptr);
}

TEST_CASE("a goal as long as the closed period gets the opened one, others go on in their rhythm") {
  const Calendar calendar;
  CHECK(next_span(goal_of("2026-Q1"), q1, calendar) == named("2026-Q2"));
  CHECK(next_span(goal_of("2026-03"), q1, calendar) == named("2026-04"));
  const Closing year_end{named("2026-Q4"), named("2027-Q1")};
  CHECK(next_span(goal_of("2026"), year_end, calendar) == named("2027"));
  Goal odd = goal_of("2026-Q1");
  odd.span.first = day("2026-01-19");
  CHECK(next_span(odd, q1, calendar) == named("2026-Q2"));
}

TEST_CASE("renewing keeps the goal and moves its days; month ends stay month ends") {
  Goal goal = goal_of("2026-Q1");
  goal.path = PathShape::milestones;
  goal.waypoints = {{.on = day("2026-01-31"), .kind = Waypoint::Kind::share, .at = 0.2},
                    {.on = day("2026-02-28"), .kind = Waypoint::Kind::share, .at = 0.6},
                    {.on = day("2026-03-15"), .kind = Waypoint::Kind::share, .at = 0.8}};
  goal.dated = {{day("2026-01-01"), 12}, {day("2026-03-31"), 10}};
  goal.reach_by = day("2026-02-10");
  goal.dropped_reason = "no time";
  const auto next = renewed(goal, q1.open, {});
  CHECK(next.span == named("2026-Q2"));
  CHECK(next.target == goal.target);
  CHECK(next.waypoints[0].on == day("2026-04-30"));
  CHECK(next.waypoints[1].on == day("2026-05-31"));
  CHECK(next.waypoints[2].on == day("2026-06-15"));
  CHECK(next.dated[0].from == day("2026-04-01"));
  CHECK(next.dated[1].from == day("2026-06-30"));
  CHECK(next.reach_by == day("2026-05-10"));
  CHECK(next.dropped_reason.empty());
  CHECK(next.state == PlanState::agreed);
}

TEST_CASE("days move within spans of other lengths, and never out of them") {
  Goal goal = goal_of("2026-Q1");
  goal.reach_by = day("2026-03-20");
  const auto month = renewed(goal, named("2026-04"), {});
  CHECK(month.reach_by == day("2026-04-30"));
  goal.reach_by = day("2026-01-05");
  CHECK(renewed(goal, named("2026-04"), {}).reach_by == day("2026-04-05"));
}

TEST_CASE("the baseline is found anew by its rule") {
  Goal goal = goal_of("2026-Q1");
  goal.baseline = {.rule = BaselineRule::mean_of_last, .count = 3, .reason = "a new system"};
  CHECK(renewed(goal, q1.open, {}).baseline ==
        Baseline{.rule = BaselineRule::mean_of_last, .count = 3});
  // What somebody wrote down for the last period is not where the next one starts.
  goal.baseline = {.rule = BaselineRule::manual, .value = 14};
  CHECK(renewed(goal, q1.open, {}).baseline.rule == BaselineRule::last_before_start);
  goal.baseline = {.rule = BaselineRule::reference_period, .period = named("2025-Q1")};
  CHECK(renewed(goal, q1.open, {}).baseline.period == named("2025-Q2"));
  goal.baseline.period = named("2019");
  CHECK(renewed(goal, q1.open, {}).baseline.period == named("2019"));
}

TEST_CASE("another target takes the place of all that was said of the old one") {
  Goal goal = goal_of("2026-Q1", 10);
  goal.commit = 11;
  goal.stretch = 8;
  goal.dated = {{day("2026-01-01"), 12}};
  goal.target_metric = Id<Metric>::trusted("budget");
  goal.path = PathShape::milestones;
  goal.waypoints = {{.on = day("2026-02-28"), .kind = Waypoint::Kind::value, .at = 12}};
  const auto other = with_target(goal, 9);
  CHECK(other.target == Target{Comparator::at_most, 9});
  CHECK(other.commit == 10);
  CHECK(other.stretch == 7);
  CHECK(other.dated.empty());
  CHECK(other.target_metric.is_empty());
  CHECK(other.path == PathShape::linear);
  CHECK(other.waypoints.empty());
  goal.waypoints[0].kind = Waypoint::Kind::share;
  CHECK(with_target(goal, 9).path == PathShape::milestones);
}

}  // namespace koers::domain
