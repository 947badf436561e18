// The frame is found from outside in: heading and legend above, names right, numbers left, time
// below.
#include "chart/trend_layout.h"

#include <algorithm>
#include <cmath>

#include "chart/text_width.h"
#include "text/catalog.h"
#include "text/format.h"

namespace koers::chart {
namespace {

using domain::PeriodState;

constexpr double row = 16;
constexpr double wide_enough_for_words = 480;

void include(std::vector<double>& values, double value) {
  if (std::isfinite(value)) values.push_back(value);
}

// What must be in sight: all but the outermost band of the forecast.
std::vector<double> values_in_sight(const TrendChart& chart) {
  std::vector<double> values;
  for (const auto& point : chart.points) {
    if (point.value && !point.is_thin) include(values, *point.value);
  }
  for (const auto& point : chart.year_before) include(values, *point.value);
  for (const auto& point : chart.path) include(values, point.value);
  for (const auto& line : chart.targets) include(values, line.target.value);
  for (const auto& step : chart.forecast) {
    for (const double value : {step.median, step.lower80, step.upper80}) include(values, value);
  }
  if (chart.range) {
    include(values, chart.range->lo);
    include(values, chart.range->hi);
  }
  if (chart.baseline) include(values, chart.baseline->value);
  for (const auto& segment : chart.limits) {
    include(values, segment.lower);
    include(values, segment.upper);
  }
  return values;
}

// A value of few observations may lie so far out that it would flatten all the others: beyond the
// length of their own range. It is then drawn at the edge.
void include_thin(const TrendChart& chart, std::vector<double>& values) {
  const bool is_all = values.size() < 2;
  const auto [low, high] =
      is_all ? Span{} : Span{std::ranges::min(values), std::ranges::max(values)};
  const double reach = high - low;
  for (const auto& point : chart.points) {
    if (!point.value || !point.is_thin) continue;
    const bool is_near = *point.value >= low - reach && *point.value <= high + reach;
    if (is_all || is_near) include(values, *point.value);
  }
}

// Whether a value is cut off: see `include_thin`, the only reason.
bool has_points_beyond(const TrendChart& chart) {
  auto values = values_in_sight(chart);
  include_thin(chart, values);
  if (values.empty()) return false;
  const auto [low, high] = std::ranges::minmax(values);
  return std::ranges::any_of(chart.points, [&](const TrendPoint& point) {
    return point.value && point.is_thin && (*point.value < low || *point.value > high);
  });
}

// The 95% band is shown whole as long as it does not flatten the rest.
Span span_of(const TrendChart& chart, double height) {
  auto values = values_in_sight(chart);
  include_thin(chart, values);
  if (values.empty()) return {0, 1};
  const auto [low, high] = std::ranges::minmax(values);
  Span span{low, high};
  const double room = (high / 2 - low / 2) * 0.7;
  for (const auto& step : chart.forecast) {
    span.low = std::min(span.low, std::max(step.lower95, low - room));
    span.high = std::max(span.high, std::min(step.upper95, high + room));
  }
  // A number has to fit above the highest dot and below the lowest.
  constexpr double number_height = 24;
  return padded(span, std::clamp(number_height / height, 0.06, 0.3));
}

Date drawn_at(const TrendPoint& point, const TrendChart& chart) {
  if (point.state != PeriodState::open || !chart.as_of) return point.period.last;
  return std::clamp(*chart.as_of + Days{1}, point.period.first + Days{1}, point.period.last);
}

// From the first thing drawn to the last, all as instants at the end of days.
domain::Period days_of(const TrendChart& chart) {
  std::vector<Date> instants;
  instants.reserve(chart.points.size() + chart.year_before.size() + chart.forecast.size() +
                   chart.path.size());
  for (const auto& point : chart.points) instants.push_back(drawn_at(point, chart));
  for (const auto& point : chart.year_before) instants.push_back(point.period.last);
  for (const auto& step : chart.forecast) instants.push_back(step.period.last);
  for (const auto& point : chart.path) instants.push_back(point.day + Days{1});
  for (const auto& line : chart.targets)
    instants.insert(instants.end(), {line.span.first, line.span.last});
  if (chart.range)
    instants.insert(instants.end(), {chart.range->span.first, chart.range->span.last});
  if (chart.deadline) instants.push_back(*chart.deadline + Days{1});
  if (chart.as_of) instants.push_back(*chart.as_of + Days{1});
  if (instants.empty()) return {date_of(2000, 1, 1), date_of(2000, 1, 2)};
  const auto [first, last] = std::ranges::minmax(instants);
  // A single instant gets the length of its period around it.
  if (first < last) return {first, last};
  const int around =
      chart.points.empty() ? 7 : std::max(1, chart.points.front().period.day_count());
  return {first - Days{around}, last + Days{around}};
}

std::vector<HeadingLine> heading_of(const TrendChart& chart, const Size& size, double& y) {
  std::vector<HeadingLine> lines;
  if (chart.heading == Heading::spoken) return lines;
  const auto add = [&](std::string_view classes, double height, std::string words) {
    y += height;
    lines.push_back({{0, y - 4}, {{std::string(classes), std::move(words)}}});
  };
  if (!chart.title.who.empty()) add("kc-subtitle", row, chart.title.who);
  const std::string unit = text::unit_text(chart.locale, chart.unit);
  std::string rest =
      unit.empty() ? "" : text::say(chart.locale, "chart.title_unit", {{"unit", unit}}) + ", ";
  rest += when_of(chart);
  add("kc-title", 20, chart.title.what);
  const double beside = text_width(chart.title.what, 14) * 1.06 + 8;
  if (beside + text_width(rest) <= size.width) {
    lines.back().parts.emplace_back("kc-subtitle", "  " + rest);
  } else {
    add("kc-subtitle", row, rest);
  }
  y += 6;
  return lines;
}

std::vector<LegendItem> legend_of(const TrendChart& chart, const Size& size, double& y) {
  std::vector<LegendItem> items;
  const auto add = [&](LegendMark mark, std::string_view code) {
    items.push_back({.mark = mark, .spot = {}, .words = text::say(chart.locale, code)});
  };
  const auto any = [&](auto&& claim) { return std::ranges::any_of(chart.points, claim); };
  if (any([](const TrendPoint& point) {
        return point.value && point.state != PeriodState::open;
      })) {
    add(LegendMark::actual, "chart.legend_actual");
  }
  if (any([](const TrendPoint& point) {
        return point.value && point.state == PeriodState::open;
      })) {
    add(LegendMark::open, "chart.legend_open");
  }
  if (any([](const TrendPoint& point) { return point.value && point.is_thin; }))
    add(LegendMark::thin, "chart.legend_thin");
  if (has_points_beyond(chart)) add(LegendMark::beyond, "chart.legend_beyond");
  if (any([](const TrendPoint& point) { return !point.signals.empty(); }))
    add(LegendMark::signal, "chart.legend_signal");
  if (any([](const TrendPoint& point) { return point.value && point.is_excluded; }))
    add(LegendMark::excluded, "chart.legend_excluded");
  if (!chart.year_before.empty()) add(LegendMark::year_before, "chart.legend_year_before");
  if (chart.path.size() > 1) add(LegendMark::path, "chart.legend_path");
  if (!chart.forecast.empty()) add(LegendMark::forecast, "chart.legend_forecast");
  if (!chart.limits.empty()) {
    add(LegendMark::limits, chart.limits.back().is_provisional ? "chart.legend_limits_provisional"
                                                               : "chart.legend_limits");
  }
  if (!chart.notes.empty()) add(LegendMark::note, "chart.legend_note");
  if (items.size() < 2) return {};
  double x = 0;
  y += row;
  for (LegendItem& item : items) {
    const double width = 26 + text_width(item.words) + 16;
    if (x > 0 && x + width - 16 > size.width) {
      x = 0;
      y += row;
    }
    item.spot = {x, y - 8};
    x += width;
  }
  y += 6;
  return items;
}

struct SideName {
  double value;
  std::string classes;
  std::string words;
};

std::vector<SideName> side_names(const TrendChart& chart, const Size& size) {
  std::vector<SideName> names;
  const bool has_words = size.width >= wide_enough_for_words;
  const auto worded = [&](std::string_view code, std::string_view name, const std::string& number) {
    return has_words ? text::say(chart.locale, code, {{std::string(name), number}}) : number;
  };
  for (const auto& line : chart.targets) {
    const std::string target =
        std::string(sign_of(line.target.comparator)) + ' ' + axis_number(chart, line.target.value);
    const std::string words = worded("chart.target", "target", target);
    const bool is_there =
        std::ranges::any_of(names, [&](const SideName& name) { return name.words == words; });
    if (!is_there) names.push_back({line.target.value, "kc-value", words});
  }
  if (chart.range) {
    names.push_back({chart.range->lo, "kc-value",
                     worded("chart.target", "target", "≥ " + axis_number(chart, chart.range->lo))});
    names.push_back({chart.range->hi, "kc-value",
                     worded("chart.target", "target", "≤ " + axis_number(chart, chart.range->hi))});
  }
  if (!chart.forecast.empty()) {
    const double median = chart.forecast.back().median;
    const std::string number = axis_number(chart, median);
    names.push_back(
        {median, "kc-note",
         has_words ? text::say(chart.locale, "chart.note_forecast") + ' ' + number : number});
  }
  if (chart.baseline) {
    const std::string number = axis_number(chart, chart.baseline->value);
    names.push_back({chart.baseline->value, "kc-note", worded("chart.baseline", "value", number)});
  }
  return names;
}

// Names keep to the height of what they name, at least a line apart.
std::vector<PlacedText> side_texts(std::vector<SideName> names, const TrendLayout& layout) {
  std::ranges::stable_sort(names,
                           [](const SideName& a, const SideName& b) { return a.value > b.value; });
  std::vector<PlacedText> texts;
  const double gap = 15;
  for (const SideName& name : names) {
    const double wanted =
        std::clamp(layout.up(name.value), layout.plot.y, layout.plot.bottom()) + 4;
    const double y = texts.empty() ? wanted : std::max(wanted, texts.back().spot.y + gap);
    texts.push_back(
        {.classes = name.classes, .spot = {layout.plot.right() + 8, y}, .words = name.words});
  }
  // Pushed beyond the bottom: moved up again, from the last on.
  double limit = layout.plot.bottom() + 4;
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    text->spot.y = std::min(text->spot.y, limit);
    limit = text->spot.y - gap;
  }
  return texts;
}

double widest(const std::vector<SideName>& names) {
  double width = 0;
  for (const auto& name : names) width = std::max(width, text_width(name.words));
  return width;
}

// The number beside the last value may reach beyond the plot by half.
double room_for_last_label(const TrendChart& chart) {
  double width = 0;
  for (const auto& point : chart.points) {
    if (point.value && point.period.last >= chart.points.back().period.first) {
      width = std::max(width, text_width(axis_number(chart, *point.value)) / 2 + 8);
    }
  }
  return width;
}

std::vector<TimeTick> ticks_of(const TrendChart& chart, const TrendLayout& layout) {
  TimeAxis axis{.locale = chart.locale,
                .grain = chart.grain,
                .days = layout.days,
                .width = layout.plot.width};
  if (!chart.points.empty()) {
    axis.any_period = chart.points.front().period;
    axis.any_label = chart.points.front().label;
  } else if (!chart.forecast.empty()) {
    axis.any_period = chart.forecast.front().period;
    axis.any_label = chart.forecast.front().label;
  }
  return time_ticks(axis);
}

}  // namespace

double TrendLayout::x_of(Date instant) const {
  const double share =
      static_cast<double>(days_between(days.first, instant)) / std::max(1, days.day_count());
  return plot.x + share * plot.width;
}

Spot TrendLayout::spot_of(const TrendPoint& point, const TrendChart& chart) const {
  Spot spot = true_spot_of(point, chart);
  spot.y = std::clamp(spot.y, plot.y, plot.bottom());
  return spot;
}

Spot TrendLayout::true_spot_of(const TrendPoint& point, const TrendChart& chart) const {
  return {x_of(drawn_at(point, chart)), up(point.value.value_or(0))};
}

std::string_view sign_of(domain::Comparator comparator) {
  switch (comparator) {
    case domain::Comparator::at_least:
      return "≥";
    case domain::Comparator::above:
      return ">";
    case domain::Comparator::at_most:
      return "≤";
    case domain::Comparator::below:
      return "<";
  }
  return "";
}

std::string tick_number(const TrendChart& chart, const Ticks& ticks, double value) {
  const bool is_large =
      std::ranges::any_of(ticks.values, [](double tick) { return std::abs(tick) >= 10000; });
  if (is_large) return axis_number(chart, value);
  return text::format_number(chart.locale, value, ticks.decimals) +
         (chart.unit == "percent" ? "%" : "");
}

std::string axis_number(const TrendChart& chart, double value) {
  const std::string number = text::format_compact(chart.locale, value);
  return chart.unit == "percent" ? number + '%' : number;
}

const TrendPoint* last_closed(const TrendChart& chart) {
  for (auto point = chart.points.rbegin(); point != chart.points.rend(); ++point) {
    if (point->value && point->state != PeriodState::open) return &*point;
  }
  return nullptr;
}

TrendLayout lay_out(const TrendChart& chart, const Size& size) {
  TrendLayout layout;
  layout.size = size;
  double y = 0;
  layout.heading = heading_of(chart, size, y);
  layout.legend = legend_of(chart, size, y);
  const bool has_day_row = chart.deadline || chart.as_of;
  y += has_day_row ? row + 4 : 8;
  const auto names = side_names(chart, size);
  const double side = std::max(names.empty() ? 12 : widest(names) + 14, room_for_last_label(chart));
  const double bottom = size.height - 2 * row - 6;
  const Span span = span_of(chart, std::max(bottom - y, 40.0));
  const int wanted = std::clamp(static_cast<int>((bottom - y) / 48), 2, 6);
  layout.value_ticks = ticks_between(span.low, span.high, wanted);
  double left = 0;
  for (const double tick : layout.value_ticks.values) {
    left = std::max(left, text_width(tick_number(chart, layout.value_ticks, tick)));
  }
  left += 12;
  layout.plot = {left, y, std::max(size.width - left - side, 40.0), std::max(bottom - y, 40.0)};
  // A little air between the axis and the first dot.
  const double air = std::min(12.0, layout.plot.width / 20);
  layout.plot.x += air;
  layout.plot.width -= air;
  layout.up = {span.low, span.high, layout.plot.bottom(), layout.plot.y};
  layout.days = days_of(chart);
  layout.time_ticks = ticks_of(chart, layout);
  layout.side = side_texts(names, layout);
  return layout;
}

}  // namespace koers::chart
