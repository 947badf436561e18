// Which values of a trend get their number written beside them, and where: first, last, lowest and
// highest, as far as they find room.
#pragma once

#include <vector>

#include "chart/trend_layout.h"

namespace koers::chart {

/// Numbers beside points, none over another nor over a dot; the last value always has one.
[[nodiscard]] std::vector<PlacedText> value_labels(const TrendChart& chart,
                                                   const TrendLayout& layout);

/// "stand op 14 feb." and "einddatum 31 mrt." above the plot, beside each other or not at all over.
[[nodiscard]] std::vector<PlacedText> day_labels(const TrendChart& chart,
                                                 const TrendLayout& layout);

}  // namespace koers::chart
