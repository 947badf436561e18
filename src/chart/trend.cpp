// Draws a trend chart from back to front: grid, bands, plan, forecast, what happened, words.
#include "chart/trend.h"

#include <algorithm>

#include "chart/trend_labels.h"
#include "chart/trend_layout.h"
#include "text/catalog.h"

namespace koers::chart {
namespace {

using domain::PeriodState;

struct Canvas {
  const TrendChart& chart;
  const TrendLayout& layout;
  Svg& svg;

  [[nodiscard]] Spot spot(Date instant, double value) const {
    return {layout.x_of(instant), layout.up(value)};
  }
};

void draw_texts(Svg& svg, const std::vector<PlacedText>& texts) {
  for (const auto& text : texts) svg.text(text.classes, text.spot, text.anchor, text.words);
}

void draw_value_axis(const Canvas& canvas) {
  const auto& [chart, layout, svg] = canvas;
  const double left = layout.plot.x - std::min(12.0, layout.plot.width / 20);
  for (const double tick : layout.value_ticks.values) {
    const double y = layout.up(tick);
    if (tick != layout.value_ticks.values.front() || y < layout.plot.bottom() - 1) {
      svg.line(tick == 0 && layout.up.low < 0 ? "kc-zero" : "kc-grid", {left, y},
               {layout.plot.right(), y});
    }
    svg.text("kc-label", {left - 6, y + 4}, Anchor::end,
             tick_number(chart, layout.value_ticks, tick));
  }
}

void draw_time_axis(const Canvas& canvas) {
  const auto& [chart, layout, svg] = canvas;
  const double y = layout.plot.bottom();
  svg.line("kc-axis", {layout.plot.x - std::min(12.0, layout.plot.width / 20), y},
           {layout.plot.right(), y});
  for (const TimeTick& tick : layout.time_ticks) {
    const double x = layout.x_of(tick.at);
    const bool names_what_begins = tick.anchor == Anchor::start;
    svg.line("kc-tick", {x, y}, {x, y + (names_what_begins ? 8 : 4)});
    const double text_x = names_what_begins ? x + 3 : x;
    if (!tick.name.empty()) svg.text("kc-label", {text_x, y + 17}, tick.anchor, tick.name);
    if (!tick.year.empty()) svg.text("kc-label", {text_x, y + 33}, tick.anchor, tick.year);
  }
}

void draw_limits(const Canvas& canvas, const LimitSegment& segment) {
  const auto& [chart, layout, svg] = canvas;
  const double left = std::max(layout.x_of(segment.span.first), layout.plot.x);
  const double right = std::min(layout.x_of(segment.span.last), layout.plot.right());
  if (right <= left) return;
  const double top = layout.up(segment.upper);
  const double bottom = layout.up(segment.lower);
  svg.rectangle("kc-limit", {left, top, right - left, bottom - top});
  for (const double y : {top, bottom}) svg.line("kc-limit-line", {left, y}, {right, y});
  const double middle = layout.up(segment.mean);
  svg.line("kc-mean", {left, middle}, {right, middle});
}

// A noted day: a line, and the number under which its words are listed.
void draw_notes(const Canvas& canvas) {
  const auto& [chart, layout, svg] = canvas;
  for (std::size_t i = 0; i < chart.notes.size(); ++i) {
    const double x = layout.x_of(chart.notes[i].day);
    if (x < layout.plot.x || x > layout.plot.right()) continue;
    svg.line("kc-annotation", {x, layout.plot.y}, {x, layout.plot.bottom()});
    svg.text("kc-note", {x + 3, layout.plot.y + 10}, Anchor::start, std::to_string(i + 1));
  }
}

void draw_bands(const Canvas& canvas) {
  const auto& [chart, layout, svg] = canvas;
  for (const auto& segment : chart.limits) draw_limits(canvas, segment);
  if (chart.range) {
    const Spot corner = canvas.spot(chart.range->span.first, chart.range->hi);
    const Spot opposite = canvas.spot(chart.range->span.last, chart.range->lo);
    svg.rectangle("kc-range", {corner.x, corner.y, opposite.x - corner.x, opposite.y - corner.y});
    svg.line("kc-target", corner, {opposite.x, corner.y});
    svg.line("kc-target", {corner.x, opposite.y}, opposite);
  }
}

// The value that the forecast sets out from: the last one before its first step.
const TrendPoint* forecast_start(const TrendChart& chart) {
  const Date first = chart.forecast.front().period.first;
  for (auto point = chart.points.rbegin(); point != chart.points.rend(); ++point) {
    if (point->value && point->period.last <= first) return &*point;
  }
  return nullptr;
}

// One band of the fan, from the last value to the last step and back along the other bound.
std::vector<Spot> fan(const Canvas& canvas, double ForecastStep::* upper,
                      double ForecastStep::* lower) {
  std::vector<Spot> corners;
  const TrendPoint* start = forecast_start(canvas.chart);
  const auto& steps = canvas.chart.forecast;
  if (start != nullptr) corners.push_back(canvas.layout.spot_of(*start, canvas.chart));
  for (const auto& step : steps) corners.push_back(canvas.spot(step.period.last, step.*upper));
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    corners.push_back(canvas.spot(step->period.last, (*step).*lower));
  }
  return corners;
}

void draw_forecast(const Canvas& canvas) {
  const auto& [chart, layout, svg] = canvas;
  if (chart.forecast.empty()) return;
  svg.area("kc-forecast-95", fan(canvas, &ForecastStep::upper95, &ForecastStep::lower95));
  svg.area("kc-forecast-80", fan(canvas, &ForecastStep::upper80, &ForecastStep::lower80));
  svg.area("kc-forecast-50", fan(canvas, &ForecastStep::upper50, &ForecastStep::lower50));
  svg.hatched(fan(canvas, &ForecastStep::upper95, &ForecastStep::lower95));
  std::vector<Spot> middle;
  if (const TrendPoint* start = forecast_start(chart))
    middle.push_back(layout.spot_of(*start, chart));
  for (const auto& step : chart.forecast)
    middle.push_back(canvas.spot(step.period.last, step.median));
  svg.stroke("kc-forecast", middle);
}

void draw_plan(const Canvas& canvas) {
  const auto& [chart, layout, svg] = canvas;
  if (chart.baseline) {
    const Spot from = canvas.spot(chart.baseline->from, chart.baseline->value);
    svg.line("kc-baseline", {std::max(from.x, layout.plot.x), from.y},
             {layout.plot.right(), from.y});
  }
  for (const auto& line : chart.targets) {
    svg.line("kc-target", canvas.spot(line.span.first, line.target.value),
             canvas.spot(line.span.last, line.target.value));
  }
  std::vector<Spot> path;
  path.reserve(chart.path.size());
  for (const auto& point : chart.path)
    path.push_back(canvas.spot(point.day + Days{1}, point.value));
  svg.stroke("kc-plan", path);
  svg.stroke("kc-plan-core", path);
}

void draw_days(const Canvas& canvas) {
  const auto& [chart, layout, svg] = canvas;
  const auto draw = [&](std::string_view classes, Date day) {
    const double x = layout.x_of(day + Days{1});
    svg.line(classes, {x, layout.plot.y - 4}, {x, layout.plot.bottom()});
  };
  if (chart.as_of && chart.as_of != chart.deadline) draw("kc-asof", *chart.as_of);
  if (chart.deadline) draw("kc-deadline", *chart.deadline);
}

void draw_target_ends(const Canvas& canvas) {
  for (const auto& line : canvas.chart.targets) {
    const Spot end = canvas.spot(line.span.last, line.target.value);
    canvas.svg.rectangle("kc-target-end", {end.x - 4, end.y - 4, 8, 8});
  }
}

// Pixels between neighbours: what decides how much can be drawn of each.
double room_of(const Canvas& canvas) {
  return canvas.layout.plot.width /
         std::max<double>(1, static_cast<double>(canvas.chart.points.size()));
}

void draw_line(const Canvas& canvas) {
  const std::string_view classes = room_of(canvas) < 4 ? "kc-actual kc-fine" : "kc-actual";
  std::vector<Spot> run;
  const TrendPoint* before = nullptr;
  for (const auto& point : canvas.chart.points) {
    const bool is_gap =
        !point.value || (before != nullptr && before->period.last != point.period.first);
    if (is_gap) {
      canvas.svg.stroke(classes, run);
      run.clear();
      before = nullptr;
    }
    if (!point.value) continue;
    const Spot spot = canvas.layout.true_spot_of(point, canvas.chart);
    if (point.state == PeriodState::open) {
      if (!run.empty()) canvas.svg.stroke("kc-open-line", std::vector<Spot>{run.back(), spot});
      continue;
    }
    run.push_back(spot);
    before = &point;
  }
  canvas.svg.stroke(classes, run);
}

// A year before: the same periods as lighter lines, broken where a value is missing.
void draw_year_before(const Canvas& canvas) {
  std::vector<Spot> run;
  const TrendPoint* before = nullptr;
  for (const auto& point : canvas.chart.year_before) {
    if (before != nullptr && before->period.last < point.period.first) {
      canvas.svg.stroke("kc-before", run);
      run.clear();
    }
    run.push_back(canvas.spot(point.period.last, *point.value));
    before = &point;
  }
  canvas.svg.stroke("kc-before", run);
  if (run.size() == 1) canvas.svg.circle("kc-before-dot", run.front(), 2.5);
}

struct Dot {
  std::string_view classes;
  double radius;
};

Dot dot_of(const TrendPoint& point, const TrendPoint* last) {
  if (point.state == PeriodState::open) return {"kc-open", 3.5};
  if (point.is_thin) return {"kc-thin", 3};
  if (point.state == PeriodState::provisional)
    return {"kc-dot kc-provisional", &point == last ? 4.0 : 2.5};
  return {"kc-dot", &point == last ? 4.0 : 2.5};
}

enum class Beyond : std::uint8_t { above, below };

// A value that the scale does not reach: an arrow at the edge, in its direction.
void draw_beyond(Svg& svg, Spot spot, Beyond beyond) {
  const double tip = beyond == Beyond::above ? -5 : 5;
  svg.area(
      "kc-beyond",
      {{spot.x - 4.5, spot.y - tip / 2}, {spot.x, spot.y + tip}, {spot.x + 4.5, spot.y - tip / 2}});
}

// Crossed out: drawn, and not part of the limits.
void draw_cross(Svg& svg, Spot spot) {
  constexpr double arm = 5;
  svg.line("kc-excluded", {spot.x - arm, spot.y - arm}, {spot.x + arm, spot.y + arm});
  svg.line("kc-excluded", {spot.x - arm, spot.y + arm}, {spot.x + arm, spot.y - arm});
}

// A dot of its own for each value where there is room; else only where a dot says something.
void draw_dots(const Canvas& canvas) {
  const auto& points = canvas.chart.points;
  const TrendPoint* last = last_closed(canvas.chart);
  const double room = room_of(canvas);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const TrendPoint& point = points[i];
    if (!point.value) continue;
    const Spot spot = canvas.layout.spot_of(point, canvas.chart);
    if (!point.signals.empty()) canvas.svg.circle("kc-signal", spot, 6);
    if (point.is_excluded) draw_cross(canvas.svg, spot);
    const bool is_known_before =
        i > 0 && points[i - 1].value && points[i - 1].period.last == point.period.first;
    const bool is_known_after = i + 1 < points.size() && points[i + 1].value &&
                                points[i + 1].period.first == point.period.last;
    const bool is_alone = !is_known_before && !is_known_after;
    const bool says_something =
        &point == last || point.state == PeriodState::open || point.is_thin || is_alone;
    if (room < 8 && !says_something) continue;
    if (point.is_thin && spot != canvas.layout.true_spot_of(point, canvas.chart)) {
      draw_beyond(canvas.svg, spot,
                  spot.y < canvas.layout.plot.y + 1 ? Beyond::above : Beyond::below);
      continue;
    }
    const Dot dot = dot_of(point, last);
    canvas.svg.circle(dot.classes, spot, dot.radius);
  }
}

// Without values the picture says so; without anything at all it says nothing else.
void draw_emptiness(const Canvas& canvas) {
  const Box& plot = canvas.layout.plot;
  canvas.svg.text("kc-empty", {plot.x + plot.width / 2, plot.y + plot.height / 3}, Anchor::middle,
                  text::say(canvas.chart.locale, "chart.empty"));
}

bool is_known(const TrendPoint& point) { return point.value.has_value(); }

bool has_content(const TrendChart& chart) {
  return std::ranges::any_of(chart.points, is_known) || !chart.targets.empty() ||
         !chart.path.empty() || chart.range || chart.baseline;
}

void draw_legend(const Canvas& canvas) {
  Svg& svg = canvas.svg;
  for (const LegendItem& item : canvas.layout.legend) {
    const auto [x, y] = item.spot;
    const std::vector<Spot> dash{{x, y}, {x + 20, y}};
    const Spot middle{x + 10, y};
    switch (item.mark) {
      case LegendMark::actual:
        svg.stroke("kc-actual", dash);
        svg.circle("kc-dot", middle, 3);
        break;
      case LegendMark::open:
        svg.circle("kc-open", middle, 3.5);
        break;
      case LegendMark::thin:
        svg.circle("kc-thin", middle, 3);
        break;
      case LegendMark::beyond:
        draw_beyond(svg, middle, Beyond::above);
        break;
      case LegendMark::signal:
        svg.circle("kc-signal", middle, 5);
        break;
      case LegendMark::year_before:
        svg.stroke("kc-before", dash);
        break;
      case LegendMark::path:
        svg.stroke("kc-plan", dash);
        svg.stroke("kc-plan-core", dash);
        break;
      case LegendMark::forecast: {
        const std::vector<Spot> patch{{x, y - 5}, {x + 20, y - 5}, {x + 20, y + 5}, {x, y + 5}};
        svg.area("kc-forecast-80", patch);
        svg.hatched(patch);
        break;
      }
      case LegendMark::excluded:
        draw_cross(svg, middle);
        break;
      case LegendMark::note:
        svg.line("kc-annotation", {middle.x, y - 6}, {middle.x, y + 6});
        break;
      case LegendMark::limits:
        svg.rectangle("kc-limit", {x, y - 5, 20, 10});
        break;
    }
    svg.text("kc-note", {x + 26, y + 4}, Anchor::start, item.words);
  }
}

void draw_content(const Canvas& canvas) {
  const auto& [chart, layout, svg] = canvas;
  draw_value_axis(canvas);
  svg.begin_clip(
      {layout.plot.x - 8, layout.plot.y - 8, layout.plot.width + 16, layout.plot.height + 12});
  draw_bands(canvas);
  draw_forecast(canvas);
  draw_plan(canvas);
  draw_days(canvas);
  draw_notes(canvas);
  draw_year_before(canvas);
  draw_line(canvas);
  svg.end_clip();
  draw_time_axis(canvas);
  draw_dots(canvas);
  draw_target_ends(canvas);
  draw_texts(svg, day_labels(chart, layout));
  draw_texts(svg, layout.side);
  draw_texts(svg, value_labels(chart, layout));
}

}  // namespace

std::string trend_svg(const TrendChart& chart, const Size& size, std::string_view id_prefix) {
  const TrendLayout layout = lay_out(chart, size);
  Svg svg({.classes = "kc-trend",
           .size = size,
           .id_prefix = std::string(id_prefix),
           .title = trend_title(chart),
           .description = chart.description.empty() ? describe_trend(chart) : chart.description});
  const Canvas canvas{chart, layout, svg};
  if (!chart.forecast.empty()) svg.define_hatch(5);
  for (const HeadingLine& line : layout.heading) svg.spans(line.spot, line.parts);
  draw_legend(canvas);
  if (has_content(chart)) draw_content(canvas);
  if (std::ranges::none_of(chart.points, is_known)) draw_emptiness(canvas);
  return svg.finish();
}

}  // namespace koers::chart
