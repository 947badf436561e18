// Small networks that were learned from many series at once: what usually comes after values like
// these. A member of the pool that no single series could teach (Montero-Manso & Hyndman,
// "Principles and algorithms for forecasting groups of time series", International Journal of
// Forecasting 37, 2021).
#pragma once

#include <span>
#include <vector>

#include "forecast/members.h"

namespace koers::forecast {

/// One hidden layer of so many hyperbolic tangents, beside which the inputs go straight to the
/// outputs.
inline constexpr std::size_t pooled_units = 32;

/// Values before the last one that are looked at, by rhythm.
inline constexpr std::array<std::size_t, rhythm_count> pooled_lags{8, 12, 24, 16, 28};

/// Numbers about the series as a whole.
inline constexpr std::size_t pooled_traits = 4;

/// What the networks look at: how far each earlier value lies from the last one, in changes and
/// without the season, the nearest first; then length, size of the changes, season and drift. Each
/// within -6 … 6; unchanged when the series is multiplied by a positive number.
[[nodiscard]] std::vector<float> pooled_inputs(const Prepared& prepared);

/// Where the parts of a network begin: for each hidden unit a number for each input and a constant;
/// for each output a number for each unit and a constant; for each output a number for each input.
struct PooledShape {
  std::size_t inputs = 0;
  std::size_t outputs = 0;  ///< Steps ahead.
  [[nodiscard]] constexpr std::size_t unit_at(std::size_t unit) const {
    return unit * (inputs + 1);
  }
  [[nodiscard]] constexpr std::size_t output_at(std::size_t output) const {
    return unit_at(pooled_units) + output * (pooled_units + 1);
  }
  [[nodiscard]] constexpr std::size_t straight_at(std::size_t output) const {
    return output_at(outputs) + output * inputs;
  }
  [[nodiscard]] constexpr std::size_t size() const { return straight_at(outputs); }
};

struct PooledAnswer {
  std::array<double, pooled_units> units{};
  std::vector<double> changes;  ///< From the last value, in units of the change scale.
};

/// What one network says.
[[nodiscard]] PooledAnswer ask_network(std::span<const float> network, const PooledShape& shape,
                                       std::span<const float> inputs);

/// The mean changes that networks say which stand one after another in `networks`; not empty.
[[nodiscard]] std::vector<double> mean_changes(std::span<const float> networks,
                                               const PooledShape& shape,
                                               std::span<const float> inputs);

/// The path that the mean changes of `networks` lead along, season included.
/// Beyond the `steps` that were learned the mean change goes on, damped. A series that never
/// changed stays where it is: of change its own values say nothing. `networks` not empty.
[[nodiscard]] Path pooled_path(std::span<const float> networks, std::size_t steps,
                               const Prepared& prepared, std::size_t horizon);

}  // namespace koers::forecast
