// Series with many zeros, such as slow sales: what matters is how often something happens and how
// much it then is, not a level that moves.
#pragma once

#include "forecast/clean.h"
#include "forecast/paths.h"

namespace koers::forecast {

/// At least a fifth of the values are 0, none is negative, and not all are 0.
[[nodiscard]] bool is_intermittent(const Cleaned& cleaned);

struct Drawn {
  Path point;
  SamplePaths paths;
};

/// Paths drawn evenly from the last values of the same step of the season. Their level is moved
/// half of the way, as a ratio, to the one at the end of the series by Teunter, Syntetos & Babai
/// (European Journal of Operational Research 214, 2011). Whole numbers stay whole.
[[nodiscard]] Drawn draw_intermittent(const Cleaned& cleaned, const Series& series,
                                      std::size_t horizon, std::uint64_t seed);

}  // namespace koers::forecast
