// Inputs and answers of the pooled networks.
#include "forecast/pooled.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "forecast/features.h"

namespace koers::forecast {
namespace {

float bounded(double value, double most) {
  return std::isfinite(value) ? static_cast<float>(std::clamp(value, -most, most)) : 0.0F;
}

double product(std::span<const float> weights, std::span<const float> inputs) {
  double sum = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    sum += static_cast<double>(weights[i]) * static_cast<double>(inputs[i]);
  return sum;
}

double mean_size(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += std::abs(value);
  return sum / static_cast<double>(values.size());
}

}  // namespace

std::vector<float> pooled_inputs(const Prepared& prepared) {
  const auto& z = prepared.adjusted.values;
  const double scale = change_scale(prepared);
  const std::size_t n = z.size();
  std::vector<float> inputs;
  for (std::size_t i = 1; i <= pooled_lags[static_cast<std::size_t>(prepared.rhythm)]; ++i) {
    const double change = i < n ? (z[n - 1 - i] - z.back()) / scale : 0;
    inputs.push_back(bounded(change / (1 + std::sqrt(static_cast<double>(i))), 6));
  }
  const bool has_season = prepared.adjusted.form != SeasonForm::none;
  const double drift =
      (z.back() - z.front()) / static_cast<double>(std::max<std::size_t>(1, n - 1));
  inputs.push_back(bounded(std::log(static_cast<double>(n)) - 4, 4));
  inputs.push_back(bounded(std::log(scale / std::max(mean_size(z), 1e-9 * scale)) + 3, 4));
  inputs.push_back(bounded(has_season ? 2 * prepared.adjusted.strength - 0.5 : -1, 4));
  inputs.push_back(bounded(3 * drift / scale, 4));
  return inputs;
}

PooledAnswer ask_network(std::span<const float> network, const PooledShape& shape,
                         std::span<const float> inputs) {
  PooledAnswer answer;
  for (std::size_t unit = 0; unit < pooled_units; ++unit) {
    const auto row = network.subspan(shape.unit_at(unit), shape.inputs + 1);
    answer.units[unit] = std::tanh(product(row, inputs) + static_cast<double>(row[shape.inputs]));
  }
  for (std::size_t output = 0; output < shape.outputs; ++output) {
    const auto row = network.subspan(shape.output_at(output), pooled_units + 1);
    double sum = row[pooled_units];
    for (std::size_t unit = 0; unit < pooled_units; ++unit)
      sum += static_cast<double>(row[unit]) * answer.units[unit];
    answer.changes.push_back(
        sum + product(network.subspan(shape.straight_at(output), shape.inputs), inputs));
  }
  return answer;
}

std::vector<double> mean_changes(std::span<const float> networks, const PooledShape& shape,
                                 std::span<const float> inputs) {
  const std::size_t count = networks.size() / shape.size();
  std::vector<double> changes(shape.outputs, 0.0);
  for (std::size_t at = 0; at < count; ++at) {
    const auto answer = ask_network(networks.subspan(at * shape.size()), shape, inputs);
    for (std::size_t k = 0; k < shape.outputs; ++k)
      changes[k] += answer.changes[k] / static_cast<double>(count);
  }
  return changes;
}

Path pooled_path(std::span<const float> networks, std::size_t steps, const Prepared& prepared,
                 std::size_t horizon) {
  const auto& z = prepared.adjusted.values;
  const std::size_t n = z.size();
  Path path(horizon);
  const auto put_back = [&](std::size_t k, double level) {
    path[k] = prepared.adjusted.with_season(level, n + k);
  };
  if (std::ranges::all_of(z, [&](double value) { return value == z.back(); })) {
    for (std::size_t k = 0; k < horizon; ++k) put_back(k, z.back());
    return path;
  }
  const auto inputs = pooled_inputs(prepared);
  const PooledShape shape{.inputs = inputs.size(), .outputs = steps};
  auto changes = mean_changes(networks, shape, inputs);
  changes.resize(std::max(steps, horizon));
  constexpr double damping = 0.9;
  double change = changes[steps - 1] / static_cast<double>(steps);
  for (std::size_t k = steps; k < horizon; ++k) {
    change *= damping;
    changes[k] = changes[k - 1] + change;
  }
  const double scale = change_scale(prepared);
  for (std::size_t k = 0; k < horizon; ++k) put_back(k, z.back() + scale * changes[k]);
  return path;
}

}  // namespace koers::forecast
