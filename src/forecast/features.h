// What kind of series it is, in a dozen numbers without a unit: what the learned weights and error
// scales look at.
#pragma once

#include <array>

#include "forecast/members.h"

namespace koers::forecast {

inline constexpr std::size_t feature_count = 15;

/// Which of them says how many values there are.
inline constexpr std::size_t length_feature = 0;

/// Which of them says whether changes add up (high) or are soon undone (low).
inline constexpr std::size_t persistence_feature = 12;

/// Each within -4 … 4; unchanged when the series is multiplied by a positive number.
using Features = std::array<double, feature_count>;

/// Features of a prepared series and of what its members say about the first `horizon` steps.
[[nodiscard]] Features features_of(const Prepared& prepared, const Members& members,
                                   std::size_t horizon);

/// What one step of change typically is: the mean absolute change of the series without its season,
/// drawn towards the share of the level that is usual for the rhythm as if that had been seen
/// twice. So a few values that happen to be close together do not pass for certainty. Above 0.
[[nodiscard]] double change_scale(const Prepared& prepared);

}  // namespace koers::forecast
