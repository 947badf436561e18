// The chance of a goal over time: as it was published at the close of each day, and, of days before
// the store's first close, as it is computed now.
#pragma once

#include <vector>

#include "app/evaluate_kpi.h"

namespace koers::app {

/// One for each day from the goal's start to the view's day on which there was a chance, oldest
/// first. Empty without a goal.
[[nodiscard]] Result<std::vector<ChanceOn>> chances_of(const View& view,
                                                       measure::Measurer* measurer,
                                                       const KpiState& state);

/// The day that a chance is compared with: the last Monday before.
[[nodiscard]] Date compared_day(Date on);

}  // namespace koers::app
