// Where everything of a trend chart lies. Picture and pointer marks are made from the same layout,
// so they cannot disagree.
#pragma once

#include <string>
#include <vector>

#include "chart/scale.h"
#include "chart/time_axis.h"
#include "chart/trend.h"

namespace koers::chart {

/// A text with its place; lines of text are 16 pixels apart.
struct PlacedText {
  std::string classes;
  Spot spot;
  Anchor anchor = Anchor::start;
  std::string words;
};

/// A line of the title: parts in voices of their own, one after the other.
struct HeadingLine {
  Spot spot;
  std::vector<std::pair<std::string, std::string>> parts;  ///< (classes, words)
};

/// One item of the legend: a little picture and its name.
enum class LegendMark : std::uint8_t {
  actual,
  open,
  thin,
  beyond,
  year_before,
  path,
  forecast,
  limits,
  signal,
  excluded,
  note
};
struct LegendItem {
  LegendMark mark;
  Spot spot;  ///< Left end of the picture, on the middle of the text.
  std::string words;
};

struct TrendLayout {
  Size size;
  Box plot;
  domain::Period days;  ///< First and last instant of the plot.
  Scale up;             ///< Value → y.
  Ticks value_ticks;
  std::vector<TimeTick> time_ticks;
  std::vector<HeadingLine> heading;
  std::vector<LegendItem> legend;
  std::vector<PlacedText> side;  ///< Names right of the plot: target, baseline, forecast.
  bool has_year_row = false;

  /// The x of the first instant of a day.
  [[nodiscard]] double x_of(Date instant) const;
  /// Where the value of a period lies: at its end, an open one at the day it stands on. A value out
  /// of sight lies at the edge.
  [[nodiscard]] Spot spot_of(const TrendPoint& point, const TrendChart& chart) const;
  /// The same, but out of sight where the value is: for lines, which are clipped.
  [[nodiscard]] Spot true_spot_of(const TrendPoint& point, const TrendChart& chart) const;
};

[[nodiscard]] TrendLayout lay_out(const TrendChart& chart, const Size& size);

/// A value as the chart's own labels write it: without its unit but for percent.
[[nodiscard]] std::string axis_number(const TrendChart& chart, double value);

/// The same for a tick of the axis: all ticks with the same decimals.
[[nodiscard]] std::string tick_number(const TrendChart& chart, const Ticks& ticks, double value);

/// "≤", "<", "≥", ">".
[[nodiscard]] std::string_view sign_of(domain::Comparator comparator);

/// The last point with a value whose period is closed; null where there is none.
[[nodiscard]] const TrendPoint* last_closed(const TrendChart& chart);

}  // namespace koers::chart
