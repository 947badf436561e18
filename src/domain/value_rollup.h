// Values of several metrics as one: the union of the leaves, never the sum of the paths that lead
// to them. Sums add, ratios and means recombine from their parts; what does not combine is refused
// with what can be done instead.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/plan_graph.h"

namespace koers::domain {

/// How values of several units of an organization make one.
enum class Union : std::uint8_t {
  sum,    ///< Σ value.
  ratio,  ///< scale · Σ numerator / Σ denominator: ratios, means (Σ and n), survey scores.
  none,   ///< Not from values: medians, percentiles, distinct counts, free SQL.
};

/// Of a metric. Manual values: sums where they add up over time or are amounts and counts of a
/// moment, means by their n, none where neither can be said (percent, points and ratios).
[[nodiscard]] Union union_of(const Metric& metric, const Definitions& definitions);

/// One leaf's value, what it recombines from, and the part of it that counts.
struct UnionLeaf {
  double value = 0;
  std::optional<double> numerator;
  std::optional<double> denominator;
  double share = 1;  ///< In (0, 1].
};

/// The value of all together; none without leaves, where a part is missing or the denominators sum
/// to zero. 2/100 and 30/500 in percent: 5.3333. Promoters less detractors 25 of 50 and 10 of 200:
/// 14.
[[nodiscard]] std::optional<double> union_value(std::span<const UnionLeaf> leaves, Union kind,
                                                double scale = 1);

/// Which part of each leaf's value counts in a node: Σ over paths of Π of the shares written along
/// them (1 where none is), at most 1. By leaf.
[[nodiscard]] std::map<std::size_t, double> value_shares(const PlanGraph& graph, std::size_t node);

/// How the values below an objective combine. Errors, each with the KPI and what to do instead:
/// `rollup.not_combinable`, `rollup.unit_mismatch`, `rollup.definitions_differ`; for a score by sum
/// `rollup.not_additive`.
[[nodiscard]] Result<Union> union_below(const PlanGraph& graph, std::size_t node,
                                        const Definitions& definitions);

}  // namespace koers::domain
