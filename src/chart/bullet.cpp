// The scale first, then marks from the ground up: ranges, bar, forecast, baseline, expected,
// target.
#include "chart/bullet.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "chart/scale.h"
#include "text/catalog.h"
#include "text/format.h"

namespace koers::chart {
namespace {

constexpr double margin = 3;

std::vector<double> all_values(const Bullet& bullet) {
  std::vector<double> values;
  for (const auto& value :
       {bullet.value, bullet.target, bullet.target_hi, bullet.expected, bullet.baseline}) {
    if (value) values.push_back(*value);
  }
  if (bullet.forecast) {
    values.insert(values.end(),
                  {bullet.forecast->median, bullet.forecast->lower80, bullet.forecast->upper80});
  }
  values.insert(values.end(), bullet.qualities.begin(), bullet.qualities.end());
  return values;
}

// Whether the values are so far from zero that a bar from zero would show nothing of them.
bool is_far_from_zero(const Span& span) {
  const double nearest = std::min(std::abs(span.low), std::abs(span.high));
  return span.low * span.high > 0 && span.high - span.low < 0.1 * nearest;
}

// Two lanes where there is a forecast: now above, what is expected at the end below it. One
// otherwise.
struct Lane {
  double top;
  double height;

  [[nodiscard]] double middle() const { return top + height / 2; }
};

struct Ground {
  Scale scale;
  Lane all;
  Lane now;
  Lane end;
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
  const Scale scale{starts_at_zero ? 0 : span.low - room, ends_at_zero ? 0 : span.high + room,
                    margin, size.width - margin};
  const double unit = size.height / 28;
  const Lane all{4 * unit, 20 * unit};
  const Lane now =
      bullet.forecast ? Lane{all.top + 2 * unit, 8 * unit} : Lane{all.top + 5 * unit, 10 * unit};
  const Lane end{all.top + 12 * unit, 6 * unit};
  return {.scale = scale, .all = all, .now = now, .end = end, .has_zero = has_zero};
}

void draw_qualities(Svg& svg, const Bullet& bullet, const Ground& ground) {
  double from = ground.scale.at_low;
  constexpr std::array<std::string_view, 3> classes{"kc-quality-1", "kc-quality-2", "kc-quality-3"};
  const auto count = std::min<std::size_t>(bullet.qualities.size(), 2);
  for (std::size_t i = 0; i <= count; ++i) {
    const double end = i == count ? ground.scale.at_high : ground.scale(bullet.qualities[i]);
    const double to = std::clamp(end, from, ground.scale.at_high);
    const std::string_view name = count == 0 ? std::string_view("kc-track") : classes[i];
    svg.rectangle(name, {from, ground.all.top, to - from, ground.all.height});
    from = to;
  }
}

void draw_bar(Svg& svg, const Bullet& bullet, const Ground& ground) {
  if (!bullet.value) return;
  const double at = ground.scale(*bullet.value);
  if (!ground.has_zero) {
    svg.circle("kc-bar", {at, ground.now.middle()}, ground.now.height / 2);
    return;
  }
  const double zero = ground.scale(0);
  svg.rectangle("kc-bar", {std::min(at, zero), ground.now.top, std::max(std::abs(at - zero), 1.0),
                           ground.now.height});
  if (ground.scale.low < 0)
    svg.line("kc-zero", {zero, ground.all.top}, {zero, ground.all.top + ground.all.height});
}

void draw_forecast(Svg& svg, const Bullet& bullet, const Ground& ground) {
  if (!bullet.forecast) return;
  svg.define_hatch(3);
  const Lane& lane = ground.end;
  if (ground.has_zero) {
    const double zero = ground.scale(0);
    const double median = ground.scale(bullet.forecast->median);
    const double left = std::min(zero, median);
    const double right = std::max(zero, median);
    const double bottom = lane.top + lane.height;
    svg.hatched({{left, lane.top}, {right, lane.top}, {right, bottom}, {left, bottom}});
  }
  const double y = lane.middle();
  const double lower = ground.scale(bullet.forecast->lower80);
  const double upper = ground.scale(bullet.forecast->upper80);
  const auto edge = [&](double x) { return polyline({{x, y - 3}, {x, y + 3}}); };
  const std::string whisker = polyline({{lower, y}, {upper, y}}) + edge(lower) + edge(upper);
  svg.stroke("kc-whisker-ground", whisker);
  svg.stroke("kc-whisker", whisker);
}

// What is expected today stands beside now, the target beside both.
void draw_marks(Svg& svg, const Bullet& bullet, const Ground& ground) {
  const auto mark = [&](std::string_view classes, double value, double width, const Lane& lane) {
    svg.rectangle(classes, {ground.scale(value) - width / 2, lane.top, width, lane.height});
  };
  if (bullet.baseline) {
    const double x = ground.scale(*bullet.baseline);
    svg.line("kc-baseline", {x, ground.all.top}, {x, ground.all.top + ground.all.height});
  }
  const Lane short_mark{ground.now.top - 2, ground.now.height + 4};
  const Lane tall_mark{ground.all.top - 2, ground.all.height + 4};
  if (bullet.expected) mark("kc-expected", *bullet.expected, 3, short_mark);
  if (bullet.target) mark("kc-target", *bullet.target, 4, tall_mark);
  if (bullet.target_hi) mark("kc-target", *bullet.target_hi, 4, tall_mark);
}

}  // namespace

std::string bullet_text(const Bullet& bullet) {
  const auto value_text = [&](double value) {
    return text::format_value(bullet.locale, bullet.unit, value);
  };
  std::string target;
  if (bullet.target && bullet.target_hi) {
    target = text::say(bullet.locale, "target.range",
                       {{"lo", value_text(*bullet.target)}, {"hi", value_text(*bullet.target_hi)}});
  } else if (bullet.target) {
    target = bullet.comparator.empty() ? value_text(*bullet.target)
                                       : text::format_target(bullet.locale, bullet.unit,
                                                             bullet.comparator, *bullet.target);
  }
  if (!bullet.value) {
    return target.empty() ? text::say(bullet.locale, "chart.empty")
                          : text::say(bullet.locale, "bullet.empty", {{"target", target}});
  }
  const std::string now = bullet.target ? text::format_beside_target(bullet.locale, bullet.unit,
                                                                     *bullet.value, *bullet.target)
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
  Svg svg({.classes = "kc-bullet",
           .size = size,
           .id_prefix = std::string(id_prefix),
           .title = bullet_text(bullet)});
  const Ground ground = ground_of(bullet, size);
  draw_qualities(svg, bullet, ground);
  draw_bar(svg, bullet, ground);
  draw_forecast(svg, bullet, ground);
  draw_marks(svg, bullet, ground);
  return svg.finish();
}

}  // namespace koers::chart
