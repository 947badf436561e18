// Bottom up through the graph; counts and reporting from the leaves.
#include "domain/plan_scores.h"

#include <array>
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
  for (const auto& member : node.members) {
    if (counts_in(node, member)) items.push_back(member_item(member, leaves, nodes));
  }
  return items;
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
  LeafWalk walk(graph);
  for (const std::size_t index : graph.bottom_up()) {
    const PlanPoint& node = graph.nodes()[index];
    const RollUpRule rule = rule_of(node);
    const auto items = rule.scoring.rule == ScoreRule::sum ? summands(graph, index, leaves)
                                                           : members(node, leaves, scores.nodes);
    RollUp rolled = roll_up(items, rule);
    rolled.counts = {};
    rolled.reporting = 0;
    walk.below(index, [&](std::size_t leaf) {
      rolled.counts.add(leaves[leaf].status);
      if (leaves[leaf].status == Status::dropped) return;
      ++scores.results[index];
      if (leaves[leaf].score) ++rolled.reporting;
    });
    scores.nodes[index] = rolled;
  }
  return scores;
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
