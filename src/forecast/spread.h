// How large the errors of a forecast will be: learned from the errors that forecasts of other
// series with like features made.
#pragma once

#include "forecast/combine.h"

namespace koers::forecast {

/// Typical size (scale of a Laplace distribution) of the error at each of `horizon` steps, of the
/// series without its season. The table holds a logarithm for each learned step, then a coefficient
/// for each feature at the first step and one at the last. Beyond the learned steps it grows with
/// the square root.
[[nodiscard]] std::vector<double> error_scales(std::span<const float> table, std::size_t steps,
                                               const Features& features, std::size_t horizon);

/// Which group of errors (learned.h) a series belongs to whose grouping feature is `feature`.
[[nodiscard]] std::size_t error_group(double feature, std::span<const float> splits);

/// How much larger an error is at a step with this factor of the season; no season makes a value
/// certain.
[[nodiscard]] double error_factor(double season_factor);

}  // namespace koers::forecast
