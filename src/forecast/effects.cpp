// One draw for each effect and path; the rank in a shuffled order is both whether it comes and how
// large it is.
#include "forecast/effects.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace koers::forecast {
namespace {

// Keeps the order of effects apart from that in which the engine shuffles its paths.
constexpr std::uint64_t apart = 0x5eed0feffec75ULL;

// The quantile of the standard normal law by Acklam's rational functions (2003), off by at most
// 1.2e-9 of itself: the middle by the distance from it, the tails by the logarithm of what lies
// beyond. Each is top / bottom, by Horner.
double ratio_of(std::span<const double> top, std::span<const double> bottom, double x) {
  const auto sum = [x](std::span<const double> terms) {
    double value = 0;
    for (const double term : terms) value = value * x + term;
    return value;
  };
  return sum(top) / sum(bottom);
}

double middle_quantile(double level) {
  static constexpr std::array top{-3.969683028665376e+01, 2.209460984245205e+02,
                                  -2.759285104469687e+02, 1.383577518672690e+02,
                                  -3.066479806614716e+01, 2.506628277459239e+00};
  static constexpr std::array bottom{-5.447609879822406e+01, 1.615858368580409e+02,
                                     -1.556989798598866e+02, 6.680131188771972e+01,
                                     -1.328068155288572e+01, 1.0};
  const double off = level - 0.5;
  return off * ratio_of(top, bottom, off * off);
}

double lower_tail_quantile(double level) {
  static constexpr std::array top{-7.784894002430293e-03, -3.223964580411365e-01,
                                  -2.400758277161838e+00, -2.549732539343734e+00,
                                  4.374664141464968e+00,  2.938163982698783e+00};
  static constexpr std::array bottom{7.784695709041462e-03, 3.224671290700398e-01,
                                     2.445134137142996e+00, 3.754408661907416e+00, 1.0};
  return ratio_of(top, bottom, std::sqrt(-2 * std::log(level)));
}

double normal_quantile(double level) {
  constexpr double tail = 0.02425;
  if (level < tail) return lower_tail_quantile(level);
  if (level > 1 - tail) return -lower_tail_quantile(1 - level);
  return middle_quantile(level);
}

void add(const LevelEffect& effect, double size, std::span<double> path) {
  if (effect.from >= path.size()) return;
  path[effect.from] += effect.first_share * size;
  for (std::size_t step = effect.from + 1; step < path.size(); ++step) path[step] += size;
}

void add(const LevelEffect& effect, std::uint64_t seed, SamplePaths& paths) {
  const auto count = static_cast<double>(paths.count());
  const auto successes = static_cast<std::size_t>(std::llround(effect.probability * count));
  const auto ranks = shuffled(paths.count(), seed);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    if (ranks[i] >= successes) continue;
    const double level = (static_cast<double>(ranks[i]) + 0.5) / static_cast<double>(successes);
    add(effect, effect.mean + effect.sd * normal_quantile(level), paths.path(i));
  }
}

void hold_within(const PathBounds& bounds, SamplePaths& paths) {
  for (std::size_t i = 0; i < paths.count(); ++i) {
    for (double& value : paths.path(i)) value = std::clamp(value, bounds.lower, bounds.upper);
  }
}

}  // namespace

SamplePaths with_effects(const SamplePaths& paths, std::span<const LevelEffect> effects,
                         const PathBounds& bounds, std::uint64_t seed) {
  SamplePaths changed = paths;
  if (effects.empty()) return changed;
  for (std::size_t i = 0; i < effects.size(); ++i) add(effects[i], (seed ^ apart) + i, changed);
  hold_within(bounds, changed);
  return changed;
}

}  // namespace koers::forecast
