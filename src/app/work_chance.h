// The other chance of a goal: with the planned work as its owners estimate it. Shown beside the
// chance as things go; it sets no status.
#pragma once

#include "app/goal_forecast.h"

namespace koers::app {

/// What a goal is forecast in. The references are only read during the call.
struct WorkCase {
  const domain::Definitions& definitions;
  const domain::Kpi& kpi;
  const domain::Goal& goal;
  domain::Grain grain = domain::Grain::month;  ///< Of the forecast's steps.
  Date on;
};

/// P(goal met) on the forecast's own paths with the effects of the KPI's work added, which show
/// `lag_days` of the goal after delivery. None where there is no chance as things go, or where no
/// work counts by the deadline. The same seed every time, so the same number.
/// Cost: a pass over the paths for each effect.
[[nodiscard]] std::optional<double> probability_with_work(const GoalForecast& forecast,
                                                          const WorkCase& goaled);

}  // namespace koers::app
