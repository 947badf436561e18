// Forecasts whose truth is known, made from ends of training series: what is learned from.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "forecast/features.h"
#include "forecast/rows.h"

namespace koers::forecast {

inline constexpr std::size_t folds = 4;
inline constexpr std::size_t regime_count = 2 * rhythm_count;

/// Steps ahead that are learned, by rhythm.
inline constexpr std::array<std::size_t, rhythm_count> learned_steps{6, 8, 18, 13, 14};

/// One forecast whose truth is known, in the unit of `Cleaned`.
struct Sample {
  std::uint32_t fold = 0;  ///< The same for all forecasts of a series.
  float weight = 1;
  Features features{};
  std::vector<std::array<float, member_count>> paths;  ///< Step by step: what each member says.
  std::vector<float> truth;
  std::vector<float> factors;  ///< Season at each step.
  float unit = 1;              ///< Change scale.
  float score_scale = 1;
  float reference_smape = 0;  ///< Errors of the seasonally adjusted naive forecast.
  float reference_mase = 0;
  float lowest = -1e30F;
};

/// By regime.
using Samples = std::array<std::vector<Sample>, regime_count>;

/// Adds the ends of one series: the last few horizons, forecast from all that came before, and
/// short pieces before the last of them. Nothing after a truth that is missing counts.
void add_series(Samples& samples, const SeriesRow& row, std::size_t number);

}  // namespace koers::forecast
