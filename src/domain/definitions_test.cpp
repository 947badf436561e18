// Claims about the rules across objects, about which goal counts on a day, and about names.
#include "domain/definitions.h"

#include <doctest/doctest.h>

#include "domain/standing.h"

namespace koers::domain {
namespace {

Period span_of(std::string_view label) { return Calendar{}.parse_label(label)->period; }

template <typename Entity>
Id<Entity> id(std::string_view text) {
  return Id<Entity>::trusted(text);
}

// A plan, an objective, a metric and a KPI that hang together.
Definitions sound() {
  Definitions all;
  all.plans[id<StrategicPlan>("plan")] = {
      .id = id<StrategicPlan>("plan"), .from_year = 2024, .to_year = 2028};
  Objective objective{
      .id = id<Objective>("grow"), .period = span_of("2026"), .parents = {{.id = "plan"}}};
  all.objectives[objective.id] = objective;
  Metric metric;
  metric.id = id<Metric>("revenue");
  all.metrics[metric.id] = metric;
  Kpi kpi{.id = id<Kpi>("revenue"), .metric = metric.id, .objectives = {objective.id}};
  all.kpis[kpi.id] = kpi;
  return all;
}

std::vector<std::string> codes(const Definitions& all) {
  std::vector<std::string> codes;
  for (const BrokenRule& rule : broken_rules(all)) codes.push_back(rule.error.code);
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a plan that hangs together breaks no rule") { CHECK(codes(sound()).empty()); }

TEST_CASE("a reference to nothing is named with what it asked for and where") {
  Definitions all = sound();
  all.kpis.begin()->second.metric = id<Metric>("revenu");
  all.kpis.begin()->second.supporting = {id<Metric>("revenue"), id<Metric>("costs")};
  all.kpis.begin()->second.owner = id<Person>("anna");
  const auto broken = broken_rules(all);
  REQUIRE(broken.size() == 3);
  CHECK(broken[0].kind == EntityKind::kpi);
  CHECK(broken[0].id == "revenue");
  CHECK(broken[0].error.code == "reference.unknown");
  CHECK(broken[0].error.pointer == "/metric");
  CHECK(broken[0].error.arguments.at("what") == "metric");
  CHECK(broken[0].error.arguments.at("id") == "revenu");
  CHECK(broken[1].error.pointer == "/owner");
  CHECK(broken[2].error.pointer == "/supporting/1");
}

TEST_CASE("objectives that are each other's parents are one cycle, told once with its path") {
  Definitions all = sound();
  const auto add = [&](const char* name, const std::vector<std::string>& parents) {
    Objective& objective = all.objectives[id<Objective>(name)];
    objective = {.id = id<Objective>(name), .period = span_of("2026")};
    for (const auto& parent : parents) objective.parents.push_back({.id = parent});
  };
  add("a", {"b", "plan"});
  add("b", {"c"});
  add("c", {"a"});
  add("leads-in", {"a"});
  const auto broken = broken_rules(all);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].error.code == "parents.cycle");
  CHECK(broken[0].error.arguments.at("path") == "a > b > c > a");
}

TEST_CASE("a ratio of itself and a team above itself are cycles too") {
  Definitions all = sound();
  Metric ratio;
  ratio.id = id<Metric>("share");
  ratio.definition = RatioMetric{id<Metric>("share"), id<Metric>("share")};
  all.metrics[ratio.id] = ratio;
  all.teams[id<Team>("support")] = {.id = id<Team>("support"), .parent = id<Team>("support")};
  CHECK(codes(all) == Codes{"parents.cycle", "parents.cycle"});
}

TEST_CASE("a chain of a hundred thousand parents is walked without recursion") {
  Definitions all = sound();
  std::string parent = "grow";
  for (int i = 0; i < 100000; ++i) {
    const std::string name = "o" + std::to_string(i);
    all.objectives[id<Objective>(name)] = {
        .id = id<Objective>(name), .period = span_of("2026"), .parents = {{.id = parent}}};
    parent = name;
  }
  CHECK(codes(all).empty());
}

TEST_CASE("an objective lies within its parents' days") {
  Definitions all = sound();
  all.objectives.begin()->second.period = span_of("2023");
  CHECK(codes(all) == Codes{"period.not_nested"});
  all.organization = Organization{};
  all.organization->calendar = Calendar::create({.fiscal_start_month = 7}).value();
  all.objectives.begin()->second.period = {date_of(2023, 7, 1), date_of(2024, 7, 1)};
  CHECK(codes(all).empty());
}

TEST_CASE("goals of one KPI do not overlap, and touching is no overlap") {
  Definitions all = sound();
  Kpi& kpi = all.kpis.begin()->second;
  kpi.goals = {{.span = span_of("2026-Q1")}, {.span = span_of("2026-Q2")}};
  CHECK(codes(all).empty());
  kpi.goals.push_back({.span = span_of("2026-06")});
  const auto broken = broken_rules(all);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].error.code == "goal.overlap");
  CHECK(broken[0].error.pointer == "/goals/2");
}

TEST_CASE("a KPI serves an objective, and an objective does not take a plan's id") {
  Definitions all = sound();
  all.kpis.begin()->second.objectives.clear();
  CHECK(codes(all) == Codes{"kpi.no_objective"});
  all = sound();
  all.objectives[id<Objective>("plan")] = {.id = id<Objective>("plan"), .period = span_of("2026")};
  const auto broken = codes(all);
  CHECK(std::ranges::count(broken, "id.taken_by_plan") == 1);
}

TEST_CASE("the goal of a day contains it, else ended last, else comes next") {
  Kpi kpi;
  CHECK(goal_on(kpi, date_of(2026, 1, 1)) == nullptr);
  kpi.goals = {{.span = span_of("2026-Q1")}, {.span = span_of("2026-Q3")}};
  CHECK(goal_on(kpi, date_of(2025, 1, 1))->span == span_of("2026-Q1"));
  CHECK(goal_on(kpi, date_of(2026, 3, 31))->span == span_of("2026-Q1"));
  CHECK(goal_on(kpi, date_of(2026, 5, 1))->span == span_of("2026-Q1"));
  CHECK(goal_on(kpi, date_of(2026, 7, 1))->span == span_of("2026-Q3"));
  CHECK(goal_on(kpi, date_of(2027, 7, 1))->span == span_of("2026-Q3"));
}

namespace {

Definitions of(const Calendar& calendar) {
  Definitions definitions;
  definitions.organization = Organization{};
  definitions.organization->calendar = calendar;
  return definitions;
}

}  // namespace

TEST_CASE("a quarter of thirteen weeks is shown by its periods, one of them by weeks") {
  const Calendar calendar = Calendar::create({.pattern = YearPattern::weeks_445}).value();
  const auto grain_over = [&](std::string_view label) {
    const Goal goal{.span = calendar.parse_label(label).value().period};
    return grain_for(Kpi{}, Metric{.definition = SimpleMetric{}}, &goal, of(calendar));
  };
  CHECK(grain_over("FY2026-Q3") == Grain::month);
  CHECK(grain_over("FY2026-P03") == Grain::week);
}

TEST_CASE(
    "the grain follows the span, the KPI, the sub-period, and what a manual metric can give") {
  Definitions all;
  Kpi kpi;
  Metric computed;
  computed.definition = SimpleMetric{};
  const Goal quarter{.span = span_of("2026-Q1")};
  const Goal month{.span = span_of("2026-02")};
  CHECK(grain_for(kpi, computed, &quarter, all) == Grain::month);
  CHECK(grain_for(kpi, computed, &month, all) == Grain::week);
  CHECK(grain_for(kpi, computed, nullptr, all) == Grain::month);
  const Goal keep{.span = span_of("2026"),
                  .kind = GoalKind::maintain,
                  .window = Window::each,
                  .per = Grain::quarter};
  CHECK(grain_for(kpi, computed, &keep, all) == Grain::quarter);
  kpi.grain = Grain::week;
  CHECK(grain_for(kpi, computed, &quarter, all) == Grain::week);

  kpi.grain.reset();
  Metric manual;
  const auto of = [&](Grain grain, TimeAggregation time) {
    manual.definition = ManualMetric{.grain = grain, .time = time};
    return grain_for(kpi, manual, &quarter, all);
  };
  CHECK(of(Grain::day, TimeAggregation::sum) == Grain::month);
  CHECK(of(Grain::day, TimeAggregation::mean) == Grain::day);
  CHECK(of(Grain::week, TimeAggregation::sum) == Grain::week);
  CHECK(of(Grain::quarter, TimeAggregation::sum) == Grain::quarter);
}

TEST_CASE("a KPI goes by its own rhythm, else by that of its values") {
  Kpi kpi;
  CHECK(cadence_for(kpi, Grain::day) == Cadence::daily);
  CHECK(cadence_for(kpi, Grain::week) == Cadence::weekly);
  CHECK(cadence_for(kpi, Grain::month) == Cadence::monthly);
  for (const Grain longer : {Grain::quarter, Grain::half, Grain::year})
    CHECK(cadence_for(kpi, longer) == Cadence::quarterly);
  kpi.cadence = Cadence::two_weekly;
  CHECK(cadence_for(kpi, Grain::year) == Cadence::two_weekly);
}

TEST_CASE("names of comparators, statuses and kinds read back") {
  for (const Comparator comparator :
       {Comparator::at_least, Comparator::above, Comparator::at_most, Comparator::below}) {
    CHECK(parse_comparator(symbol_of(comparator)).value() == comparator);
  }
  CHECK(parse_comparator("≤").value() == Comparator::at_most);
  CHECK(parse_comparator("=<").error().code == "comparator.unknown");
  CHECK(parse_status("off_track").value() == Status::off_track);
  CHECK(parse_status("green").error().code == "status.unknown");
  CHECK(entity_kind_of("plan") == EntityKind::plan);
  CHECK_FALSE(entity_kind_of("plans").has_value());
}

}  // namespace koers::domain
