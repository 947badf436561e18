// Targets for a goal to come, from the forecast of its metric: the level that is reached in half of
// the cases, and the one in four out of five. Proposes; decides nothing.
#pragma once

#include <string_view>
#include <vector>

#include "app/moment.h"

namespace koers::app {

/// The chances that levels are proposed for.
inline constexpr double even_chance = 0.5;
inline constexpr double likely_chance = 0.8;

struct ProposedTarget {
  double wanted = even_chance;  ///< The chance it was looked for with.
  double target = 0;            ///< Rounded to what the two levels can be told apart by.
  double probability = 0;       ///< P(goal met) with exactly this target.
};

/// Why there are no proposals.
enum class NoProposal : std::uint8_t {
  none,
  too_few_values,  ///< The forecast needs more.
  range,           ///< A range has two limits: no single level has a chance.
  nothing_to_ask,  ///< The span has passed, or it is not known where a change would start.
  not_found,       ///< No level has these chances: what is asked for is decided already.
};
[[nodiscard]] std::string_view name_of(NoProposal reason);

struct TargetProposals {
  std::vector<ProposedTarget> targets;  ///< Even chance first; empty where there is a reason.
  NoProposal reason = NoProposal::none;
  std::optional<double> probability;  ///< Of the goal as it is given.
};

/// For a goal that the KPI need not have, on the view's day. Percentages stay within 0 and 100, and
/// what was never negative does not become so; the probability is that of the level as proposed.
/// `measurer` as in `metric_values_of`.
[[nodiscard]] Result<TargetProposals> target_proposals(const View& view,
                                                       measure::Measurer* measurer,
                                                       const domain::Kpi& kpi,
                                                       const domain::Goal& goal);

}  // namespace koers::app
