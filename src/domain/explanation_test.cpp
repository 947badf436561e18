// Claims about explanations: every number follows from the inputs that are shown with it.
#include "domain/explanation.h"

#include <doctest/doctest.h>

#include "domain/plan_sample_test.h"

namespace koers::domain {
namespace {

Standing standing(double score) {
  return {
      .status = Status::on_track, .value = 12, .baseline = 14, .progress = score, .score = score};
}

double followed(const Explanation& here) {
  double sum = 0;
  for (const auto& input : here.inputs) sum += input.share * input.result.value_or(0);
  return sum;
}

}  // namespace

TEST_CASE("a score is explained by its members, their shares and effective weights") {
  SamplePlan plan;
  plan.objective("g");
  plan.objective("a", {{.id = "g"}});
  plan.objective("b", {{.id = "g"}});
  plan.kpi("c", {"a"});
  plan.kpi("d", {"a"});
  plan.all.objectives.at(Id<Objective>::trusted("b")).key_results = {
      SamplePlan::shared("c", {.weight = 1}), SamplePlan::shared("d", {.weight = 3})};
  const PlanGraph graph(plan.all);
  std::vector<RollUpItem> items;
  std::vector<Explanation> leaves;
  for (const double score : {0.2, 0.6}) {
    items.push_back(roll_up_item(standing(score)));
    leaves.push_back(explain_kpi(*graph.leaves()[leaves.size()].kpi, nullptr, standing(score)));
  }
  const auto scores = plan_scores(graph, items);
  const auto top = explain_node(graph, *graph.find("g"), items, scores, leaves);
  CHECK(top.formula == Formula::weighted_mean);
  REQUIRE(top.inputs.size() == 2);
  CHECK(*top.result == doctest::Approx(followed(top)));
  CHECK(*top.inputs[1].result == doctest::Approx(followed(top.inputs[1])));
  CHECK(top.inputs[1].inputs[0].share == 0.25);
  CHECK(top.inputs[1].inputs[0].effective_weight == doctest::Approx(0.375));
  CHECK(top.inputs[1].effective_weight == 0.5);
}

TEST_CASE("what is expected at the end is explained by the chance of each goal") {
  SamplePlan plan;
  plan.objective("o");
  plan.kpi("a", {"o"});
  plan.kpi("b", {"o"});
  const PlanGraph graph(plan.all);
  Standing open = standing(0.5);
  open.probability = 0.6;
  Standing closed = standing(0.4);
  closed.status = Status::partial;
  closed.probability = 0.9;
  const std::vector<RollUpItem> items{roll_up_item(open), roll_up_item(closed)};
  const std::vector<Explanation> leaves{explain_kpi(*graph.leaves()[0].kpi, nullptr, open),
                                        explain_kpi(*graph.leaves()[1].kpi, nullptr, closed)};
  const auto top = explain_node(graph, 0, items, plan_scores(graph, items), leaves);
  CHECK(*top.inputs[0].expected == doctest::Approx(0.8));
  CHECK(top.inputs[0].probability == 0.6);
  CHECK(top.inputs[1].expected == 0.4);
  CHECK_FALSE(top.inputs[1].probability);
  CHECK(*top.expected == doctest::Approx(0.6));
}

TEST_CASE("what supports, and what was dropped, is shown with no share") {
  SamplePlan plan;
  Objective& objective = plan.objective("o");
  for (const char* name : {"a", "b", "c"}) plan.kpi(name);
  objective.key_results = {SamplePlan::shared("a"), SamplePlan::shared("b"),
                           SamplePlan::shared("c", {.kind = EdgeKind::supports})};
  const PlanGraph graph(plan.all);
  std::vector<RollUpItem> items(3, {.status = Status::on_track, .score = 0.5});
  items[1].status = Status::dropped;
  const std::vector<Explanation> leaves(3);
  const auto top = explain_node(graph, 0, items, plan_scores(graph, items), leaves);
  CHECK(top.inputs[0].share == 1);
  CHECK_FALSE(top.inputs[1].counts);
  CHECK_FALSE(top.inputs[2].counts);
  CHECK(top.inputs[2].share == 0);
}

TEST_CASE("progress is explained as its goal measures it") {
  Goal goal{.target = {Comparator::at_most, 10}};
  const Kpi kpi;
  Standing now = standing(0.5);
  const auto formula = [&] { return explain_kpi(kpi, &goal, now).inputs.front().formula; };
  CHECK(formula() == Formula::way);
  CHECK(explain_kpi(kpi, &goal, now).inputs.front().inputs.size() == 3);
  now.is_degenerate = true;
  CHECK(formula() == Formula::met);
  now.is_degenerate = false;
  goal.kind = GoalKind::range;
  CHECK(formula() == Formula::range);
  goal.kind = GoalKind::change;
  goal.window = Window::total_vs_previous;
  CHECK(formula() == Formula::uplift);
  goal.window = Window::total;
  CHECK(formula() == Formula::total);
  goal.window = Window::each;
  CHECK(formula() == Formula::held);
  CHECK(explain_kpi(kpi, nullptr, now).inputs.empty());
}

TEST_CASE("milestones explain a key result by what is done") {
  KeyResult steps{.id = "steps", .kind = KeyResult::Kind::milestones};
  steps.milestones = {{.id = "a", .weight = 1}, {.id = "b", .weight = 3}};
  KeyResultStanding standing{.score = 0.25, .milestones = {{.is_done = true}, {}}};
  const auto explained = explain_result(steps, standing);
  CHECK(explained.formula == Formula::milestones);
  CHECK(explained.inputs[0].result == 1);
  CHECK(explained.inputs[1].weight == 3);
  CHECK(explain_result({.id = "x", .kind = KeyResult::Kind::assessed}, {}).formula ==
        Formula::assessed);
}

}  // namespace koers::domain
