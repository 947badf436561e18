// Learns a gate (combine.h) by stochastic descent on the accuracy of the combination itself.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "learn_sample.h"

namespace koers::forecast {

/// Adds the slope of sample `at` under `values` to `gradient`; with `at` the number of samples,
/// that of what draws the values to zero.
using Slope = std::function<void(std::size_t at, std::span<const float> values,
                                 std::vector<double>& gradient)>;

/// Descends from `values` through all samples, shuffled by `seed`, as often as makes some hundred
/// thousand visits (Kingma & Ba, "Adam", 2015; the rate falls with the square of what is left).
void descend(std::vector<double>& values, std::size_t samples, std::uint64_t seed,
             const Slope& slope);

/// A gate that was learned from `samples` alone; `seed` says where it begins.
[[nodiscard]] std::vector<float> train_gate(const std::vector<const Sample*>& samples,
                                            std::size_t steps, std::uint64_t seed);

}  // namespace koers::forecast
