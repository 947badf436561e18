// The dynamic optimised Theta model of Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler
// ("Models for optimising the theta method", International Journal of Forecasting 32, 2016).
#pragma once

#include "forecast/simple_models.h"

namespace koers::forecast {

struct ThetaFit {
  double level = 0;  ///< Before the first value.
  double alpha = 0;  ///< 0.1 … 0.99
  double theta = 0;  ///< 1 … ; 1 is simple exponential smoothing, 2 the standard method.
  double sse = 0;    ///< Sum of squares of the errors of one step, from the third value on.
};

/// Least squares over level, alpha and theta; four values at least.
[[nodiscard]] ThetaFit fit_theta(std::span<const double> values);

/// The path of given parameters.
[[nodiscard]] Path theta_path(std::span<const double> values, const ThetaFit& fit,
                              std::size_t horizon);

}  // namespace koers::forecast
