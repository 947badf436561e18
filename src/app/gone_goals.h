// Goals that are defined no more: taken out of their KPI, or deleted with it. What they said before
// stays on record, and so does how they ended.
#pragma once

#include <vector>

#include "app/moment.h"

namespace koers::app {

struct GoneGoal {
  domain::Kpi kpi;  ///< As it was last with the goal.
  domain::Goal goal;
  store::Seq gone = 0;  ///< The change that took it out.
};

/// As far as the view knows, by KPI and then by days. A goal that was taken out and set again for
/// the same days is not gone. Cost: every version of every KPI is decoded once.
[[nodiscard]] Result<std::vector<GoneGoal>> gone_goals(const View& view);

/// What was known and defined when it was last there. The view's reader and forecasts serve it.
[[nodiscard]] Result<View> view_before(const View& view, const GoneGoal& goal);

}  // namespace koers::app
