// Metrics whose values cannot be recombined (median, percentile, distinct) are computed over whole
// goal windows from rows, and kept as series of their own: one value per window, learned again as
// rows come in.
#pragma once

#include <vector>

#include "domain/definitions.h"
#include "store/store.h"

namespace koers::app {

/// The windows that goals compare such a metric over, with those of their baselines; windows that
/// start after today are left out.
[[nodiscard]] std::vector<domain::Period> windows_of(const domain::Definitions& definitions,
                                                     const domain::Metric& metric, Date today);

/// Where the value over a window is kept: grain day, segment "@2016-04-01..2016-06-30" (a segment
/// of values never starts with '@').
[[nodiscard]] store::SeriesKey window_key(const Id<domain::Metric>& metric,
                                          const domain::Period& window);

}  // namespace koers::app
