// The pool of point forecasts that are combined: each member forecasts the same series in its own
// way. What is theirs in the end is a learned weight (combine.h).
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "forecast/seasonal.h"
#include "forecast/series.h"
#include "forecast/simple_models.h"

namespace koers::forecast {

inline constexpr std::size_t member_count = 19;

/// Theta, dynamically optimized (theta.h).
inline constexpr std::size_t theta_member = 8;

/// The one that was learned from many series (pooled.h).
inline constexpr std::size_t pooled_member = 18;

/// Short names, for output and for people who look.
[[nodiscard]] std::string_view member_name(std::size_t member);

/// A series without gaps, with its pattern.
struct Prepared {
  std::vector<double> values;
  std::size_t period = 1;
  Rhythm rhythm = Rhythm::monthly;
  Adjusted adjusted;
};

/// Decides about the season: form, whether it is there at all, and how smooth it is.
[[nodiscard]] Prepared prepare(std::span<const double> values, Rhythm rhythm, std::size_t period);

struct Members {
  std::array<Path, member_count> paths;  ///< On the scale of the series, season included.
  double one_step_error = 0;  ///< Root mean square of the Theta model's errors of one step.
};

/// Every member's path. `networks` (pooled.h) were learned for `steps`; without any the pooled
/// member says what Theta says.
[[nodiscard]] Members run_members(const Prepared& prepared, std::size_t horizon,
                                  std::span<const float> networks, std::size_t steps);

}  // namespace koers::forecast
