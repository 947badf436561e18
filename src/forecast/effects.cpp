// One draw for each effect and path; the rank in a shuffled order is both whether it comes and how
// large it is.
#include "forecast/effects.h"

#include <algorithm>
#include <cmath>

#include "forecast/normal_quantile.h"

namespace koers::forecast {
namespace {

// Keeps the order of effects apart from that in which the engine shuffles its paths.
constexpr std::uint64_t apart = 0x5eed0feffec75ULL;

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
    for (double& value : paths.path(i)) value = bounds.inside(value);
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
