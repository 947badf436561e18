// The weights of the members: a softmax of the features of the series, learned offline by the
// accuracy of the combination itself (Montero-Manso, Athanasopoulos, Hyndman & Talagala, "FFORMA",
// International Journal of Forecasting 36, 2020, with small neural gates instead of boosted trees).
#pragma once

#include "forecast/features.h"
#include "forecast/learned.h"

namespace koers::forecast {

using Weights = std::array<double, member_count>;

/// Numbers per member in the linear part of a gate: a constant, one for each feature, one for the
/// share of the horizon.
inline constexpr std::size_t gate_width = feature_count + 2;

/// Hidden units of a gate: hyperbolic tangents of linear functions of the features.
inline constexpr std::size_t hidden_count = 16;

/// Where the parts of a gate begin. The linear part, then a constant and one number per feature for
/// each hidden unit, then for each member what each unit adds at the first step and at the last.
inline constexpr std::size_t hidden_at = member_count * gate_width;
inline constexpr std::size_t output_at = hidden_at + hidden_count * (feature_count + 1);
inline constexpr std::size_t gate_size = output_at + 2 * member_count * hidden_count;

/// Values of the hidden units of one gate.
[[nodiscard]] std::array<double, hidden_count> hidden_units(std::span<const float> gate,
                                                            const Features& features);

/// Weights at the first and the last learned step; each adds to 1.
struct EndWeights {
  Weights first{};
  Weights last{};
};

/// What one gate says.
[[nodiscard]] EndWeights gate_weights(std::span<const float> gate, const Features& features);

/// A member's usual weight, whatever the features are, and its share of what usual weights leave of
/// one by the mean of what gates say that stand one after another: they were learned from different
/// beginnings, and their mean depends on none.
[[nodiscard]] EndWeights weights_of(std::span<const float> usual, std::span<const float> gates,
                                    const Features& features);

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
