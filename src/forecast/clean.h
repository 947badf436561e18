// From the values as they came to values that models can be fitted to: no gaps, a bounded number,
// a scale near one.
#pragma once

#include "forecast/series.h"

namespace koers::forecast {

/// Older values are not looked at.
inline constexpr std::size_t values_max = 1000;

struct Cleaned {
  std::vector<double> values;  ///< Divided by `unit`; gaps filled in.
  double unit = 1;             ///< A power of two, so that dividing loses nothing.
  std::size_t gap = 0;         ///< Missing periods after the last value.
  std::size_t filled = 0;      ///< Gaps that were filled in.
  std::size_t outliers = 0;    ///< Values of quarters, months and weeks that were replaced.
  double zero_share = 0;       ///< Of the values that are there.
  double unchanged_share = 0;  ///< Of them those like the one before; below 1.
  bool is_non_negative = false;
  bool is_whole = false;  ///< Every value is a whole number.
};

/// Puts values in the place of gaps (what is not finite, or beyond `value_max`): a straight line
/// between neighbours, plus what the same steps of other seasons deviate from theirs where there
/// are three seasons of `period` steps. The first and the last value are there. Returns how many.
std::size_t bridge_gaps(std::vector<double>& values, std::size_t period);

/// Leading gaps are dropped, those inside are bridged. Empty where no value is finite.
[[nodiscard]] Cleaned clean(const Series& series);

}  // namespace koers::forecast
