// The values of a series without their season, where they have one: what is compared with the value
// before, and charted against limits, when every December is busy.
#pragma once

#include <span>
#include <vector>

#include "domain/process_chart.h"

namespace koers::app {

struct AdjustedSeries {
  std::vector<double> values;  ///< One for each point: adjusted, or as it is.
  bool is_adjusted = false;
  bool is_ratio = false;  ///< The season multiplies; else it adds.
};

/// Closed values of one grain in time order. The season is that of the year, of days that of the
/// week. It takes three whole seasons, an autocorrelation at one season that stands out, and a
/// pattern that explains a good part of what deviates from the trend; no more than a fifth of the
/// periods between the first and the last may lack a value, and none may lie beyond ±1e300.
[[nodiscard]] AdjustedSeries adjusted_series(std::span<const domain::ProcessPoint> points,
                                             const domain::Calendar& calendar, domain::Grain grain);

}  // namespace koers::app
