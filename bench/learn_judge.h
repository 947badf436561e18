// Which settings do best on series as they went on: the measurement behind learn_weights.h.
#pragma once

#include <iosfwd>
#include <vector>

#include "forecast/rows.h"

namespace koers::forecast {

/// For each rhythm, with and without networks and usual weights: the mean of sMAPE and MASE, each
/// over that of the seasonally adjusted naive forecast, on the last horizon of every series. What
/// is asked was learned from other series, and from nothing within that horizon. Rhythms with fewer
/// than `samples_min` forecasts are left out.
void judge_settings(std::ostream& out, const std::vector<SeriesRow>& rows);

}  // namespace koers::forecast
