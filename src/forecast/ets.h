// Exponential smoothing in state space form (Hyndman, Koehler, Ord & Snyder, "Forecasting with
// Exponential Smoothing", 2008): level, slope and season that follow the values, chosen and
// combined by Akaike's criterion.
#pragma once

#include <cstdint>

#include "forecast/simple_models.h"

namespace koers::forecast {

enum class EtsError : std::uint8_t { additive, relative };
enum class EtsTrend : std::uint8_t { none, additive, damped };
enum class EtsSeason : std::uint8_t { none, additive, multiplicative };

struct EtsKind {
  EtsError error = EtsError::additive;
  EtsTrend trend = EtsTrend::none;
  EtsSeason season = EtsSeason::none;
  friend bool operator==(const EtsKind&, const EtsKind&) = default;
};

/// Smoothing parameters as in the book: 0 < beta < alpha < 1, 0 < gamma < 1 - alpha, .8 ≤ phi ≤
/// .98.
struct EtsParameters {
  double alpha = 0.5;
  double beta = 0;
  double gamma = 0;
  double phi = 1;
};

struct EtsState {
  double level = 0;
  double slope = 0;
  std::vector<double> season;  ///< Of the coming step first.
};

struct EtsFit {
  EtsKind kind;
  EtsParameters parameters;
  EtsState start;   ///< Before the first value.
  EtsState end;     ///< After the last one.
  double aicc = 0;  ///< Infinite where there are too few values for the parameters.
};

/// Maximum likelihood over the smoothing parameters and the first level and slope; the first season
/// is that of the classical decomposition. Relative errors and multiplicative seasons need positive
/// values, seasons two of them.
[[nodiscard]] EtsFit fit_ets(std::span<const double> values, std::size_t period, EtsKind kind);

/// The path with no more errors.
[[nodiscard]] Path ets_path(const EtsFit& fit, std::size_t horizon);

/// One pass: moves `state` over the values and gives -2 log likelihood up to a constant. Infinite
/// where the model breaks down (a relative error about nothing).
[[nodiscard]] double ets_pass(std::span<const double> values, EtsKind kind,
                              const EtsParameters& parameters, EtsState& state);

/// Whether seasons are among the models.
enum class EtsSeasons : std::uint8_t { refuse, consider };

/// Models that suit the values, weighted by exp(-ΔAICc / 2): additive errors, and relative ones
/// where all values are positive, with each trend. Seasonal ones (additive with additive, relative
/// with multiplicative seasons) only as told, and then only they, where there are three seasons.
[[nodiscard]] Path choose_ets(std::span<const double> values, std::size_t period,
                              std::size_t horizon, EtsSeasons seasons);

}  // namespace koers::forecast
