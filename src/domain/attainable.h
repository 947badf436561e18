// Which target has a given chance: the chance of a target, turned around. Knows no forecast;
// whoever asks brings the chance of each level.
#pragma once

#include <functional>
#include <optional>

namespace koers::domain {

/// Where to look. The chance must not rise as the level gets harder.
struct LevelSearch {
  std::function<std::optional<double>(double level)> chance;  ///< None: not known.
  double start = 0;                                           ///< A level to begin with, finite.
  double easier = 1;  ///< +1 where higher levels are easier to meet, -1 where lower ones are.
};

/// The hardest level with at least that chance, to about 1e-12 of the distance looked over. None
/// where no level has it, every level has it, or the chance is not known somewhere on the way.
[[nodiscard]] std::optional<double> level_with_chance(const LevelSearch& search, double chance);

/// 1, 2 or 5 times a power of ten: the largest that is at most a quarter of `gap`, or of a
/// hundredth of `level` where there is no gap. Positive; 0 where both are 0.
[[nodiscard]] double rounding_step(double gap, double level);

/// The nearest multiple of a step, as decimals are written; the level itself where the step is 0.
[[nodiscard]] double rounded_to(double level, double step);

}  // namespace koers::domain
