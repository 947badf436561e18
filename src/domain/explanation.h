// Why a number is what it is: the formula, its inputs with their weights, and theirs, down to what
// was measured or said. A tree of facts without words; `text` has a sentence for each formula.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/key_result_standing.h"
#include "domain/plan_scores.h"

namespace koers::domain {

/// How a number was made.
enum class Formula : std::uint8_t {
  weighted_mean,  ///< Σ weight · score / Σ weight.
  mean,           ///< Σ score / count.
  minimum,        ///< The least score.
  sum,            ///< Σ (value − baseline) / Σ (target − baseline).
  milestones,     ///< Σ weight of what is done / Σ weight.
  binary,         ///< 1 if done, else 0.
  assessed,       ///< A person's score, confirmed by a second one.
  clamped,        ///< Progress, at least 0 and at most 1.
  way,            ///< (value − baseline) / (target − baseline).
  total,          ///< value / target.
  uplift,         ///< (value − what the reference had by then) / the change asked.
  range,          ///< 1 − distance to the limits / distance at the baseline.
  held,           ///< Sub-periods that held / sub-periods with a value.
  met,            ///< 1 if the target is met, else 0: there was no way to go.
  union_sum,      ///< Σ share · value.
  union_ratio,    ///< Σ share · numerator / Σ share · denominator.
  given,          ///< An input: measured, written down or said.
};
[[nodiscard]] std::string_view name_of(Formula formula);

struct Explanation {
  enum class Subject : std::uint8_t { plan, objective, kpi, key_result, number };

  Subject subject = Subject::number;
  std::string id;  ///< Of a number: what it is ("value", "baseline", "target", "done" …).
  Formula formula = Formula::given;
  std::optional<double> result;
  std::optional<double> expected;     ///< Of scores: at the end, P + (1 − P) · score below.
  std::optional<double> probability;  ///< Of an open KPI's goal.
  std::optional<Status> status;
  double weight = 1;            ///< As written, against its siblings.
  double share = 1;             ///< Of the weight here: 0 for what is shown and not counted.
  double effective_weight = 0;  ///< Of the whole above: Σ over paths. 0 for numbers.
  bool counts = true;           ///< False: dropped, or it supports.
  std::vector<Explanation> inputs;
  friend bool operator==(const Explanation&, const Explanation&) = default;
};
[[nodiscard]] std::string_view name_of(Explanation::Subject subject);

/// The score of a KPI's goal from its standing; without inputs where it has no goal or no value.
[[nodiscard]] Explanation explain_kpi(const Kpi& kpi, const Goal* goal, const Standing& standing);

/// The score of a key result that is no KPI.
[[nodiscard]] Explanation explain_result(const KeyResult& result,
                                         const KeyResultStanding& standing);

/// What a node's score is made of. `explained` are the leaves of the graph, explained; they stand
/// in the tree wherever they count.
[[nodiscard]] Explanation explain_node(const PlanGraph& graph, std::size_t node,
                                       std::span<const RollUpItem> leaves, const PlanScores& scores,
                                       std::span<const Explanation> explained);

}  // namespace koers::domain
