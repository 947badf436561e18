// The combination.
#include "forecast/combine.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koers::forecast {
namespace {

double linear(std::span<const float> row, const Features& features) {
  double sum = row[0];
  for (std::size_t i = 0; i < feature_count; ++i)
    sum += static_cast<double>(row[i + 1]) * features[i];
  return sum;
}

void softmax(Weights& weights) {
  const double highest = *std::max_element(weights.begin(), weights.end());
  double total = 0;
  for (double& weight : weights) {
    weight = std::exp(weight - highest);
    total += weight;
  }
  for (double& weight : weights) weight /= total;
}

}  // namespace

std::array<double, hidden_count> hidden_units(std::span<const float> gate,
                                              const Features& features) {
  std::array<double, hidden_count> units{};
  for (std::size_t unit = 0; unit < hidden_count; ++unit)
    units[unit] = std::tanh(
        linear(gate.subspan(hidden_at + unit * (feature_count + 1), feature_count + 1), features));
  return units;
}

EndWeights gate_weights(std::span<const float> gate, const Features& features) {
  const auto units = hidden_units(gate, features);
  EndWeights ends;
  for (std::size_t j = 0; j < member_count; ++j) {
    const auto row = gate.subspan(j * gate_width, gate_width);
    const double middle = linear(row, features);
    ends.first[j] = middle - row[gate_width - 1];
    ends.last[j] = middle + row[gate_width - 1];
    const auto added = gate.subspan(output_at + 2 * j * hidden_count, 2 * hidden_count);
    for (std::size_t unit = 0; unit < hidden_count; ++unit) {
      ends.first[j] += added[unit] * units[unit];
      ends.last[j] += added[hidden_count + unit] * units[unit];
    }
  }
  softmax(ends.first);
  softmax(ends.last);
  return ends;
}

EndWeights weights_of(std::span<const float> usual, std::span<const float> gates,
                      const Features& features) {
  const std::size_t count = gates.size() / gate_size;
  const double left = 1 - std::accumulate(usual.begin(), usual.end(), 0.0);
  EndWeights weights;
  std::copy(usual.begin(), usual.end(), weights.first.begin());
  std::copy(usual.begin(), usual.end(), weights.last.begin());
  for (std::size_t at = 0; at < count; ++at) {
    const EndWeights ends = gate_weights(gates.subspan(at * gate_size, gate_size), features);
    for (std::size_t j = 0; j < member_count; ++j) {
      weights.first[j] += left * ends.first[j] / static_cast<double>(count);
      weights.last[j] += left * ends.last[j] / static_cast<double>(count);
    }
  }
  return weights;
}

double share_of(std::size_t at, std::size_t steps) {
  if (steps < 2) return 0;
  return std::min(1.0, static_cast<double>(at) / static_cast<double>(steps - 1));
}

Combination combine(const Members& members, const Features& features, const Regime& regime) {
  const auto [first, last] = weights_of(regime.usual, regime.gates, features);
  const std::size_t horizon = members.paths[0].size();
  Combination combination{.path = Path(horizon, 0.0)};
  for (std::size_t k = 0; k < horizon; ++k) {
    const double share = share_of(k, regime.steps);
    for (std::size_t j = 0; j < member_count; ++j) {
      const double weight = (1 - share) * first[j] + share * last[j];
      combination.path[k] += weight * members.paths[j][k];
      const bool is_theta = j == pooled_member && regime.networks.empty();
      combination.weights[is_theta ? theta_member : j] += weight / static_cast<double>(horizon);
    }
  }
  return combination;
}

}  // namespace koers::forecast
