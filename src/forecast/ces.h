// Complex exponential smoothing without season (Svetunkov, Kourentzes & Ord, "Complex exponential
// smoothing", Naval Research Logistics 69, 2022): a level and a potential that take each other
// along, so that trends come and go without being chosen.
#pragma once

#include "forecast/simple_models.h"

namespace koers::forecast {

/// Least squares over the complex parameter; the first state is found by filtering backwards. With
/// fewer than six values: the last one.
[[nodiscard]] Path complex_smoothing(std::span<const double> values, std::size_t horizon);

}  // namespace koers::forecast
