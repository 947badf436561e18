// Both answers are made of the same specification, so they agree to the pixel.
#include "app/kpi_chart_view.h"

#include "app/chances.h"
#include "app/process_drawing.h"

namespace koers::app {
namespace {

chart::Size size_of(const ChartRequest& request) {
  return {static_cast<double>(request.width), static_cast<double>(request.height)};
}

// A chart and what is said of it.
struct Drawn {
  chart::TrendChart chart;
  std::vector<std::string> notes;
};

Drawn values_drawn(const SingleKpi& single, const ChartRequest& request) {
  const auto& definitions = *single.definitions;
  Drawn drawn{kpi_chart(single.state, definitions, request.locale, request.view), {}};
  drawn.notes = chart_notes(drawn.chart, request.view);
  if (!request.view.with_limits) return drawn;
  const auto process = process_of(single.state, definitions.calendar());
  const ProcessWords words{single.state, process, definitions.calendar(), request.locale};
  for (auto& note : words.notes()) drawn.notes.push_back(std::move(note));
  return drawn;
}

Result<Drawn> drawn_of(const Ports& ports, const ChartRequest& request) {
  KOERS_TRY(single, kpi_on(ports, request.kpi, request.moment));
  if (request.view.subject == ChartSubject::values) return values_drawn(single, request);
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  view.definitions = single.definitions;  // The state points into them.
  KOERS_TRY(chances, chances_of(view, ports.measurer, single.state));
  Drawn drawn{chance_chart(single.state, chances, *single.definitions, request.locale), {}};
  drawn.notes = chart_notes(drawn.chart, request.view);
  return drawn;
}

}  // namespace

Result<std::string> kpi_chart_svg(const Ports& ports, const ChartRequest& request) {
  KOERS_TRY(drawn, drawn_of(ports, request));
  const auto& chart = drawn.chart;
  std::string svg = chart::trend_svg(chart, size_of(request), "kpi");
  if (request.table == ChartTable::with) svg += chart::table_html(chart::chart_table(chart));
  return svg;
}

Result<ChartPoints> kpi_chart_points(const Ports& ports, const ChartRequest& request) {
  KOERS_TRY(drawn, drawn_of(ports, request));
  const auto& chart = drawn.chart;
  ChartPoints answer{.title = chart::trend_title(chart),
                     .width = request.width,
                     .height = request.height,
                     .points = {},
                     .table = chart::chart_table(chart),
                     .notes = std::move(drawn.notes)};
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
