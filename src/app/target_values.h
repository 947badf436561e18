// The values of the metric that a goal takes its target from: a budget, a plan, somebody else's
// number. What is known about days to come counts: that is what plans are.
#pragma once

#include <optional>

#include "app/moment.h"
#include "domain/standing.h"

namespace koers::app {

struct TargetValues {
  std::optional<double> over_window;  ///< Over what the goal's window is about.
  domain::Series series;              ///< By sub-period, for goals about those.
};

/// Empty where the goal has a target of its own, or the metric has no value there.
[[nodiscard]] Result<TargetValues> target_values_of(const View& view, const domain::Goal& goal,
                                                    domain::Grain grain);

}  // namespace koers::app
