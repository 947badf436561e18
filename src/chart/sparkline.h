// A sparkline: the last values of a KPI as a small line, on the band of normal variation as the
// process chart has it. It has no axis: what it says in words stands in its title.
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
  bool is_signal = false;  ///< The process chart marks it.
};

/// Normal variation as it holds now. Not drawn where most of the values since lie beyond it.
struct SparkBand {
  std::size_t first = 0;  ///< The point that it holds from.
  double lower = 0;
  double upper = 0;
};

struct Sparkline {
  text::Locale locale = text::Locale::nl;
  std::string unit;
  std::vector<SparkPoint> points;  ///< All there are: the last 26 are drawn.
  std::optional<SparkBand> band;
};

/// `<svg>` of a size of about 120 × 28. Signals have a ring, unless a quarter of the values or more
/// are one: then it is a series that travels, and a ring is no news. Without values: an empty
/// picture that says so.
[[nodiscard]] std::string sparkline_svg(const Sparkline& line, const Size& size,
                                        std::string_view id_prefix);

/// "14 → 12,5 uur, dalend; een signaal in week 19 van 2026".
[[nodiscard]] std::string sparkline_text(const Sparkline& line);

}  // namespace koers::chart
