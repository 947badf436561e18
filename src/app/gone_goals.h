// Goals that are defined no more: taken out of their KPI, or deleted with it. What they said before
// stays on record, and so does how they ended.
#pragma once

#include <memory>
#include <vector>

#include "app/kpi_history.h"

namespace koers::app {

struct GoneGoal {
  std::shared_ptr<const domain::Kpi> kpi;  ///< As it was last with the goal.
  domain::Goal goal;
  /// The newest change before it went: before the whole step that took it out, which may have taken
  /// out its metric first.
  store::Seq last = 0;
  Date gone_on;  ///< The local day on which it went.
};

/// As far as the view knows, in the order of `last`. A goal that was taken out and set again for
/// the same days is not gone. Cost: every version of every KPI is read and decoded once.
[[nodiscard]] Result<std::vector<GoneGoal>> gone_goals(const View& view, KpiHistory& history);

}  // namespace koers::app
