// The weights of the members: a softmax of the features of the series, learned offline by the
// accuracy of the combination itself (Montero-Manso, Athanasopoulos, Hyndman & Talagala, "FFORMA",
// International Journal of Forecasting 36, 2020, with a linear gate instead of boosted trees).
#pragma once

#include "forecast/features.h"
#include "forecast/learned.h"

namespace koers::forecast {

using Weights = std::array<double, member_count>;

/// Numbers per member in a gate: a constant, one for each feature, one for the share of the
/// horizon.
inline constexpr std::size_t gate_width = feature_count + 2;

/// Weights at one step, `share` of the way through the learned horizon (0 first step, 1 last). They
/// add to 1.
[[nodiscard]] Weights weights_at(std::span<const float> gate, const Features& features,
                                 double share);

/// How far step `at` (0: the first) is through a horizon of `steps`; 1 beyond it.
[[nodiscard]] double share_of(std::size_t at, std::size_t steps);

struct Combination {
  Path path;
  Weights weights{};  ///< Mean over the steps.
};

/// The weighted mean of the members' paths, between the weights of the first and the last step.
[[nodiscard]] Combination combine(const Members& members, const Features& features,
                                  const Regime& regime);

}  // namespace koers::forecast
