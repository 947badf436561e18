// The slope of a network's loss.
#include "learn_pooled.h"

#include <cmath>

#include "forecast/paths.h"
#include "forecast/pooled.h"
#include "learn_gate.h"

namespace koers::forecast {
namespace {

// Of 600,000, 1,200,000 and 3,000,000 visits the second did best on the last horizons of quarterly
// training series; 16, 32 and 64 units, ten times the ridge and twice the rate made no difference.
constexpr Schedule schedule{
    .visits = 1'200'000, .epochs_max = 400, .rate = 0.004, .least_rate = 1e-4};
constexpr double ridge = 3e-5;

double pooled_value(const Sample& sample, double change, std::size_t step) {
  return (static_cast<double>(sample.last) + static_cast<double>(sample.unit) * change) *
             static_cast<double>(sample.factors[step]) +
         static_cast<double>(sample.shifts[step]);
}

void add_row(double* row, double slope, std::span<const float> inputs) {
  for (std::size_t i = 0; i < inputs.size(); ++i) row[i] += slope * static_cast<double>(inputs[i]);
}

void add_gradient(const Sample& window, const References& references, const PooledShape& shape,
                  std::span<const float> network, std::vector<double>& gradient) {
  const auto answer = ask_network(network, shape, window.inputs);
  std::array<double, pooled_units> back{};
  for (std::size_t k = 0; k < shape.outputs; ++k) {
    const double path = pooled_value(window, answer.changes[k], k);
    const double slope =
        loss_slope(window, references, path, static_cast<double>(window.truth[k])) *
        static_cast<double>(window.unit * window.factors[k]);
    const std::size_t at = shape.output_at(k);
    for (std::size_t unit = 0; unit < pooled_units; ++unit) {
      gradient[at + unit] += slope * answer.units[unit];
      back[unit] += slope * static_cast<double>(network[at + unit]);
    }
    gradient[at + pooled_units] += slope;
    add_row(&gradient[shape.straight_at(k)], slope, window.inputs);
  }
  for (std::size_t unit = 0; unit < pooled_units; ++unit) {
    const double slope = back[unit] * (1 - answer.units[unit] * answer.units[unit]);
    add_row(&gradient[shape.unit_at(unit)], slope, window.inputs);
    gradient[shape.unit_at(unit) + shape.inputs] += slope;
  }
}

// Small numbers, spread evenly: all units begin differently, and nothing goes straight through.
std::vector<double> beginning(const PooledShape& shape, std::uint64_t seed) {
  std::vector<double> network(shape.size(), 0.0);
  const std::size_t count = shape.straight_at(0);
  const auto order = shuffled(count, seed);
  for (std::size_t i = 0; i < count; ++i) {
    const double evenly =
        2 * (static_cast<double>(order[i]) + 0.5) / static_cast<double>(count) - 1;
    const bool is_unit = i < shape.output_at(0);
    network[i] = evenly * (is_unit ? 1 / std::sqrt(static_cast<double>(shape.inputs))
                                   : 0.2 / std::sqrt(static_cast<double>(pooled_units)));
  }
  return network;
}

}  // namespace

std::vector<float> train_network(const std::vector<const Sample*>& windows, std::size_t steps,
                                 std::uint64_t seed) {
  const PooledShape shape{.inputs = windows.front()->inputs.size(), .outputs = steps};
  std::vector<double> network = beginning(shape, seed);
  const References references = references_of(windows);
  descend(network, windows.size(), seed, schedule,
          [&](std::size_t at, std::span<const float> values, std::vector<double>& gradient) {
            if (at < windows.size())
              return add_gradient(*windows[at], references, shape, values, gradient);
            for (std::size_t i = 0; i < values.size(); ++i)
              gradient[i] += ridge * static_cast<double>(values[i]);
          });
  return {network.begin(), network.end()};
}

void ask_networks(Sample& sample, std::span<const float> networks, std::size_t steps) {
  const PooledShape shape{.inputs = sample.inputs.size(), .outputs = steps};
  const auto changes = mean_changes(networks, shape, sample.inputs);
  for (std::size_t k = 0; k < steps; ++k)
    sample.paths[k][pooled_member] = static_cast<float>(pooled_value(sample, changes[k], k));
}

}  // namespace koers::forecast
