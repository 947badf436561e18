// Learns how large the errors of a forecast are and what whole paths of them look like.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "learn_weights.h"

namespace koers::forecast {

/// The errors of each sample's weighed members in units of its change scale and season, step by
/// step; the weights were learned from other series, by the mean of `gates` gates.
[[nodiscard]] std::vector<std::vector<double>> errors_of(const std::vector<Sample>& samples,
                                                         std::size_t regime, std::uint64_t gates);

/// Maximum likelihood of Laplace errors whose scale is a loglinear function of the features: see
/// src/forecast/spread.h.
[[nodiscard]] std::vector<float> train_spread(const std::vector<Sample>& samples,
                                              const std::vector<std::vector<double>>& errors,
                                              std::size_t steps);

struct Library {
  std::vector<float> splits;
  std::vector<std::int16_t> errors;  ///< Group by group.
};

/// A thousand whole paths of standardized errors for each group of series.
[[nodiscard]] Library library_of(const std::vector<Sample>& samples,
                                 const std::vector<std::vector<double>>& errors,
                                 std::span<const float> table, std::size_t regime);

}  // namespace koers::forecast
