// Laws of scores through a plan of any shape, and who stands worst.
#include "domain/plan_scores.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "domain/plan_sample_test.h"

namespace koers::domain {
namespace {

// Six objectives, each below some of those before it, and eight KPIs that serve some of them.
SamplePlan any_plan() {
  SamplePlan plan;
  const auto weight = [] { return *rc::gen::element(0.5, 1.0, 2.0, 3.0); };
  for (int i = 0; i < 6; ++i) {
    std::vector<ParentEdge> parents;
    for (int above = 0; above < i; ++above) {
      if (*rc::gen::inRange(0, 2) == 1)
        parents.push_back({.id = "o" + std::to_string(above), .edge = {.weight = weight()}});
    }
    plan.objective("o" + std::to_string(i), parents);
  }
  for (int i = 0; i < 8; ++i) {
    const auto name = "k" + std::to_string(i);
    plan.kpi(name, {"o" + std::to_string(*rc::gen::inRange(0, 6))});
    auto& other = plan.all.objectives.at(
        Id<Objective>::trusted("o" + std::to_string(*rc::gen::inRange(0, 6))));
    if (*rc::gen::arbitrary<bool>())
      other.key_results.push_back(SamplePlan::shared(name, {.weight = weight()}));
  }
  return plan;
}

std::vector<RollUpItem> any_items(std::size_t count) {
  std::vector<RollUpItem> items;
  for (std::size_t i = 0; i < count; ++i) {
    items.push_back({.status = *rc::gen::element(Status::on_track, Status::at_risk,
                                                 Status::off_track, Status::pending),
                     .score = *rc::gen::inRange(0, 101) / 100.0});
  }
  return items;
}

// Also dropped, and without a value.
std::vector<RollUpItem> any_items_of_every_kind(std::size_t count) {
  auto items = any_items(count);
  for (auto& item : items) {
    if (*rc::gen::inRange(0, 4) == 0) item.status = Status::dropped;
    if (*rc::gen::inRange(0, 4) == 0) item.score.reset();
    item.way = {{.value = *rc::gen::inRange(0, 100) / 10.0, .target = 10}};
  }
  return items;
}

constexpr double close_enough = 1e-12;

}  // namespace

TEST_CASE("a score through the levels is that of the leaves by their effective weights") {
  CHECK(rc::check("Σ weight · score of the leaves", [] {
    const SamplePlan plan = any_plan();
    const PlanGraph graph(plan.all);
    const auto items = any_items(graph.leaves().size());
    const auto scores = plan_scores(graph, items);
    for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
      if (!scores.nodes[node].score) continue;
      // An empty objective below counts 0, and weighs.
      const bool has_empty = std::ranges::any_of(graph.nodes(), [&](const PlanPoint& point) {
        return graph.leaves_under(*graph.find(point.id())).empty();
      });
      if (has_empty) continue;
      double sum = 0;
      for (const auto& [leaf, weight] : graph.effective_weights(node))
        sum += weight * *items[leaf].score;
      RC_ASSERT(std::abs(sum - *scores.nodes[node].score) < close_enough);
    }
  }));
}

TEST_CASE("effective weights are at most the whole, and one leaf is counted once") {
  CHECK(rc::check("weights sum to one at most", [] {
    const SamplePlan plan = any_plan();
    const PlanGraph graph(plan.all);
    const auto items = any_items(graph.leaves().size());
    const auto scores = plan_scores(graph, items);
    for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
      double all = 0;
      for (const auto& [leaf, weight] : graph.effective_weights(node)) {
        RC_ASSERT(weight > 0 && weight <= 1 + close_enough);
        all += weight;
      }
      RC_ASSERT(all <= 1 + close_enough);
      const auto under = graph.leaves_under(node);
      RC_ASSERT(scores.nodes[node].counts.total() == static_cast<int>(under.size()));
      RC_ASSERT(std::ranges::adjacent_find(under) == under.end());
    }
  }));
}

TEST_CASE(
    "counts are of the leaves below, each once, and of the reporting among those not dropped") {
  CHECK(rc::check("counted one by one", [] {
    const SamplePlan plan = any_plan();
    const PlanGraph graph(plan.all);
    const auto items = any_items_of_every_kind(graph.leaves().size());
    const auto scores = plan_scores(graph, items);
    for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
      RollUp counted;
      int results = 0;
      for (const std::size_t leaf : graph.leaves_under(node)) {
        counted.counts.add(items[leaf].status);
        if (items[leaf].status == Status::dropped) continue;
        ++results;
        if (items[leaf].score) ++counted.reporting;
      }
      RC_ASSERT(scores.nodes[node].counts == counted.counts);
      RC_ASSERT(scores.nodes[node].reporting == counted.reporting);
      RC_ASSERT(scores.results[node] == results);
    }
  }));
}

TEST_CASE("one new value changes the scores above it to what they all would be anew") {
  CHECK(rc::check("scored again is scored from nothing", [] {
    SamplePlan plan = any_plan();
    plan.objective("o0").scoring.rule = *rc::gen::element(ScoreRule::weighted_mean, ScoreRule::sum);
    const PlanGraph graph(plan.all);
    auto items = any_items_of_every_kind(graph.leaves().size());
    auto scores = plan_scores(graph, items);
    for (std::size_t leaf = 0; leaf < items.size(); ++leaf) {
      const RollUpItem before = items[leaf];
      items[leaf] = any_items_of_every_kind(1).front();
      rescore(graph, items, {.leaf = leaf, .before = before}, scores);
      RC_ASSERT(scores == plan_scores(graph, items));
    }
  }));
}

TEST_CASE("one new value leaves alone what it does not count in") {
  SamplePlan plan;
  plan.objective("top");
  plan.objective("left", {{.id = "top"}});
  plan.objective("right", {{.id = "top"}});
  plan.kpi("a", {"left"});
  plan.kpi("b", {"right"});
  const PlanGraph graph(plan.all);
  std::vector<RollUpItem> items(2, {.status = Status::on_track, .score = 0.5});
  auto scores = plan_scores(graph, items);
  const std::size_t right = *graph.find("right");
  scores.nodes[right].score = 0.25;  // A mark: whoever scores it again makes it 0.5.
  const RollUpItem before = items[0];
  items[0].score = 1;
  rescore(graph, items, {.leaf = 0, .before = before}, scores);
  CHECK(scores.nodes[*graph.find("left")].score == 1);
  CHECK(scores.nodes[right].score == 0.25);
  CHECK(scores.nodes[*graph.find("top")].score == 0.625);
}

TEST_CASE("a roll-up lies between the least and the greatest of what it is made of") {
  CHECK(rc::check("min ≤ score ≤ max", [] {
    const std::vector<RollUpItem> items = [] {
      auto made = any_items(static_cast<std::size_t>(*rc::gen::inRange(1, 9)));
      for (auto& item : made) item.weight = *rc::gen::element(0.1, 1.0, 7.0);
      return made;
    }();
    const auto [least, most] =
        std::ranges::minmax_element(items, {}, [](const RollUpItem& item) { return *item.score; });
    for (const auto rule : {ScoreRule::weighted_mean, ScoreRule::mean, ScoreRule::minimum}) {
      const double score = *roll_up(items, {{.rule = rule}}).score;
      RC_ASSERT(score >= *least->score - close_enough);
      RC_ASSERT(score <= *most->score + close_enough);
    }
  }));
}

TEST_CASE("proposals change nothing that is agreed") {
  CHECK(rc::check("scores with a proposal are those without", [] {
    const SamplePlan plan = any_plan();
    SamplePlan with = plan;
    const auto parent = "o" + std::to_string(*rc::gen::inRange(0, 6));
    with.objective("z-idea", {{.id = parent}}).state =
        *rc::gen::element(PlanState::draft, PlanState::proposed);
    with.objective("z-below", {{.id = "z-idea"}});
    with.kpi("z-first", {"z-below", "z-idea"});
    with.kpi("z-second", {parent}).goals = {{.state = PlanState::draft}};
    const PlanGraph graph(plan.all);
    const PlanGraph graph_with(with.all);
    auto items = any_items(graph_with.leaves().size());
    const auto scores_with = plan_scores(graph_with, items);
    items.resize(graph.leaves().size());  // The new ones are last, by id.
    const auto scores = plan_scores(graph, items);
    for (const auto& point : graph.nodes()) {
      const auto& before = scores.nodes[*graph.find(point.id())];
      const auto& after = scores_with.nodes[*graph_with.find(point.id())];
      RC_ASSERT(before.score == after.score);
      RC_ASSERT(before.status == after.status);
      RC_ASSERT(before.counts == after.counts);
      RC_ASSERT(before.expected_score == after.expected_score);
    }
  }));
}

TEST_CASE("a strategic plan has the score of what serves it") {
  SamplePlan plan;
  const auto key = Id<StrategicPlan>::trusted("strategy");
  plan.all.plans[key] = {.id = key, .from_year = 2024, .to_year = 2028};
  plan.objective("o", {{.id = "strategy"}});
  plan.kpi("k", {"o"});
  const PlanGraph graph(plan.all);
  const std::vector<RollUpItem> items{{.status = Status::on_track, .score = 0.6}};
  CHECK(plan_scores(graph, items).nodes[*graph.find("strategy")].score == 0.6);
}

TEST_CASE("a sum counts a value once, however many ways lead to it") {
  SamplePlan plan;
  plan.objective("g").scoring.rule = ScoreRule::sum;
  plan.objective("a", {{.id = "g"}});
  plan.objective("b", {{.id = "g"}});
  plan.kpi("both", {"a", "b"});
  plan.kpi("one", {"a"});
  const PlanGraph graph(plan.all);
  std::vector<RollUpItem> items(2);
  items[0] = {.status = Status::on_track, .score = 1, .way = {{.value = 100, .target = 100}}};
  items[1] = {.status = Status::on_track, .score = 0, .way = {{.value = 0, .target = 100}}};
  CHECK(plan_scores(graph, items).nodes[*graph.find("g")].score == 0.5);
}

TEST_CASE("the weakest is the one that stands worst, and is named only where it matters") {
  SamplePlan plan;
  plan.objective("o");
  for (const char* name : {"a", "b", "c"}) plan.kpi(name, {"o"});
  const PlanGraph graph(plan.all);
  std::vector<RollUpItem> items{{.status = Status::at_risk, .score = 0.1},
                                {.status = Status::off_track, .score = 0.5},
                                {.status = Status::off_track, .score = 0.4}};
  CHECK(weakest_leaf(graph, 0, items) == 2);
  for (auto& item : items) item.status = Status::on_track;
  CHECK_FALSE(weakest_leaf(graph, 0, items).has_value());
}

}  // namespace koers::domain
