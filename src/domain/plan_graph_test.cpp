// Claims about who counts where: each leaf once, weights along all paths, proposals nowhere.
#include "domain/plan_graph.h"

#include <doctest/doctest.h>

#include "base/vectors_test.h"
#include "domain/plan_sample_test.h"
#include "domain/value_rollup.h"

namespace koers::domain {
namespace {

using Names = std::vector<std::string>;

// G has A and B; c is in both, a1 in A alone, b1 in B alone.
SamplePlan diamond() {
  SamplePlan plan;
  plan.objective("g");
  plan.objective("a", {{.id = "g"}});
  plan.objective("b", {{.id = "g"}});
  plan.kpi("c", {"a", "b"});
  plan.kpi("a1", {"a"});
  plan.kpi("b1", {"b"});
  return plan;
}

double value_of(const std::string& name) {
  if (name == "c") return 100;
  return name == "a1" ? 50 : 70;
}

// The value of a node by union of its leaves.
double united(const SamplePlan& plan, std::string_view node) {
  const PlanGraph graph(plan.all);
  std::vector<UnionLeaf> leaves;
  for (const auto& [leaf, share] : value_shares(graph, *graph.find(node)))
    leaves.push_back({.value = value_of(SamplePlan::name_of(graph, leaf)), .share = share});
  return union_value(leaves, Union::sum).value();
}

}  // namespace

TEST_CASE("a KPI below two children of one objective is found once") {
  SamplePlan plan = diamond();
  CHECK(plan.under("g") == Names{"a1", "b1", "c"});
  CHECK(plan.under("b") == Names{"b1", "c"});
  CHECK(plan.under("nothing").empty());
}

TEST_CASE("a KPI that an objective lists serves it, and is the same one that it names itself") {
  SamplePlan plan;
  Objective& objective = plan.objective("g");
  plan.kpi("listed");
  plan.kpi("both", {"g"});
  objective.key_results = {SamplePlan::shared("listed"), SamplePlan::shared("both", {.weight = 3})};
  const PlanGraph graph(plan.all);
  CHECK(plan.under("g") == Names{"both", "listed"});
  const auto weights = graph.effective_weights(*graph.find("g"));
  CHECK(weights.at(0) == 0.75);
  CHECK(weights.at(1) == 0.25);
}

TEST_CASE("a leaf weighs the sum over its paths of the product along each") {
  SamplePlan plan = diamond();
  plan.all.objectives.at(Id<Objective>::trusted("b")).key_results = {
      SamplePlan::shared("c", {.weight = 1}), SamplePlan::shared("b1", {.weight = 3})};
  const auto group = vectors("dag");
  const PlanGraph graph(plan.all);
  const auto weights = graph.effective_weights(*graph.find("g"));
  CHECK(weights.at(2) == doctest::Approx(0.375));
  if (group) CHECK(is_printed_as(weights.at(2), number_at(*group, "eff_weight")));
  double all = 0;
  for (const auto& [leaf, weight] : weights) all += weight;
  CHECK(all == doctest::Approx(1));
}

TEST_CASE("values are united over leaves, whole or in shares, and never summed over paths") {
  SamplePlan plan = diamond();
  CHECK(united(plan, "a") == 150);
  CHECK(united(plan, "b") == 170);
  CHECK(united(plan, "g") == 220);
  plan.all.objectives.at(Id<Objective>::trusted("a")).key_results = {
      SamplePlan::shared("c", {.share = 0.6})};
  plan.all.objectives.at(Id<Objective>::trusted("b")).key_results = {
      SamplePlan::shared("c", {.share = 0.4})};
  CHECK(united(plan, "a") == doctest::Approx(110));
  CHECK(united(plan, "b") == doctest::Approx(110));
  CHECK(united(plan, "g") == doctest::Approx(220));
}

TEST_CASE("ratios, means and survey scores recombine from their parts") {
  const auto group = vectors("dag");
  const std::vector<UnionLeaf> churn{{.value = 2, .numerator = 2, .denominator = 100},
                                     {.value = 6, .numerator = 30, .denominator = 500}};
  const std::vector<UnionLeaf> nps{{.value = 50, .numerator = 30 - 5, .denominator = 50},
                                   {.value = 5, .numerator = 70 - 60, .denominator = 200}};
  CHECK(union_value(nps, Union::ratio, 100) == doctest::Approx(14));
  CHECK(union_value(churn, Union::ratio, 100) == doctest::Approx(16.0 / 3));
  if (!group) return;
  CHECK(is_printed_as(*union_value(churn, Union::ratio),
                      number_at(group->as_object().at("ratio"), "right")));
  CHECK(is_printed_as(*union_value(nps, Union::ratio, 100),
                      number_at(group->as_object().at("nps"), "right")));
}

TEST_CASE("what cannot be combined is not") {
  const std::vector<UnionLeaf> without_parts{{.value = 3}};
  const std::vector<UnionLeaf> of_nothing{{.value = 0, .numerator = 0, .denominator = 0}};
  CHECK_FALSE(union_value({}, Union::sum).has_value());
  CHECK_FALSE(union_value(without_parts, Union::ratio).has_value());
  CHECK_FALSE(union_value(of_nothing, Union::ratio).has_value());
  CHECK_FALSE(union_value(without_parts, Union::none).has_value());
}

TEST_CASE("what supports is shown and never counted") {
  SamplePlan plan = diamond();
  plan.objective("helper", {{.id = "g", .edge = {.kind = EdgeKind::supports}}});
  plan.kpi("aside", {"helper"});
  CHECK(plan.under("g") == Names{"a1", "b1", "c"});
  const PlanGraph graph(plan.all);
  CHECK(graph.nodes()[*graph.find("g")].members.size() == 3);
}

TEST_CASE("proposals count nowhere above, and are shown apart") {
  SamplePlan plan = diamond();
  plan.objective("idea", {{.id = "g"}}).state = PlanState::draft;
  plan.kpi("of-idea", {"idea"});
  plan.kpi("proposed", {"a"}).goals = {{.state = PlanState::proposed}};
  CHECK(plan.under("g") == Names{"a1", "b1", "c"});
  CHECK(plan.under("idea") == Names{"of-idea"});
  const PlanGraph graph(plan.all);
  CHECK(graph.nodes()[*graph.find("g")].proposals == std::vector{*graph.find("idea")});
}

TEST_CASE("an objective scored by its children alone, or by its key results alone") {
  SamplePlan plan = diamond();
  plan.kpi("own", {"g"});
  Objective& top = plan.all.objectives.at(Id<Objective>::trusted("g"));
  top.scoring.of = ScoreOf::children;
  CHECK(plan.under("g") == Names{"a1", "b1", "c"});
  top.scoring.of = ScoreOf::key_results;
  CHECK(plan.under("g") == Names{"own"});
}

TEST_CASE("which values combine is read off their metric") {
  Definitions all;
  Metric metric{.id = Id<Metric>::trusted("m")};
  const auto kind = [&](const Metric::Definition& definition, const char* unit) {
    metric.definition = definition;
    metric.unit.name = unit;
    return union_of(metric, all);
  };
  CHECK(kind(ManualMetric{.time = TimeAggregation::sum}, "EUR") == Union::sum);
  CHECK(kind(ManualMetric{.time = TimeAggregation::last}, "count") == Union::sum);
  CHECK(kind(ManualMetric{.time = TimeAggregation::last}, "percent") == Union::none);
  CHECK(kind(ManualMetric{.time = TimeAggregation::mean}, "hour") == Union::ratio);
  CHECK(kind(SimpleMetric{.agg = Aggregation::count}, "count") == Union::sum);
  CHECK(kind(SimpleMetric{.agg = Aggregation::average}, "hour") == Union::ratio);
  CHECK(kind(SimpleMetric{.agg = Aggregation::median}, "hour") == Union::none);
  CHECK(kind(StockMetric{.agg = Aggregation::count_distinct}, "count") == Union::none);
  CHECK(kind(SqlMetric{}, "count") == Union::none);
}

TEST_CASE("a roll-up of values that must not be combined is refused with what to do instead") {
  SamplePlan plan = diamond();
  Objective& top = plan.all.objectives.at(Id<Objective>::trusted("g"));
  top.roll_up = RollUpKind::value;
  const auto code = [&] {
    const PlanGraph graph(plan.all);
    const auto kind = union_below(graph, *graph.find("g"), plan.all);
    return kind ? std::string("fine") : kind.error().code;
  };
  CHECK(code() == "fine");
  Metric& odd = plan.all.metrics.at(Id<Metric>::trusted("b1"));
  odd.unit.name = "hour";
  CHECK(code() == "rollup.unit_mismatch");
  odd.unit.name = "EUR";
  odd.definition = SimpleMetric{.agg = Aggregation::average};
  CHECK(code() == "rollup.definitions_differ");
  odd.definition = SimpleMetric{.agg = Aggregation::median};
  CHECK(code() == "rollup.not_combinable");
  top.scoring.rule = ScoreRule::sum;
  CHECK(code() == "rollup.not_additive");
}

}  // namespace koers::domain
