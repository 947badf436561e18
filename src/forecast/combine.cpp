// The combination.
#include "forecast/combine.h"

#include <algorithm>
#include <cmath>

namespace koers::forecast {

Weights weights_at(std::span<const float> gate, const Features& features, double share) {
  Weights weights{};
  for (std::size_t j = 0; j < member_count; ++j) {
    const auto row = gate.subspan(j * gate_width, gate_width);
    weights[j] = row[0] + row[gate_width - 1] * (2 * share - 1);
    for (std::size_t i = 0; i < feature_count; ++i) weights[j] += row[i + 1] * features[i];
  }
  const double highest = *std::max_element(weights.begin(), weights.end());
  double total = 0;
  for (double& weight : weights) {
    weight = std::exp(weight - highest);
    total += weight;
  }
  for (double& weight : weights) weight /= total;
  return weights;
}

double share_of(std::size_t at, std::size_t steps) {
  if (steps < 2) return 0;
  return std::min(1.0, static_cast<double>(at) / static_cast<double>(steps - 1));
}

Combination combine(const Members& members, const Features& features, const Regime& regime) {
  const Weights first = weights_at(regime.gate, features, 0);
  const Weights last = weights_at(regime.gate, features, 1);
  const std::size_t horizon = members.paths[0].size();
  Combination combination{.path = Path(horizon, 0.0)};
  for (std::size_t k = 0; k < horizon; ++k) {
    const double share = share_of(k, regime.steps);
    for (std::size_t j = 0; j < member_count; ++j) {
      const double weight = (1 - share) * first[j] + share * last[j];
      combination.path[k] += weight * members.paths[j][k];
      combination.weights[j] += weight / static_cast<double>(horizon);
    }
  }
  return combination;
}

}  // namespace koers::forecast
