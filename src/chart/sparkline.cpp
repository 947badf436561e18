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

std::vector<SparkPoint> last_points(const Sparkline& line) {
  const auto& all = line.points;
  const auto from = all.size() > points_max ? all.size() - points_max : 0;
  return {all.begin() + static_cast<std::ptrdiff_t>(from), all.end()};
}

std::vector<double> values_of(const std::vector<SparkPoint>& points) {
  std::vector<double> values;
  for (const SparkPoint& point : points) {
    if (point.value) values.push_back(*point.value);
  }
  return values;
}

bool is_signal(double value, const std::optional<NaturalLimits>& limits) {
  return limits && (value > limits->upper || value < limits->lower);
}

Span span_of(const std::vector<double>& values, const std::optional<NaturalLimits>& limits) {
  const auto [low, high] = std::ranges::minmax(values);
  Span span{low, high};
  if (limits) span = {std::min(low, limits->lower), std::max(high, limits->upper)};
  if (span.high - span.low > 0) return span;
  const double room = std::max(std::abs(span.low) * 0.1, 0.5);
  return {span.low - room, span.high + room};
}

// Limits of a stable process say nothing of a series that travels: where a quarter of the values or
// more lie beyond them, a ring would be no news.
std::optional<NaturalLimits> limits_that_hold(const std::vector<double>& values) {
  const auto limits = natural_limits(values);
  const auto beyond =
      std::ranges::count_if(values, [&](double value) { return is_signal(value, limits); });
  return 4 * static_cast<std::size_t>(beyond) < values.size() ? limits : std::nullopt;
}

}  // namespace

std::optional<NaturalLimits> natural_limits(const std::vector<double>& values) {
  constexpr std::size_t values_min = 6;
  if (values.size() < values_min) return std::nullopt;
  double sum = values.front();
  double ranges = 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    sum += values[i];
    ranges += std::abs(values[i] - values[i - 1]);
  }
  const double mean = sum / static_cast<double>(values.size());
  const double reach = 2.66 * ranges / static_cast<double>(values.size() - 1);
  if (!std::isfinite(mean) || !std::isfinite(reach)) return std::nullopt;
  const double floor = std::ranges::min(values) >= 0 ? 0 : mean - reach;
  return NaturalLimits{.mean = mean, .lower = std::max(mean - reach, floor), .upper = mean + reach};
}

std::string sparkline_text(const Sparkline& line) {
  const auto points = last_points(line);
  const auto values = values_of(points);
  if (values.empty()) return text::say(line.locale, "chart.empty");
  const text::Arguments ends{{"first", text::format_number(line.locale, values.front())},
                             {"last", text::format_value(line.locale, line.unit, values.back())}};
  std::string_view code = "chart.spark_flat";
  if (values.back() > values.front()) code = "chart.spark_rising";
  if (values.back() < values.front()) code = "chart.spark_falling";
  if (values.size() == 1) code = "chart.spark_one";
  std::string words = text::say(line.locale, code, ends);
  const auto limits = limits_that_hold(values);
  std::string beyond;
  for (const SparkPoint& point : points) {
    if (!point.value || !is_signal(*point.value, limits)) continue;
    beyond += (beyond.empty() ? "" : ", ") + text::format_period(line.locale, point.label);
  }
  if (!beyond.empty())
    words += "; " + text::say(line.locale, "chart.spark_signal", {{"periods", beyond}});
  return words;
}

std::string sparkline_svg(const Sparkline& line, const Size& size, std::string_view id_prefix) {
  Svg svg({.classes = "kc-spark",
           .size = size,
           .id_prefix = std::string(id_prefix),
           .title = sparkline_text(line)});
  const auto points = last_points(line);
  const auto values = values_of(points);
  if (values.empty()) return svg.finish();
  const auto limits = limits_that_hold(values);
  const Span span = span_of(values, limits);
  const Scale up{span.low, span.high, size.height - margin, margin};
  const double steps = std::max<double>(1, static_cast<double>(points.size()) - 1);
  const double step = std::min((size.width - 2 * margin) / steps, 12.0);
  const double left = size.width - margin - step * (static_cast<double>(points.size()) - 1);
  if (limits) {
    const double top = up(limits->upper);
    svg.rectangle("kc-limit", {left, top, size.width - margin - left, up(limits->lower) - top});
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
    if (is_signal(*points[i].value, limits)) signals.push_back(last);
  }
  svg.stroke("kc-actual", run);
  for (const Spot& spot : signals) svg.circle("kc-signal", spot, 3.5);
  svg.circle("kc-last", last, 2.5);
  return svg.finish();
}

}  // namespace koers::chart
