// Autoregressive integrated moving averages with a season, (p,d,q)(P,D,Q), from a fixed list of
// candidates: nearly as good as a stepwise search and a hundred times cheaper.
#pragma once

#include "forecast/simple_models.h"

namespace koers::forecast {

struct ArimaOrder {
  std::size_t p = 0;
  std::size_t d = 0;
  std::size_t q = 0;
  std::size_t seasonal_p = 0;
  std::size_t seasonal_d = 0;
  std::size_t seasonal_q = 0;
  bool has_mean = false;  ///< Of the differenced series.
  friend bool operator==(const ArimaOrder&, const ArimaOrder&) = default;
};

struct ArimaFit {
  ArimaOrder order;
  std::vector<double> ar;  ///< Full polynomial: the coefficient of lag i + 1 is ar[i].
  std::vector<double> ma;
  double mean = 0;
  double aicc = 0;
};

/// Conditional sum of squares, with partial autocorrelations as variables, so that every fit is
/// stationary and invertible.
[[nodiscard]] ArimaFit fit_arima(std::span<const double> values, std::size_t period,
                                 const ArimaOrder& order);

[[nodiscard]] Path arima_path(std::span<const double> values, std::size_t period,
                              const ArimaFit& fit, std::size_t horizon);

/// How often a series has to be differenced to be stationary, 0 … 2: the test of Kwiatkowski,
/// Phillips, Schmidt & Shin (1992) for a level, at 5 %.
[[nodiscard]] std::size_t differences_needed(std::span<const double> values);

/// The candidates weighted by AICc. `period` 1: no season. With fewer than ten values: the last
/// one.
[[nodiscard]] Path choose_arima(std::span<const double> values, std::size_t period,
                                std::size_t horizon);

}  // namespace koers::forecast
