// Forecasts that need no fitting, or a closed formula: repeats, drifts and lines.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koers::forecast {

/// The coming values, step 1 first.
using Path = std::vector<double>;

/// The last value for ever.
[[nodiscard]] Path naive(std::span<const double> values, std::size_t horizon);

/// The last season again and again; with less than a season, the last value.
[[nodiscard]] Path seasonal_naive(std::span<const double> values, std::size_t period,
                                  std::size_t horizon);

/// The last value and the mean change per step of the last `changes` ones (all if fewer).
[[nodiscard]] Path drift(std::span<const double> values, std::size_t changes, std::size_t horizon);

/// The same steps one lag (a year) before, moved to today's level: times the sum of the last
/// `window` values over that of the same ones a lag before; plus the difference of their means
/// where not all of those are positive. With two lags and a window of values, the mean of both.
/// With less than one lag and a window: the last value.
[[nodiscard]] Path year_ago(std::span<const double> values, std::size_t lag, std::size_t window,
                            std::size_t horizon);

/// The least squares line through the last `count` values (all if fewer).
[[nodiscard]] Path line(std::span<const double> values, std::size_t count, std::size_t horizon);

/// The mean of the last `count` values.
[[nodiscard]] Path recent_mean(std::span<const double> values, std::size_t count,
                               std::size_t horizon);

}  // namespace koers::forecast
