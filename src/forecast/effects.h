// A forecast with what planned work is expected to change: the same paths, with each effect where
// it succeeds. Knows no work; whoever does says from which step what counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "forecast/update.h"

namespace koers::forecast {

/// A lasting change that may come.
struct LevelEffect {
  std::size_t from = 0;    ///< The first step that it changes; 0: the first to come.
  double first_share = 1;  ///< How much of it that step has; those after it have it all.
  double mean = 0;         ///< Its size where it comes, with the sign of the change,
  double sd = 0;           ///< and the spread of that size, >= 0: the normal law.
  double probability = 1;  ///< In [0, 1]: that it comes at all.
};

/// The paths with the sum of the effects added, then held within the bounds. On each path an effect
/// comes or not, with one size for all steps; the share of the paths on which it comes is its
/// probability to the nearest path, and the sizes are the quantiles of its law, spread evenly.
/// Which paths these are depends on `seed` and on the effect's place alone; effects are independent
/// of each other and of the paths. Steps beyond the paths count for nothing. Cost: paths · (steps +
/// 2) for each effect.
[[nodiscard]] SamplePaths with_effects(const SamplePaths& paths,
                                       std::span<const LevelEffect> effects,
                                       const PathBounds& bounds, std::uint64_t seed);

}  // namespace koers::forecast
