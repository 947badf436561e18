// Scores on many futures are the roll-up of each.
#include "domain/path_scores.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "domain/plan_sample_test.h"
#include "domain/score_at_end.h"

namespace koers::domain {
namespace {

RollUpItem scored(double score, Status status = Status::on_track) {
  RollUpItem item;
  item.status = status;
  item.score = score;
  item.way = SummedWay{.value = 10 * score, .baseline = 0, .target = 10};
  return item;
}

// A tree of two levels with a weight, a KPI in both, and something dropped.
SamplePlan two_levels() {
  SamplePlan plan;
  plan.objective("top");
  plan.objective("low", {{.id = "top", .edge = {.weight = 3}}});
  plan.kpi("a", {"top"});
  plan.kpi("b", {"low"});
  plan.kpi("c", {"low", "top"});
  plan.kpi("d", {"low"});
  return plan;
}

const std::vector<double> futures_of_b{0, 0.25, 1, 0.6};
const std::vector<double> futures_of_c{1, 0.5, 0, 0.3};

void check_each_future(const SamplePlan& plan) {
  const PlanGraph graph(plan.all);
  const std::vector<RollUpItem> leaves{scored(0.4), scored(0.1), scored(0.2),
                                       scored(0.9, Status::dropped)};
  const auto now = plan_scores(graph, leaves);
  const LeafScores scores{{}, futures_of_b, futures_of_c, {}};
  for (const std::string name : {"top", "low"}) {
    const std::size_t node = *graph.find(name);
    const auto row = path_scores({graph, leaves, now}, node, scores, 4);
    REQUIRE(row.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
      auto then = leaves;
      then[1] = scored(futures_of_b[i]);
      then[2] = scored(futures_of_c[i]);
      CHECK(row[i] == doctest::Approx(*plan_scores(graph, then).nodes[node].score));
    }
  }
}

}  // namespace

TEST_CASE("every future by the rule of each node") {
  for (const auto rule :
       {ScoreRule::weighted_mean, ScoreRule::mean, ScoreRule::minimum, ScoreRule::sum}) {
    auto plan = two_levels();
    for (auto& [id, objective] : plan.all.objectives) objective.scoring.rule = rule;
    check_each_future(plan);
  }
}

TEST_CASE("where nothing counts there is no score, and above it that counts nothing") {
  SamplePlan plan;
  plan.objective("top");
  plan.objective("empty", {{.id = "top"}});
  plan.kpi("a", {"top"});
  const PlanGraph graph(plan.all);
  const std::vector<RollUpItem> leaves{scored(0.8)};
  const auto now = plan_scores(graph, leaves);
  CHECK(path_scores({graph, leaves, now}, *graph.find("empty"), {{}}, 3).empty());
  const auto top = path_scores({graph, leaves, now}, *graph.find("top"), {{}}, 3);
  CHECK(top == std::vector<double>(3, *now.nodes[*graph.find("top")].expected_score));
}

TEST_CASE("what must be met is what is marked so, at any height; else everything") {
  auto plan = two_levels();
  const std::vector<RollUpItem> leaves{scored(1), scored(1), scored(1), scored(1, Status::dropped)};
  {
    const PlanGraph graph(plan.all);
    const auto musts = musts_of(graph, *graph.find("top"), leaves);
    CHECK_FALSE(musts.are_marked);
    CHECK(musts.leaves == std::vector<std::size_t>{0, 1, 2});
  }
  auto shared = SamplePlan::shared("b");
  shared.is_must = true;
  plan.all.objectives.at(Id<Objective>::trusted("low")).key_results = {shared};
  const PlanGraph graph(plan.all);
  const auto musts = musts_of(graph, *graph.find("top"), leaves);
  CHECK(musts.are_marked);
  CHECK(musts.leaves == std::vector<std::size_t>{1});
}

TEST_CASE("a value at the end scores as closing would score it") {
  Goal goal{.span = {date_of(2026, 1, 1), date_of(2026, 4, 1)},
            .kind = GoalKind::reach,
            .target = {Comparator::at_most, 10}};
  const EndAim down{.way = Way{.baseline = 14, .target = goal.target},
                    .aim = {.target = goal.target}};
  CHECK(score_at_end(goal, down, 12) == doctest::Approx(0.5));
  CHECK(score_at_end(goal, down, 9) == 1);
  CHECK(score_at_end(goal, down, 20) == 0);
  CHECK(score_at_end(goal, {.aim = {.target = goal.target}}, 10) == 1);
  CHECK(score_at_end(goal, {.aim = {.target = goal.target}}, 10.5) == 0);

  Goal ceiling = goal;
  ceiling.kind = GoalKind::accumulate;
  ceiling.window = Window::total;
  const EndAim below{.way = Way{.baseline = 0, .target = goal.target},
                     .aim = {.target = goal.target}};
  CHECK(score_at_end(ceiling, below, 10) == 1);
  CHECK(score_at_end(ceiling, below, 12.5) == doctest::Approx(0.75));
}

}  // namespace koers::domain
