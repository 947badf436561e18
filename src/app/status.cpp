// Evaluates what is asked for and rolls it up; stores nothing.
#include "app/status.h"

#include <algorithm>

#include "app/joint_outlook.h"
#include "app/path_ends.h"
#include "app/unknown_reference.h"
#include "domain/value_rollup.h"

namespace koers::app {
namespace {

// What a KPI adds to sums: additive values with somewhere to go.
std::optional<domain::SummedWay> way_of(const KpiState& state,
                                        const domain::Definitions& definitions) {
  const auto& standing = state.standing;
  if (state.goal == nullptr || !standing.value) return std::nullopt;
  if (domain::union_of(*state.metric, definitions) != domain::Union::sum) return std::nullopt;
  const bool has_target = state.goal->kind == domain::GoalKind::reach ||
                          state.goal->kind == domain::GoalKind::accumulate;
  if (!has_target || !standing.aim) return std::nullopt;
  const bool is_total = state.goal->window == domain::Window::total;
  return domain::SummedWay{.value = *standing.value,
                           .baseline = is_total ? 0 : standing.baseline.value_or(0),
                           .target = standing.aim->target.value};
}

domain::RollUpItem item_of(const KpiState& state, const domain::Definitions& definitions) {
  auto item = domain::roll_up_item(state.standing);
  item.way = way_of(state, definitions);
  item.expected_score = expected_end_score(state);
  return item;
}

KeyResultState result_on(const domain::PlanLeaf& leaf, const StatusView& view) {
  const auto found = view.facts.find(key_of({leaf.objective->id, leaf.result->id}));
  static const domain::KeyResultFacts nothing;
  const auto& facts = found == view.facts.end() ? nothing : found->second;
  return {
      .objective = leaf.objective,
      .result = leaf.result,
      .standing = domain::key_result_standing(*leaf.objective, *leaf.result, facts, view.as_of)};
}

// By node: the KPIs that count below it, in order of id.
std::vector<std::vector<Id<domain::Kpi>>> kpis_below(const domain::PlanGraph& graph) {
  std::vector<std::vector<Id<domain::Kpi>>> below(graph.nodes().size());
  domain::WalkUp walk(graph);
  for (std::size_t leaf = 0; leaf < graph.leaves().size(); ++leaf) {
    const auto* kpi = graph.leaves()[leaf].kpi;
    if (kpi == nullptr) continue;
    for (const std::size_t node : walk.from_leaf(leaf)) below[node].push_back(kpi->id);
  }
  return below;
}

ObjectiveStanding standing_of(std::size_t node, const StatusView& view) {
  ObjectiveStanding standing;
  standing.objective = view.graph->nodes()[node].objective;
  standing.node = node;
  standing.roll_up = view.scores.nodes[node];
  standing.result_count = view.scores.results[node];
  return standing;
}

// The least of several scores is expected to be lower than the least of what each is expected to
// be: where it is asked for, and above, the futures of all are looked at together.
void expect_jointly(StatusView& view) {
  std::vector<bool> has_least(view.graph->nodes().size());
  for (const std::size_t node : view.graph->bottom_up()) {
    const auto& point = view.graph->nodes()[node];
    const auto is_least_below = [&](const domain::PlanMember& member) {
      return member.kind == domain::PlanMember::Kind::node && has_least[member.index];
    };
    has_least[node] =
        std::ranges::any_of(point.members, is_least_below) ||
        (point.objective != nullptr && point.objective->scoring.rule == domain::ScoreRule::minimum);
    if (!has_least[node]) continue;
    if (const auto joint = joint_outlook(view, node))
      view.scores.nodes[node].expected_score = joint->expected;
  }
}

void roll_up(StatusView& view) {
  view.graph = std::make_shared<const domain::PlanGraph>(*view.definitions);
  for (const auto& state : view.kpis) view.leaves.push_back(item_of(state, *view.definitions));
  for (const auto& leaf : view.graph->leaves()) {
    if (leaf.result == nullptr) continue;
    view.key_results.push_back(result_on(leaf, view));
    const auto& standing = view.key_results.back().standing;
    view.leaves.push_back({.status = standing.status, .score = standing.score, .probability = {}});
  }
  view.scores = domain::plan_scores(*view.graph, view.leaves);
  expect_jointly(view);
  auto kpis = kpis_below(*view.graph);
  for (std::size_t node = 0; node < view.graph->nodes().size(); ++node) {
    if (view.graph->nodes()[node].objective == nullptr) continue;
    view.objectives.push_back(standing_of(node, view));
    view.objectives.back().kpis = std::move(kpis[node]);
  }
}

// Failures are about now: looking back, the values of that day are what there is.
Result<MetricFailures> failures_of(const View& view) {
  if (!view.is_live) return MetricFailures{};
  return metric_failures(view.reader);
}

void add_failure(const MetricFailures& failures, KpiState& state) {
  const auto found = failures.find(state.metric->id);
  if (found != failures.end()) state.failure = found->second;
}

}  // namespace

Result<StatusView> status_on(const Ports& ports, const Moment& moment) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, moment));
  StatusView status;
  status.definitions = view.definitions;
  status.as_of = view.on;
  status.seq = view.known;
  KOERS_TRY(facts, key_result_facts(*reader, view.known));
  status.facts = std::move(facts);
  KOERS_TRY(failures, failures_of(view));
  for (const auto& [id, kpi] : view.definitions->kpis) {
    KOERS_TRY(state, evaluate_kpi(view, ports.measurer, kpi));
    add_failure(failures, state);
    status.kpis.push_back(std::move(state));
  }
  roll_up(status);
  return status;
}

Result<SingleKpi> kpi_on(const Ports& ports, const Id<domain::Kpi>& id, const Moment& moment) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, moment));
  const auto* kpi = domain::find(view.definitions->kpis, id);
  if (kpi == nullptr) {
    return fail(unknown_reference("kpi", id.text()));
  }
  KOERS_TRY(state, evaluate_kpi(view, ports.measurer, *kpi));
  KOERS_TRY(failures, failures_of(view));
  add_failure(failures, state);
  return SingleKpi{.definitions = view.definitions,
                   .as_of = view.on,
                   .seq = view.known,
                   .state = std::move(state)};
}

}  // namespace koers::app
