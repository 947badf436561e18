// Every kind of goal in every form it can be written, and what is refused, each at its place.
#include <doctest/doctest.h>

#include "domain/goal.h"
#include "planfile/goal_case_test.h"

namespace koers::planfile {

using domain::BaselineRule;
using domain::ChangeMode;
using domain::Comparator;
using domain::GoalKind;
using domain::PathShape;
using domain::Window;

TEST_CASE("a change is told by its mode or by the totals it compares") {
  const auto points = only_goal("mode: abs, target: '>= 2'");
  CHECK(points.kind == GoalKind::change);
  CHECK(points.window == Window::at_end);
  CHECK(points.baseline.rule == BaselineRule::last_before_start);

  const auto traffic = only_goal("window: total_vs_previous, target: '>= 25000'");
  CHECK(traffic.kind == GoalKind::change);
  CHECK(traffic.mode == ChangeMode::abs);
  CHECK(traffic.baseline.rule == BaselineRule::previous_window);
  CHECK(traffic.path == PathShape::seasonal);

  const auto revenue = only_goal("mode: rel, window: total_vs_year_ago, target: '>= 20'");
  CHECK(revenue.baseline.rule == BaselineRule::same_period_last_year);
  CHECK(only_goal("kind: change, mode: rel, target: '<= -2'").target.value == -2);
  CHECK(goal_complaints("period: 2026, mode: pp, target: '>= 5'") ==
        "11:24 goal.points_of_no_percentage /kpis/0/goals/0/mode\n");
}

TEST_CASE("limits tell of a range, at the end or in every sub-period") {
  const auto at_end = only_goal("target: {lo: 95, hi: 105}");
  CHECK(at_end.kind == GoalKind::range);
  CHECK(at_end.window == Window::at_end);
  CHECK(at_end.band == domain::Band{95, 105});

  const auto each = only_goal("target: {lo: 95, hi: 105}, per: month, policy: {share: 0.9}");
  CHECK(each.kind == GoalKind::range);
  CHECK(each.window == Window::each);
  CHECK(each.policy.share == 0.9);
}

TEST_CASE("a target may be a dated list, bands, or another metric") {
  const auto list = only_goal(
      "target: [{from: 2026-01-01, target: '<= 12'}, {from: 2026-03-01, target: '<= 10'}]");
  CHECK(list.kind == GoalKind::reach);
  REQUIRE(list.dated.size() == 2);
  CHECK(list.dated.front() == domain::DatedValue{date_of(2026, 1, 1), 12});
  CHECK(list.target == domain::Target{Comparator::at_most, 10});

  const auto bands = only_goal("target: {cmp: '<=', value: 10, commit: 11, stretch: 9}");
  CHECK(bands.target == domain::Target{Comparator::at_most, 10});
  CHECK(bands.commit == 11);
  CHECK(bands.stretch == 9);

  const auto budget = only_goal("window: total, target: {cmp: '>=', metric: visits}");
  CHECK(budget.kind == GoalKind::accumulate);
  CHECK(budget.target_metric.text() == "visits");
}

TEST_CASE("a path may be milestones, of shares and of values") {
  const auto goal = only_goal(
      "target: '>= 9', path: [{on: 2025-12-31, share: 0}, {on: 2026-02-28, value: 7}], lag_days: "
      "5");
  CHECK(goal.path == PathShape::milestones);
  REQUIRE(goal.waypoints.size() == 2);
  CHECK(goal.waypoints.back().kind == domain::Waypoint::Kind::value);
  CHECK(goal.waypoints.back().at == 7);
  CHECK(goal.lag_days == 5);
}

TEST_CASE("to reach first and hold then is a maintain goal with the day to reach it by") {
  const auto goal = only_goal("per: month, reach_by: 2026-02-28, target: '< 2', baseline: 3.1");
  CHECK(goal.kind == GoalKind::maintain);
  CHECK(goal.reach_by == date_of(2026, 2, 28));
  CHECK(goal.baseline.value == 3.1);
}

TEST_CASE("a baseline may be a period of reference, and replace a frozen one with a reason") {
  const auto goal = only_goal(
      "target: '>= 9', baseline: {rule: reference_period, period: 2025-Q2, reason: Recounted}");
  CHECK(goal.baseline.rule == BaselineRule::reference_period);
  CHECK(goal.baseline.period.first == date_of(2025, 4, 1));
  CHECK(goal.baseline.reason == "Recounted");
}

TEST_CASE("a form of target that does not go with the kind is refused") {
  CHECK(goal_complaints("period: 2026, kind: range, target: '>= 2'") ==
        "11:45 target.form_not_for_kind /kpis/0/goals/0/target\n");
  CHECK(goal_complaints("period: 2026, kind: reach, target: {lo: 1, hi: 2}") ==
        "11:37 target.form_not_for_kind /kpis/0/goals/0/target\n");
  CHECK(
      goal_complaints("period: 2026, kind: change, target: [{from: 2026-01-01, target: '>= 1'}]") ==
      "11:38 target.form_not_for_kind /kpis/0/goals/0/target\n");
  CHECK(goal_complaints("period: 2026, mode: rel, target: {cmp: '>=', metric: visits}") ==
        "11:63 target.form_not_for_kind /kpis/0/goals/0/target/metric\n");
}

TEST_CASE("limits and bands that contradict themselves are refused") {
  CHECK(goal_complaints("period: 2026, target: {lo: 3, hi: 2}") ==
        "11:37 target.limits_crossed /kpis/0/goals/0/target/lo\n");
  CHECK(goal_complaints("period: 2026, target: {lo: 3}") ==
        "11:24 plan.missing_key /kpis/0/goals/0/target\n");
  CHECK(goal_complaints("period: 2026, target: {lo: 1, hi: 2, value: 3}") ==
        "11:54 plan.contradiction /kpis/0/goals/0/target/value\n");
  CHECK(goal_complaints("period: 2026, target: {cmp: '<=', value: 10, stretch: 11}") ==
        "11:64 target.stretch_easier /kpis/0/goals/0/target/stretch\n");
  CHECK(goal_complaints("period: 2026, target: {cmp: '>=', value: 10, commit: 11}") ==
        "11:63 target.commit_harder /kpis/0/goals/0/target/commit\n");
  CHECK(goal_complaints("period: 2026, target: {cmp: '>='}") ==
        "11:24 plan.missing_key /kpis/0/goals/0/target\n");
  CHECK(goal_complaints("period: 2026, target: {cmp: '>=', value: 1, metric: visits}") ==
        "11:51 plan.contradiction /kpis/0/goals/0/target/value\n");
}

TEST_CASE("dated lists that are empty, out of order or of two minds are refused") {
  const std::string from = "period: 2026-Q1, target: [{from: 2026-02-01, target: '>= 1'}, {from: ";
  CHECK(goal_complaints("period: 2026-Q1, target: []") ==
        "11:27 plan.empty_list /kpis/0/goals/0/target\n");
  CHECK(goal_complaints(from + "2026-01-01, target: '>= 2'}]") ==
        "11:72 goal.days_not_ascending /kpis/0/goals/0/target/1\n");
  CHECK(goal_complaints(from + "2026-02-01, target: '>= 2'}]") ==
        "11:72 goal.days_not_ascending /kpis/0/goals/0/target/1\n");
  CHECK(goal_complaints(from + "2026-03-01, target: '<= 2'}]") ==
        "11:72 target.comparisons_differ /kpis/0/goals/0/target/1\n");
  CHECK(goal_complaints(from + "2026-04-01, target: '>= 2'}]") ==
        "11:72 goal.day_outside_period /kpis/0/goals/0/target/1\n");
}

TEST_CASE("milestones have a share or a value, in order, within the period") {
  const std::string path = "period: 2026-Q1, target: '>= 1', path: [";
  CHECK(goal_complaints(path + "]") == "11:43 plan.empty_list /kpis/0/goals/0/path\n");
  CHECK(goal_complaints(path + "{on: 2026-02-01, share: 1.2}]") ==
        "11:74 path.share_out_of_range /kpis/0/goals/0/path/0/share\n");
  CHECK(goal_complaints(path + "{on: 2026-02-01}]") ==
        "11:50 plan.missing_key /kpis/0/goals/0/path/0\n");
  CHECK(goal_complaints(path + "{on: 2026-02-01, share: 0.5, value: 3}]") ==
        "11:86 plan.contradiction /kpis/0/goals/0/path/0/value\n");
  CHECK(goal_complaints(path + "{on: 2026-04-01, share: 0.5}]") ==
        "11:55 goal.day_outside_period /kpis/0/goals/0/path/0/on\n");
  CHECK(goal_complaints(path + "{on: 2026-02-01, share: 0.5}, {on: 2026-02-01, share: 0.6}]") ==
        "11:80 goal.days_not_ascending /kpis/0/goals/0/path/1\n");
}

TEST_CASE("keys that the window has no use for are refused, and those it needs are asked for") {
  CHECK(goal_complaints("period: 2026, kind: range, window: each, target: {lo: 1, hi: 2}") ==
        "11:9 plan.missing_key /kpis/0/goals/0\n");
  CHECK(goal_complaints("period: 2026, window: last_subperiod, target: '>= 1'") ==
        "11:9 plan.missing_key /kpis/0/goals/0\n");
  CHECK(goal_complaints("period: 2026, per: month, target: '>= 1', baseline: 3") ==
        "11:62 plan.key_not_for /kpis/0/goals/0/baseline\n");
  CHECK(goal_complaints("period: 2026, mode: rel, kind: reach, target: '>= 1'") ==
        "11:24 plan.key_not_for /kpis/0/goals/0/mode\n");
  CHECK(goal_complaints("period: 2026, window: total_vs_previous, target: '>= 1', "
                        "baseline: {rule: mean_of_last, count: 3}") ==
        "11:84 baseline.rule_not_for_window /kpis/0/goals/0/baseline/rule\n");
  CHECK(goal_complaints("period: 2026, kind: change, window: each, target: '>= 1'") ==
        "11:46 goal.window_not_for_kind /kpis/0/goals/0/window\n");
}

TEST_CASE("days, lags, caps and reasons that cannot be are refused") {
  CHECK(goal_complaints("period: 2026-Q1, per: month, reach_by: 2026-05-01, target: '>= 1'") ==
        "11:49 goal.day_outside_period /kpis/0/goals/0/reach_by\n");
  CHECK(goal_complaints("period: 2026-01, lag_days: 31, target: '>= 1'") ==
        "11:37 goal.lag_out_of_range /kpis/0/goals/0/lag_days\n");
  CHECK(goal_complaints("period: 2026-01, cap: 1.5, target: '>= 1'") ==
        "11:32 goal.cap_out_of_range /kpis/0/goals/0/cap\n");
  CHECK(goal_complaints("period: 2026-01, cap: 1.2, aspirational: true, target: '>= 1'") ==
        "11:32 plan.key_not_for /kpis/0/goals/0/cap\n");
  CHECK(goal_complaints("period: 2026-01, dropped: '', target: '>= 1'") ==
        "11:36 goal.dropped_without_reason /kpis/0/goals/0/dropped\n");
}

}  // namespace koers::planfile
