// Claims about what a goal asks for on a day: changes, dated lists, targets from elsewhere.
#include "domain/aim.h"

#include <doctest/doctest.h>

#include "domain/assess_case_test.h"

namespace koers::domain {
namespace {

Goal change(ChangeMode mode, double size) {
  return {.span = span_of("2026"),
          .kind = GoalKind::change,
          .target = {size < 0 ? Comparator::at_most : Comparator::at_least, size},
          .mode = mode};
}

double resolved(const Goal& goal, double baseline) {
  return aim_of(goal, {.baseline = baseline, .metric_value = {}}, day("2026-05-01"))
      .aim.target.value;
}

}  // namespace

TEST_CASE("a change is resolved against its baseline, in its unit, in points or in percent") {
  CHECK(resolved(change(ChangeMode::abs, 2), 31) == 33);
  CHECK(resolved(change(ChangeMode::abs, -5), 47) == 42);
  CHECK(resolved(change(ChangeMode::pp, 5), 20) == 25);
  CHECK(resolved(change(ChangeMode::rel, 20), 50) == doctest::Approx(60));
  CHECK(resolved(change(ChangeMode::rel, 100), 400) == 800);
  CHECK(resolved(change(ChangeMode::rel, -50), 60) == 30);
}

TEST_CASE("up is up below zero as well, and is said") {
  const auto found =
      aim_of(change(ChangeMode::rel, 20), {.baseline = -50, .metric_value = {}}, day("2026-05-01"));
  CHECK(found.aim.target.value == doctest::Approx(-40));
  CHECK(found.is_below_zero);
  CHECK(resolved(change(ChangeMode::rel, -20), -50) == doctest::Approx(-60));
}

TEST_CASE("percent of nothing is nothing, and a change from the unknown is unknown") {
  const Date on = day("2026-05-01");
  const AimSources zero{.baseline = 0, .metric_value = {}};
  CHECK(aim_of(change(ChangeMode::rel, 20), zero, on).trouble ==
        AimTrouble::relative_change_of_zero);
  CHECK(aim_of(change(ChangeMode::abs, 20), zero, on).trouble == AimTrouble::none);
  CHECK(aim_of(change(ChangeMode::abs, 20), {}, on).trouble == AimTrouble::no_baseline);
  CHECK_FALSE(changed(0, {.mode = ChangeMode::rel, .size = 5}).has_value());
}

TEST_CASE("of a dated list the value counts that began last; before all, the first") {
  Goal goal{.span = span_of("2026-Q1"), .target = {Comparator::at_most, 10}};
  goal.dated = {{day("2026-01-15"), 13}, {day("2026-02-15"), 12}, {day("2026-03-15"), 10}};
  const auto on = [&](const char* date) { return aim_of(goal, {}, day(date)).aim.target.value; };
  CHECK(on("2026-01-01") == 13);
  CHECK(on("2026-02-14") == 13);
  CHECK(on("2026-02-15") == 12);
  CHECK(on("2026-03-31") == 10);
}

TEST_CASE("a target from another metric is that metric's value, or not known") {
  Goal goal{.span = span_of("2026-Q1"), .target = {Comparator::above, 0}};
  goal.target_metric = Id<Metric>::trusted("budget");
  const Date on = day("2026-02-01");
  CHECK(aim_of(goal, {.baseline = {}, .metric_value = 250}, on).aim.target ==
        Target{Comparator::above, 250});
  CHECK(aim_of(goal, {}, on).trouble == AimTrouble::no_metric_value);
}

TEST_CASE("limits are met on them and between them") {
  const Goal goal{.span = span_of("2026"), .kind = GoalKind::range, .band = {95, 105}};
  const Aim aim = aim_of(goal, {}, day("2026-02-01")).aim;
  CHECK(meets(aim, 95));
  CHECK(meets(aim, 104.99999999999999999));
  CHECK_FALSE(meets(aim, 105.001));
  CHECK_FALSE(meets(aim, 94));
}

}  // namespace koers::domain
