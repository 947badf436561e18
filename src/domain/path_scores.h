// The score of one plan or objective on many futures at once: the roll-up of rollup.h, future by
// future.
#pragma once

#include <span>
#include <vector>

#include "domain/plan_scores.h"

namespace koers::domain {

/// By leaf of the graph: its score on each future; empty: it stays at what it is expected to score.
using LeafScores = std::vector<std::vector<double>>;

/// A plan as it stands.
struct PlanNow {
  const PlanGraph& graph;
  std::span<const RollUpItem> leaves;
  const PlanScores& scores;
};

/// The score of a node on each of `futures`, by the rule of each node on the way; what was dropped
/// counts nowhere, what does not score yet counts 0. Empty where nothing counts.
[[nodiscard]] std::vector<double> path_scores(const PlanNow& now, std::size_t node,
                                              const LeafScores& scores, std::size_t futures);

/// The leaves that must be met for a node: those marked so at any height; where none is, all that
/// count. Dropped ones are left out.
struct Musts {
  std::vector<std::size_t> leaves;
  bool are_marked = false;
};
[[nodiscard]] Musts musts_of(const PlanGraph& graph, std::size_t node,
                             std::span<const RollUpItem> leaves);

}  // namespace koers::domain
