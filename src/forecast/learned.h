// What was learned offline from public series: weights of the members, sizes of errors, and a
// library of error paths. Facts about forecasts, not series. Made by bench/forecast_learn.cpp from
// a training file; never edited by hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "forecast/series.h"

namespace koers::forecast {

/// Series with few values have tables of their own.
inline constexpr std::size_t short_values_max = 12;

/// Errors are kept in so many groups of series, each as large as the others.
inline constexpr std::size_t error_groups = 4;

struct Regime {
  std::size_t steps = 0;            ///< Steps ahead that were learned.
  std::span<const float> networks;  ///< See pooled.h; none: the pooled member says what Theta does.
  std::span<const float> usual;     ///< See combine.h: for each member.
  std::span<const float> gates;     ///< See combine.h.
  std::span<const float> spread;    ///< See spread.h.
  std::size_t grouping = 0;         ///< The feature (features.h) that errors are grouped by.
  /// Of that feature, ascending: a series belongs to the group after the last of these it reaches.
  std::span<const float> splits;
  /// Paths of `steps` errors each, in units of 1 / error_unit: those of the first group, then as
  /// many of each other one.
  std::span<const std::int16_t> errors;
};

inline constexpr double error_unit = 200;

/// The tables for a series of `count` values.
[[nodiscard]] const Regime& learned(Rhythm rhythm, std::size_t count);

}  // namespace koers::forecast
