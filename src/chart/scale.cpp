// Steps are found by trying the round ones from small to large.
#include "chart/scale.h"

#include <algorithm>
#include <cmath>

namespace koers::chart {
namespace {

double round_step(double rough) {
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= rough * 0.999999) return factor * power;
  }
  return 10 * power;
}

int decimals_of(double step) {
  for (int decimals = 0; decimals < 12; ++decimals) {
    const double scaled = step * std::pow(10, decimals);
    if (std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, scaled)) return decimals;
  }
  return 12;
}

}  // namespace

Ticks ticks_between(double low, double high, int wanted) {
  Ticks ticks;
  const double rough = high / wanted - low / wanted;
  if (!(rough > 0) || !std::isfinite(rough)) return ticks;
  const double step = round_step(rough);
  ticks.decimals = decimals_of(step);
  const double first = std::ceil(low / step - 1e-9);
  const double last = std::floor(high / step + 1e-9);
  for (double i = first; i <= last && ticks.values.size() < 100; i += 1) {
    const double value = i * step;
    ticks.values.push_back(value == 0 ? 0.0 : value);
  }
  return ticks;
}

Span padded(Span values, double room) {
  const double size = std::max(std::abs(values.low), std::abs(values.high));
  double half = values.high / 2 - values.low / 2;
  const bool is_flat = half <= size * 1e-9;
  if (is_flat) half = size > 0 ? size / 10 : 0.5;
  Span span{values.low - half * 2 * room, values.high + half * 2 * room};
  if (is_flat) span = {values.low - half, values.high + half};
  const bool is_near_zero = values.low >= 0 && values.low <= values.high * 0.4;
  const bool is_near_zero_below = values.high <= 0 && values.high >= values.low * 0.4;
  if (is_near_zero && size > 0) span.low = 0;
  if (is_near_zero_below && size > 0) span.high = 0;
  if (values.low >= 0) span.low = std::max(span.low, 0.0);
  constexpr double limit = 8e307;
  return {std::clamp(span.low, -limit * 2, limit * 2),
          std::clamp(span.high, -limit * 2, limit * 2)};
}

}  // namespace koers::chart
