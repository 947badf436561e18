// Learns how the members are weighed: networks of the pooled one, usual weights and gates.
#pragma once

#include <vector>

#include "learn_sample.h"

namespace koers::forecast {

/// What is learned of a regime.
struct Setting {
  bool has_networks = false;
  double usual_share = 0;  ///< What the usual weights add to.
};

/// What `forecast_learn --judge` found best on the last horizon of a training file; short series
/// have no networks and no usual weights.
[[nodiscard]] Setting setting_of(std::size_t regime);

/// All samples but those of a fold.
[[nodiscard]] std::vector<const Sample*> pointers(const std::vector<Sample>& samples,
                                                  std::size_t but_fold = folds);

/// Networks of `count` beginnings, one after another.
[[nodiscard]] std::vector<float> train_networks(const std::vector<const Sample*>& windows,
                                                std::size_t steps, std::uint64_t count);

/// Sets what the pooled member says about samples: by networks that were learned from windows of
/// other series.
void ask_pooled(std::vector<Sample>& samples, const std::vector<Sample>& windows,
                std::size_t steps);

struct Weighing {
  std::vector<float> usual;
  std::vector<float> gates;
};

/// Weights that were learned from `samples` alone; the mean of so many gates.
[[nodiscard]] Weighing learn_weights(const std::vector<const Sample*>& samples, std::size_t steps,
                                     double usual_share, std::uint64_t gates);

/// What the weighed members say about each true value of a sample, within its bounds.
[[nodiscard]] std::vector<double> path_of(const Sample& sample, const Weighing& weighing,
                                          std::size_t steps);

}  // namespace koers::forecast
