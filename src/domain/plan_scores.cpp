// Scores bottom up through the graph; counts from the leaves up.
#include "domain/plan_scores.h"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

namespace koers::domain {
namespace {

RollUpRule rule_of(const PlanPoint& node) {
  if (node.objective == nullptr) return {};
  return {.scoring = node.objective->scoring, .commitment = node.objective->commitment};
}

// A sum is over the leaves, each once: a value that two ways lead to is one value.
std::vector<RollUpItem> summands(const PlanGraph& graph, std::size_t node,
                                 std::span<const RollUpItem> leaves) {
  std::vector<RollUpItem> items;
  for (const std::size_t leaf : graph.leaves_under(node)) {
    items.push_back(leaves[leaf]);
    items.back().weight = 1;
  }
  return items;
}

std::vector<RollUpItem> members(const PlanPoint& node, std::span<const RollUpItem> leaves,
                                std::span<const RollUp> nodes) {
  std::vector<RollUpItem> items;
  items.reserve(node.members.size());
  for (const auto& member : node.members) {
    if (counts_in(node, member)) items.push_back(member_item(member, leaves, nodes));
  }
  return items;
}

RollUp rolled_up(const PlanGraph& graph, std::size_t index, std::span<const RollUpItem> leaves,
                 std::span<const RollUp> nodes) {
  const PlanPoint& node = graph.nodes()[index];
  const RollUpRule rule = rule_of(node);
  if (rule.scoring.rule == ScoreRule::sum) return roll_up(summands(graph, index, leaves), rule);
  return roll_up(members(node, leaves, nodes), rule);
}

// How many leaves stand how.
struct Tally {
  StatusCounts counts;
  int results = 0;    // Those not dropped.
  int reporting = 0;  // Those of them with a score.

  void add(const Tally& other) { combine(other, std::plus{}); }
  void take_away(const Tally& other) { combine(other, std::minus{}); }

 private:
  template <typename Combine>
  void combine(const Tally& other, const Combine& combine) {
    std::ranges::transform(counts.of, other.counts.of, counts.of.begin(), combine);
    results = combine(results, other.results);
    reporting = combine(reporting, other.reporting);
  }
};

Tally tally_of(const RollUpItem& leaf) {
  Tally tally;
  tally.counts.add(leaf.status);
  if (leaf.status == Status::dropped) return tally;
  tally.results = 1;
  tally.reporting = leaf.score ? 1 : 0;
  return tally;
}

Tally tally_at(const PlanScores& scores, std::size_t node) {
  const RollUp& kept = scores.nodes[node];
  return {.counts = kept.counts, .results = scores.results[node], .reporting = kept.reporting};
}

void put(const Tally& tally, PlanScores& scores, std::size_t node) {
  scores.nodes[node].counts = tally.counts;
  scores.nodes[node].reporting = tally.reporting;
  scores.results[node] = tally.results;
}

// By node: everything that counts below it, each leaf once. What hangs in one place goes up from
// there together; what hangs in several goes up by itself.
std::vector<Tally> tallies_below(const PlanGraph& graph, std::span<const RollUpItem> leaves) {
  std::vector<Tally> here(graph.nodes().size());
  std::vector<Tally> below(graph.nodes().size());
  WalkUp walk(graph);
  for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
    const auto parents = graph.parents_of_leaf(leaf);
    const Tally tally = tally_of(leaves[leaf]);
    if (parents.size() == 1) {
      here[parents.front()].add(tally);
    } else {
      for (const std::size_t node : walk.from_leaf(leaf)) below[node].add(tally);
    }
  }
  for (std::size_t node = 0; node < here.size(); ++node) {
    below[node].add(here[node]);
    if (here[node].counts.total() == 0) continue;
    for (const std::size_t above : walk.from_node(node)) below[above].add(here[node]);
  }
  return below;
}

}  // namespace

RollUpItem member_item(const PlanMember& member, std::span<const RollUpItem> leaves,
                       std::span<const RollUp> nodes) {
  RollUpItem item;
  if (member.kind == PlanMember::Kind::leaf) {
    item = leaves[member.index];
  } else {
    const RollUp& below = nodes[member.index];
    item = {.status = below.status,
            .score = below.score,
            .probability = {},
            .expected_score = below.expected_score,
            .shares = below.shares,
            .way = {}};
  }
  item.weight = member.edge.weight;
  item.is_must = member.is_must;
  return item;
}

PlanScores plan_scores(const PlanGraph& graph, std::span<const RollUpItem> leaves) {
  PlanScores scores;
  scores.nodes.resize(graph.nodes().size());
  scores.results.resize(graph.nodes().size());
  const std::vector<Tally> tallies = tallies_below(graph, leaves);
  for (const std::size_t node : graph.bottom_up()) {
    scores.nodes[node] = rolled_up(graph, node, leaves, scores.nodes);
    put(tallies[node], scores, node);
  }
  return scores;
}

void rescore(const PlanGraph& graph, std::span<const RollUpItem> leaves, const LeafChange& change,
             PlanScores& scores) {
  std::vector<bool> is_above(graph.nodes().size());
  WalkUp walk(graph);
  for (const std::size_t node : walk.from_leaf(change.leaf)) is_above[node] = true;
  for (const std::size_t node : graph.bottom_up()) {
    if (!is_above[node]) continue;
    Tally tally = tally_at(scores, node);
    tally.take_away(tally_of(change.before));
    tally.add(tally_of(leaves[change.leaf]));
    scores.nodes[node] = rolled_up(graph, node, leaves, scores.nodes);
    put(tally, scores, node);
  }
}

int severity_rank(Status status) {
  // off_track, missed, at_risk, partial, pending, on_track, achieved, dropped.
  constexpr std::array<int, 8> ranks{4, 5, 2, 0, 6, 3, 1, 7};
  return ranks[static_cast<std::size_t>(status)];
}

std::optional<std::size_t> weakest_leaf(const PlanGraph& graph, std::size_t node,
                                        std::span<const RollUpItem> leaves) {
  const auto under = graph.leaves_under(node);
  if (under.size() < 2) return std::nullopt;
  const auto rank = [&](std::size_t leaf) {
    return std::tuple(severity_rank(leaves[leaf].status), leaves[leaf].score.value_or(0));
  };
  std::optional<std::size_t> weakest;
  for (const std::size_t leaf : under) {
    if (severity_rank(leaves[leaf].status) > severity_rank(Status::partial)) continue;
    if (!weakest || rank(leaf) < rank(*weakest)) weakest = leaf;
  }
  return weakest;
}

}  // namespace koers::domain
