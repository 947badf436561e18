// A KPI's chart at a size: the picture, the points of that picture for pointer and keys, and its
// table.
#pragma once

#include <string>
#include <vector>

#include "app/kpi_drawings.h"
#include "app/status.h"
#include "text/locale.h"

namespace koers::app {

/// Whether a data table for screen readers goes with the picture.
enum class ChartTable : std::uint8_t { without, with };

struct ChartRequest {
  Id<domain::Kpi> kpi;
  Moment moment;
  text::Locale locale = text::Locale::nl;
  int width = 880;  ///< Pixels.
  int height = 360;
  ChartTable table = ChartTable::without;
  ChartView view;
};

[[nodiscard]] Result<std::string> kpi_chart_svg(const Ports& ports, const ChartRequest& request);

struct ChartPoint {
  double x_px = 0;
  double y_px = 0;
  std::string label;
  std::optional<double> value;
  std::string value_text;
  std::int64_t n = 0;  ///< 0: none, as for forecasts.
  std::string kind;    ///< "actual", "open", "forecast".
  bool is_thin = false;
  std::string text;  ///< All of it in one line.
};

struct ChartPoints {
  std::string title;
  int width = 0;
  int height = 0;
  std::vector<ChartPoint> points;
  chart::ChartTable table;         ///< The numbers behind the picture.
  std::vector<std::string> notes;  ///< What is to be said of the view that was asked for.
};

/// The points of exactly the picture that `kpi_chart_svg` gives for the same request.
[[nodiscard]] Result<ChartPoints> kpi_chart_points(const Ports& ports, const ChartRequest& request);

}  // namespace koers::app
