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

/// How long a descent is, and how fast: the rate falls with the square of what is left.
struct Schedule {
  double visits = 100'000;  ///< Of samples, roughly: each is seen eight times or more.
  double epochs_max = 40;   ///< How often each is seen at most.
  double rate = 0.02;
  double least_rate = 0.0005;
};

/// Descends from `values` through all samples, shuffled by `seed` (Kingma & Ba, "Adam", 2015).
void descend(std::vector<double>& values, std::size_t samples, std::uint64_t seed,
             const Schedule& schedule, const Slope& slope);

/// Mean errors of the seasonally adjusted naive forecast, which errors are compared with.
struct References {
  double smape = 0;
  double mase = 0;
};
[[nodiscard]] References references_of(const std::vector<const Sample*>& samples);

/// The derivative of the loss of `path` with respect to it: of the mean of both compared errors.
[[nodiscard]] double loss_slope(const Sample& sample, const References& references, double path,
                                double truth);

/// A gate that was learned from `samples` alone; `seed` says where it begins.
[[nodiscard]] std::vector<float> train_gate(const std::vector<const Sample*>& samples,
                                            std::size_t steps, std::uint64_t seed);

}  // namespace koers::forecast
