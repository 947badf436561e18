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
};

/// `leaves` as in the graph; their weights are not read, those of the graph count. A plan is scored
/// as a committed objective with the usual rules. Linear in the edges, plus the leaves below each
/// node for the counts.
[[nodiscard]] PlanScores plan_scores(const PlanGraph& graph, std::span<const RollUpItem> leaves);

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
