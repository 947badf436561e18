// Claims about whether a plan adds up, and what is missing in it.
#include "domain/plan_gaps.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "domain/plan_sample_test.h"

namespace koers::domain {
namespace {

Period span(int first_month, int months) {
  return {date_of(2026, static_cast<unsigned>(first_month), 1),
          add_months(date_of(2026, 1, 1), first_month - 1 + months)};
}

Goal total(const Period& days, double target) {
  return {.span = days,
          .kind = GoalKind::accumulate,
          .target = {Comparator::at_least, target},
          .window = Window::total};
}

Goal level(const Period& days, double target) {
  return {.span = days, .target = {Comparator::at_least, target}};
}

// A year with one KPI, and a KPI of the same metric for its quarters below.
SamplePlan year_of_quarters() {
  SamplePlan plan;
  plan.objective("year");
  plan.objective("quarters", {{.id = "year"}});
  plan.kpi("whole", {"year"});
  plan.kpi("parts", {"quarters"}).metric = Id<Metric>::trusted("whole");
  return plan;
}

Kpi& kpi(SamplePlan& plan, const char* name) { return plan.all.kpis.at(Id<Kpi>::trusted(name)); }

PlanSum only_sum(const SamplePlan& plan) {
  const PlanGraph graph(plan.all);
  const auto sums = plan_sums(graph, *graph.find("year"), plan.all);
  REQUIRE(sums.size() == 1);
  return sums.front();
}

std::vector<PlanGap> gaps(const SamplePlan& plan, const char* node,
                          const std::vector<RollUpItem>& items) {
  const PlanGraph graph(plan.all);
  return plan_gaps(graph, *graph.find(node), items, Calendar{}, date_of(2026, 2, 1));
}

bool has(const std::vector<PlanGap>& gaps, PlanGap::Kind kind) {
  return std::ranges::find(gaps, kind, &PlanGap::kind) != gaps.end();
}

}  // namespace

TEST_CASE("the quarters add up to a share of the year, and the days without a goal are named") {
  SamplePlan plan = year_of_quarters();
  kpi(plan, "whole").goals = {total(span(1, 12), 1000)};
  kpi(plan, "parts").goals = {total(span(1, 3), 200), total(span(4, 3), 220),
                              total(span(7, 3), 240), total(span(10, 3), 260)};
  PlanSum sum = only_sum(plan);
  CHECK(sum.of == PlanSum::Of::periods);
  CHECK(*sum.share == doctest::Approx(0.92));
  CHECK_FALSE(sum.suffices);
  CHECK(sum.missing.empty());
  kpi(plan, "parts").goals.pop_back();
  sum = only_sum(plan);
  CHECK(sum.covered == 660);
  CHECK(sum.missing == std::vector{span(10, 3)});
}

TEST_CASE("proposals are taken where nothing is agreed yet, and said to be") {
  SamplePlan plan = year_of_quarters();
  kpi(plan, "whole").goals = {total(span(1, 12), 100)};
  Goal draft = total(span(7, 6), 60);
  draft.state = PlanState::draft;
  kpi(plan, "parts").goals = {total(span(1, 6), 50), draft};
  const PlanSum sum = only_sum(plan);
  CHECK(sum.covered == 110);
  CHECK(sum.suffices);
  CHECK(sum.counts_proposals);
}

TEST_CASE("levels suffice where the last of them reaches the goal of the year") {
  SamplePlan plan = year_of_quarters();
  kpi(plan, "whole").goals = {level(span(1, 12), 50)};
  kpi(plan, "parts").goals = {level(span(1, 6), 60), level(span(7, 6), 49)};
  CHECK_FALSE(only_sum(plan).suffices);
  kpi(plan, "parts").goals.back().target.value = 50;
  CHECK(only_sum(plan).suffices);
  CHECK_FALSE(only_sum(plan).share.has_value());
}

TEST_CASE("children in the same unit and period are the parts of a goal") {
  SamplePlan plan;
  plan.objective("year");
  plan.objective("north", {{.id = "year"}});
  plan.objective("south", {{.id = "year"}});
  plan.kpi("all", {"year"}).goals = {total(span(1, 12), 1000)};
  plan.kpi("n", {"north"}).goals = {total(span(1, 12), 400)};
  plan.kpi("s", {"south"}).goals = {total(span(1, 12), 500)};
  const PlanSum sum = only_sum(plan);
  CHECK(sum.of == PlanSum::Of::parts);
  CHECK(*sum.share == doctest::Approx(0.9));
  CHECK(sum.parts.size() == 2);
  plan.all.metrics.at(Id<Metric>::trusted("s")).unit.name = "hour";
  CHECK(only_sum(plan).covered == 400);
}

TEST_CASE("what is missing is named: goals, values, owners, results, days") {
  SamplePlan plan;
  plan.objective("year").owner = Id<Person>::trusted("anna");
  plan.objective("half", {{.id = "year"}}).period = span(1, 6);
  plan.kpi("without-goal", {"half"});
  plan.kpi("silent", {"half"}).goals = {level(span(1, 6), 1)};
  const std::vector<RollUpItem> items(2);
  const auto found = gaps(plan, "year", items);
  CHECK(has(found, PlanGap::Kind::no_goal));
  CHECK(has(found, PlanGap::Kind::silent));
  CHECK(has(found, PlanGap::Kind::no_owner));
  const auto days = std::ranges::find(found, PlanGap::Kind::uncovered, &PlanGap::kind);
  REQUIRE(days != found.end());
  CHECK(days->days == std::vector{span(7, 6)});
  plan.objective("empty");
  CHECK(has(gaps(plan, "empty", items), PlanGap::Kind::no_results));
}

TEST_CASE("a strategic plan covers whole years, and lacks those that no objective is about") {
  SamplePlan plan;
  const auto key = Id<StrategicPlan>::trusted("strategy");
  plan.all.plans[key] = {.id = key, .from_year = 2026, .to_year = 2028};
  CHECK(has(gaps(plan, "strategy", {}), PlanGap::Kind::no_children));
  plan.objective("year", {{.id = "strategy"}});
  const auto found = gaps(plan, "strategy", {});
  REQUIRE(found.size() == 1);
  CHECK(found.front().days == std::vector{Period{date_of(2027, 1, 1), date_of(2029, 1, 1)}});
}

TEST_CASE("days left are those between and after what is covered") {
  CHECK(days_left(span(1, 12), {span(4, 3), span(1, 1), span(2, 1)}) ==
        std::vector{span(3, 1), span(7, 6)});
  CHECK(days_left(span(1, 3), {span(1, 12)}).empty());
  CHECK(days_left(span(4, 3), {span(1, 3), span(7, 3)}) == std::vector{span(4, 3)});
}

}  // namespace koers::domain
