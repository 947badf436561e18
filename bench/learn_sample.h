// Forecasts whose truth is known, made from ends of training series: what is learned from.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "forecast/features.h"
#include "forecast/rows.h"

namespace koers::forecast {

inline constexpr std::size_t folds = 4;
/// Fewer forecasts of a regime teach nothing that holds.
inline constexpr std::size_t samples_min = 100;

inline constexpr std::size_t regime_count = 2 * rhythm_count;

/// Steps ahead that are learned, by rhythm.
inline constexpr std::array<std::size_t, rhythm_count> learned_steps{6, 8, 18, 13, 14};

/// One forecast whose truth is known, in the unit of `Cleaned`. Windows, which networks are learned
/// from, have no features and no paths.
struct Sample {
  std::uint32_t fold = 0;  ///< The same for all forecasts of a series.
  float weight = 1;
  Features features{};
  std::vector<std::array<float, member_count>> paths;  ///< Step by step: what each member says.
  std::vector<float> truth;
  std::vector<float> factors;  ///< Season at each step: what a level is multiplied by,
  std::vector<float> shifts;   ///< and what is added.
  std::vector<float> inputs;   ///< See pooled.h.
  float last = 0;              ///< The last value without its season.
  float unit = 1;              ///< Change scale.
  float score_scale = 1;
  float reference_smape = 0;  ///< Errors of the seasonally adjusted naive forecast.
  float reference_mase = 0;
  float lowest = -1e30F;
};

/// How far a path is from what was true: sMAPE in percent, and the mean absolute error in units of
/// the score scale (Hyndman & Koehler 2006).
struct PathErrors {
  double smape = 0;
  double mase = 0;
};
[[nodiscard]] PathErrors path_errors(const Sample& sample, std::span<const double> path);

/// What is learned from.
struct Training {
  std::array<std::vector<Sample>, regime_count> samples;  ///< By regime.
  std::array<std::vector<Sample>, rhythm_count> windows;  ///< By rhythm.
};

/// Adds the ends of one series: the last few horizons, forecast from all that came before, and
/// short pieces before the last of them. Nothing after a truth that is missing counts. Its windows
/// are up to sixty ends with more than a dozen values before and a whole truth after them.
void add_series(Training& training, const SeriesRow& row, std::size_t number);

/// The end before the last horizon, forecast from all that came before; none where that is no more
/// than a dozen values, or not the whole horizon is known.
[[nodiscard]] std::optional<Sample> last_end(const SeriesRow& row, std::size_t number);

}  // namespace koers::forecast
