// Single values that stand apart from all round them: a typing error, a strike, a day of testing.
// What comes back at the same step of other seasons does not, and neither does a level that stays.
#pragma once

#include <cstddef>
#include <vector>

namespace koers::forecast {

inline constexpr double outlier_distance = 10;
inline constexpr std::size_t outlier_values_min = 12;

/// Puts what its neighbours and the season lead one to expect in the place of each value that lies
/// more than `outlier_distance` robust standard deviations (1.4826 times the median absolute
/// deviation, Leys et al., "Detecting outliers", 2013) from the median of the three values before
/// and, on the same side, of the three after it. How far values usually lie from their neighbours
/// is taken from the whole series. Returns how many were replaced.
///
/// Left as they are: the last value, which may be the first of a new level; fewer than
/// `outlier_values_min` values; series of which half the values or more lie on their neighbours;
/// and all of them where more than one in twenty stands apart, for then that is what the series
/// does.
[[nodiscard]] std::size_t replace_outliers(std::vector<double>& values, std::size_t period);

}  // namespace koers::forecast
