// The reliability diagram: across, the chance that was given; upwards, how often it came true. On
// the diagonal both are the same. Draws and says what was computed; judges nothing.
#pragma once

#include <string>
#include <string_view>

#include "chart/svg.h"
#include "chart/trend.h"
#include "domain/reliability.h"

namespace koers::chart {

struct ReliabilityChart {
  text::Locale locale = text::Locale::nl;
  domain::Reliability reliability;
};

/// A dot for each bin at its mean and share, with the interval of the share; below the axis how
/// many forecasts it holds. Bins of few goals have an open dot. `size`: 280 wide or more, and about
/// as high.
[[nodiscard]] std::string reliability_svg(const ReliabilityChart& chart, const Size& size,
                                          std::string_view id_prefix);

/// "124 verwachtingen over 35 doelen: gemiddeld 61% kans gegeven, 58% kwam uit."
[[nodiscard]] std::string describe_reliability(const ReliabilityChart& chart);

/// A row for each bin.
[[nodiscard]] ChartTable reliability_table(const ReliabilityChart& chart);

}  // namespace koers::chart
