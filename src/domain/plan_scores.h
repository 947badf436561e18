// The score and status of every plan and objective on a day, from those of what scores by itself:
// one pass from the bottom of the plan up. Each KPI is counted once however many ways lead to it;
// what is not agreed changes nothing.
#pragma once

#include <span>
#include <vector>

#include "domain/plan_graph.h"
#include "domain/rollup.h"

namespace koers::domain {

struct PlanScores {
  std::vector<RollUp> nodes;  ///< By node of the graph; counts are of the leaves below, each once.
  std::vector<int> results;   ///< By node: leaves below that were not dropped.
  friend bool operator==(const PlanScores&, const PlanScores&) = default;
};

/// `leaves` as in the graph; their weights are not read, those of the graph count. A plan is scored
/// as a committed objective with the usual rules. Linear in the edges, plus for the counts what
/// stands above each node that has leaves, and above each leaf that hangs in several places.
[[nodiscard]] PlanScores plan_scores(const PlanGraph& graph, std::span<const RollUpItem> leaves);

/// What a leaf was before something new about it was known.
struct LeafChange {
  std::size_t leaf = 0;
  RollUpItem before;
};

/// Makes `scores`, of the same graph, those of `leaves` as they are now, of which one has changed.
/// Scores again what that leaf counts in, at any height, and nothing else.
void rescore(const PlanGraph& graph, std::span<const RollUpItem> leaves, const LeafChange& change,
             PlanScores& scores);

/// One member of a node as its roll-up saw it.
[[nodiscard]] RollUpItem member_item(const PlanMember& member, std::span<const RollUpItem> leaves,
                                     std::span<const RollUp> nodes);

/// The leaf below a node that stands worst: by status, then by score. None where all stand well
/// (on_track, achieved, pending) or there is only one.
[[nodiscard]] std::optional<std::size_t> weakest_leaf(const PlanGraph& graph, std::size_t node,
                                                      std::span<const RollUpItem> leaves);

/// From worst to best, for lists: off_track 0 … dropped 7.
[[nodiscard]] int severity_rank(Status status);

}  // namespace koers::domain
