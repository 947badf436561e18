// Drawing a line without an axis, and saying it in words.
#include "chart/sparkline.h"

#include <algorithm>
#include <cmath>

#include "chart/scale.h"
#include "text/catalog.h"
#include "text/dates.h"
#include "text/format.h"

namespace koers::chart {
namespace {

constexpr std::size_t points_max = 26;
constexpr double margin = 4;

// Limits that most of the values lie beyond since they hold would set the scale for nothing.
bool is_outdated(const SparkBand& band, const std::vector<SparkPoint>& points) {
  std::size_t beyond = 0;
  std::size_t all = 0;
  for (std::size_t i = band.first; i < points.size(); ++i) {
    if (!points[i].value) continue;
    ++all;
    if (*points[i].value < band.lower || *points[i].value > band.upper) ++beyond;
  }
  return 2 * beyond > all;
}

// What is drawn: the last points, and the band moved with them and rings where they say something.
Sparkline shown(const Sparkline& line) {
  Sparkline shown = line;
  const std::size_t all = line.points.size();
  const std::size_t from = all > points_max ? all - points_max : 0;
  shown.points.erase(shown.points.begin(),
                     shown.points.begin() + static_cast<std::ptrdiff_t>(from));
  if (shown.band) shown.band->first = std::max(shown.band->first, from) - from;
  if (shown.band && is_outdated(*shown.band, shown.points)) shown.band.reset();
  const auto signals = std::ranges::count(shown.points, true, &SparkPoint::is_signal);
  const auto values = std::ranges::count_if(
      shown.points, [](const SparkPoint& point) { return point.value.has_value(); });
  if (4 * signals < values) return shown;
  for (SparkPoint& point : shown.points) point.is_signal = false;
  return shown;
}

std::vector<double> values_of(const std::vector<SparkPoint>& points) {
  std::vector<double> values;
  for (const SparkPoint& point : points) {
    if (point.value) values.push_back(*point.value);
  }
  return values;
}

Span span_of(const std::vector<double>& values, const std::optional<SparkBand>& band) {
  const auto [low, high] = std::ranges::minmax(values);
  Span span{low, high};
  if (band) span = {std::min(low, band->lower), std::max(high, band->upper)};
  if (span.high - span.low > 0) return span;
  const double room = std::max(std::abs(span.low) * 0.1, 0.5);
  return {span.low - room, span.high + room};
}

}  // namespace

std::string sparkline_text(const Sparkline& line) {
  const auto points = shown(line).points;
  const auto values = values_of(points);
  if (values.empty()) return text::say(line.locale, "chart.empty");
  const text::Arguments ends{{"first", text::format_number(line.locale, values.front())},
                             {"last", text::format_value(line.locale, line.unit, values.back())}};
  std::string_view code = "chart.spark_flat";
  if (values.back() > values.front()) code = "chart.spark_rising";
  if (values.back() < values.front()) code = "chart.spark_falling";
  if (values.size() == 1) code = "chart.spark_one";
  std::string words = text::say(line.locale, code, ends);
  std::string signals;
  for (const SparkPoint& point : points) {
    if (!point.value || !point.is_signal) continue;
    signals += (signals.empty() ? "" : ", ") + text::format_period(line.locale, point.label);
  }
  if (!signals.empty())
    words += "; " + text::say(line.locale, "chart.spark_signal", {{"periods", signals}});
  return words;
}

std::string sparkline_svg(const Sparkline& line, const Size& size, std::string_view id_prefix) {
  Svg svg({.classes = "kc-spark",
           .size = size,
           .id_prefix = std::string(id_prefix),
           .title = sparkline_text(line)});
  const Sparkline drawn = shown(line);
  const auto& points = drawn.points;
  const auto& band = drawn.band;
  const auto values = values_of(points);
  if (values.empty()) return svg.finish();
  const Span span = span_of(values, band);
  const Scale up{span.low, span.high, size.height - margin, margin};
  const double steps = std::max<double>(1, static_cast<double>(points.size()) - 1);
  const double step = std::min((size.width - 2 * margin) / steps, 12.0);
  const double left = size.width - margin - step * (static_cast<double>(points.size()) - 1);
  if (band) {
    const double from = left + step * static_cast<double>(band->first);
    const double top = up(band->upper);
    svg.rectangle("kc-limit", {from, top, size.width - margin - from, up(band->lower) - top});
  }
  std::vector<Spot> run;
  std::vector<Spot> signals;
  Spot last;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].value) {
      svg.stroke("kc-actual", run);
      run.clear();
      continue;
    }
    last = {left + step * static_cast<double>(i), up(*points[i].value)};
    run.push_back(last);
    if (points[i].is_signal) signals.push_back(last);
  }
  svg.stroke("kc-actual", run);
  for (const Spot& spot : signals) svg.circle("kc-signal", spot, 3.5);
  svg.circle("kc-last", last, 2.5);
  return svg.finish();
}

}  // namespace koers::chart
