// The standard normal law turned around.
#pragma once

namespace koers::forecast {

/// The z that a standard normal number lies below with probability `level`, in (0, 1); off by at
/// most 1.2e-9 of itself. Acklam's rational functions (2003): the middle by the distance from it,
/// the tails by the logarithm of what lies beyond.
[[nodiscard]] double normal_quantile(double level);

}  // namespace koers::forecast
