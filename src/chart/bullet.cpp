// The scale first, then marks from the ground up: ranges, bar, forecast, baseline, expected, target.
#include "chart/bullet.h"

#include <algorithm>
#include <cmath>
#include <array>

#include "chart/scale.h"
#include "text/catalog.h"
#include "text/format.h"

namespace koers::chart {
namespace {

constexpr double margin = 3;

std::vector<double> all_values(const Bullet& bullet) {
  std::vector<double> values;
  for (const auto& value : {bullet.value, bullet.target, bullet.target_hi, bullet.expected, bullet.baseline}) {
    if (value) values.push_back(*value);
  }
  if (bullet.forecast) {
    values.insert(values.end(), {bullet.forecast->median, bullet.forecast->lower80, bullet.forecast->upper80});
  }
  return values;
}

// Whether the values are so far from zero that a bar from zero would show nothing of them.
bool is_far_from_zero(const Span& span) {
  const double nearest = std::min(std::abs(span.low), std::abs(span.high));
  return span.low * span.high > 0 && span.high - span.low < 0.2 * nearest;
}

struct Ground {
  Scale scale;
  double middle;
  double bar_height;
  bool has_zero;
};

Ground ground_of(const Bullet& bullet, const Size& size) {
  Span span{0, 0};
  const auto values = all_values(bullet);
  if (!values.empty()) {
    const auto [low, high] = std::ranges::minmax(values);
    span = {low, high};
  }
  const bool has_zero = !is_far_from_zero(span);
  if (has_zero) span = {std::min(span.low, 0.0), std::max(span.high, 0.0)};
  double room = (span.high / 2 - span.low / 2) * 0.12;
  if (!(room > 0)) room = 0.5;
  const bool starts_at_zero = has_zero && span.low >= 0;
  const bool ends_at_zero = has_zero && span.high <= 0 && span.low < 0;
  const Scale scale{starts_at_zero ? 0 : span.low - room, ends_at_zero ? 0 : span.high + room, margin,
                    size.width - margin};
  return {.scale = scale, .middle = size.height / 2, .bar_height = std::round(size.height * 0.3), .has_zero = has_zero};
}

void draw_qualities(Svg& svg, const Bullet& bullet, const Ground& ground) {
  const double height = ground.bar_height * 2;
  double from = ground.scale.at_low;
  constexpr std::array<std::string_view, 3> classes{"kc-quality-1", "kc-quality-2", "kc-quality-3"};
  const auto count = std::min<std::size_t>(bullet.qualities.size(), 2);
  for (std::size_t i = 0; i <= count; ++i) {
    const double end = i == count ? ground.scale.at_high : ground.scale(bullet.qualities[i]);
    const double to = std::clamp(end, from, ground.scale.at_high);
    const std::string_view name = count == 0 ? std::string_view("kc-track") : classes[i];
    svg.rectangle(name, {from, ground.middle - height / 2, to - from, height});
    from = to;
  }
}

void draw_bar(Svg& svg, const Bullet& bullet, const Ground& ground) {
  if (!bullet.value) return;
  const double at = ground.scale(*bullet.value);
  if (!ground.has_zero) {
    svg.circle("kc-bar", {at, ground.middle}, ground.bar_height / 2);
    return;
  }
  const double zero = ground.scale(0);
  svg.rectangle("kc-bar", {std::min(at, zero), ground.middle - ground.bar_height / 2,
                           std::max(std::abs(at - zero), 1.0), ground.bar_height});
  if (ground.scale.low < 0) {
    svg.line("kc-zero", {zero, ground.middle - ground.bar_height}, {zero, ground.middle + ground.bar_height});
  }
}

// The stretch between now and the forecast, and the whisker below the bar so that neither hides the other.
void draw_forecast(Svg& svg, const Bullet& bullet, const Ground& ground) {
  if (!bullet.forecast) return;
  const double lower = ground.scale(bullet.forecast->lower80);
  const double upper = ground.scale(bullet.forecast->upper80);
  const double median = ground.scale(bullet.forecast->median);
  const double top = ground.middle + ground.bar_height / 2 + 1;
  const double height = std::max(ground.bar_height / 2 - 1, 3.0);
  svg.define_hatch(3);
  const double from = ground.has_zero ? ground.scale(0) : ground.scale.at_low;
  const double left = std::min(from, median);
  const double right = std::max(from, median);
  svg.hatched({{left, top}, {right, top}, {right, top + height}, {left, top + height}});
  const double y = top + height / 2;
  const auto edge = [&](double x) {
    return polyline({{x, y - 2.5}, {x, y + 2.5}});
  };
  svg.stroke("kc-whisker", polyline({{lower, y}, {upper, y}}) + edge(lower) + edge(upper));
}

void draw_marks(Svg& svg, const Bullet& bullet, const Ground& ground) {
  const auto mark = [&](std::string_view classes, double value, const Size& size) {
    svg.rectangle(classes, {ground.scale(value) - size.width / 2, ground.middle - size.height / 2, size.width, size.height});
  };
  if (bullet.baseline) {
    const double x = ground.scale(*bullet.baseline);
    svg.line("kc-baseline", {x, ground.middle - ground.bar_height}, {x, ground.middle + ground.bar_height});
  }
  if (bullet.expected) mark("kc-expected", *bullet.expected, {2, ground.bar_height * 1.7});
  if (bullet.target) mark("kc-target", *bullet.target, {3, ground.bar_height * 2.8});
  if (bullet.target_hi) mark("kc-target", *bullet.target_hi, {3, ground.bar_height * 2.8});
}

}  // namespace

std::string bullet_text(const Bullet& bullet) {
  const auto value_text = [&](double value) { return text::format_value(bullet.locale, bullet.unit, value); };
  std::string target;
  if (bullet.target && bullet.target_hi) {
    target = text::say(bullet.locale, "target.range",
                       {{"lo", value_text(*bullet.target)}, {"hi", value_text(*bullet.target_hi)}});
  } else if (bullet.target) {
    target = bullet.comparator.empty() ? value_text(*bullet.target)
                                       : text::format_target(bullet.locale, bullet.unit, bullet.comparator, *bullet.target);
  }
  if (!bullet.value) {
    return target.empty() ? text::say(bullet.locale, "chart.empty")
                          : text::say(bullet.locale, "bullet.empty", {{"target", target}});
  }
  const std::string now = bullet.target ? text::format_beside_target(bullet.locale, bullet.unit, *bullet.value, *bullet.target)
                                        : value_text(*bullet.value);
  std::string words = text::say(bullet.locale, "bullet.now", {{"value", now}});
  const auto add = [&](std::string_view code, const text::Arguments& arguments) {
    words += "; " + text::say(bullet.locale, code, arguments);
  };
  if (!target.empty()) add("bullet.target", {{"target", target}});
  if (bullet.expected) add("bullet.expected", {{"value", value_text(*bullet.expected)}});
  if (bullet.baseline) add("bullet.baseline", {{"value", value_text(*bullet.baseline)}});
  if (bullet.forecast) {
    add("bullet.forecast", {{"median", value_text(bullet.forecast->median)},
                            {"lower", value_text(bullet.forecast->lower80)},
                            {"upper", value_text(bullet.forecast->upper80)}});
  }
  return words;
}

std::string bullet_svg(const Bullet& bullet, const Size& size, std::string_view id_prefix) {
  Svg svg({.classes = "kc-bullet", .size = size, .id_prefix = std::string(id_prefix), .title = bullet_text(bullet)});
  const Ground ground = ground_of(bullet, size);
  draw_qualities(svg, bullet, ground);
  draw_bar(svg, bullet, ground);
  draw_forecast(svg, bullet, ground);
  draw_marks(svg, bullet, ground);
  return svg.finish();
}

}  // namespace koers::chart
