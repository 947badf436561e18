// Both answers are made of the same specification, so they agree to the pixel.
#include "app/kpi_chart_view.h"

#include "app/chances.h"

namespace koers::app {
namespace {

chart::Size size_of(const ChartRequest& request) {
  return {static_cast<double>(request.width), static_cast<double>(request.height)};
}

Result<chart::TrendChart> chart_of(const Ports& ports, const ChartRequest& request) {
  KOERS_TRY(single, kpi_on(ports, request.kpi, request.moment));
  if (request.view.subject == ChartSubject::values)
    return kpi_chart(single.state, *single.definitions, request.locale, request.view);
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  view.definitions = single.definitions;  // The state points into them.
  KOERS_TRY(chances, chances_of(view, ports.measurer, single.state));
  return chance_chart(single.state, chances, *single.definitions, request.locale);
}

}  // namespace

Result<std::string> kpi_chart_svg(const Ports& ports, const ChartRequest& request) {
  KOERS_TRY(chart, chart_of(ports, request));
  std::string svg = chart::trend_svg(chart, size_of(request), "kpi");
  if (request.table == ChartTable::with) svg += chart::table_html(chart::chart_table(chart));
  return svg;
}

Result<ChartPoints> kpi_chart_points(const Ports& ports, const ChartRequest& request) {
  KOERS_TRY(chart, chart_of(ports, request));
  ChartPoints answer{.title = chart::trend_title(chart),
                     .width = request.width,
                     .height = request.height,
                     .points = {},
                     .table = chart::chart_table(chart),
                     .notes = chart_notes(chart, request.view)};
  for (const auto& mark : chart::trend_marks(chart, size_of(request))) {
    answer.points.push_back({.x_px = mark.spot.x,
                             .y_px = mark.spot.y,
                             .label = mark.label_text,
                             .value = mark.value,
                             .value_text = mark.value_text,
                             .n = mark.n,
                             .kind = std::string(chart::name_of(mark.kind)),
                             .is_thin = mark.is_thin,
                             .text = mark.text});
  }
  return answer;
}

}  // namespace koers::app
