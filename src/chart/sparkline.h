// A sparkline: the last values of a KPI as a small line, on the band of their natural variation. It
// has no axis: what it says in words stands in its title.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/svg.h"
#include "text/locale.h"

namespace koers::chart {

/// One value of the line, in time order; none: a gap.
struct SparkPoint {
  std::string label;  ///< "2026-W07": for the words.
  std::optional<double> value;
};

struct Sparkline {
  text::Locale locale = text::Locale::nl;
  std::string unit;
  std::vector<SparkPoint> points;  ///< All there are: the last 26 are drawn.
};

/// Natural process limits of an XmR chart: mean ± 2.66 · the mean moving range.
struct NaturalLimits {
  double mean = 0;
  double lower = 0;  ///< Not below 0 where no value is.
  double upper = 0;
};

/// From six values on; none for fewer.
[[nodiscard]] std::optional<NaturalLimits> natural_limits(const std::vector<double>& values);

/// `<svg>` of a size of about 120 × 28. Without values: an empty picture that says so.
[[nodiscard]] std::string sparkline_svg(const Sparkline& line, const Size& size,
                                        std::string_view id_prefix);

/// "14 → 12,5 uur, dalend; buiten de normale schommeling in week 19 van 2026".
[[nodiscard]] std::string sparkline_text(const Sparkline& line);

}  // namespace koers::chart
