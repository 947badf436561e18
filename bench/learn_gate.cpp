// Descent, and the slope of a gate.
#include "learn_gate.h"

#include <algorithm>
#include <cmath>

#include "forecast/combine.h"
#include "forecast/paths.h"

namespace koers::forecast {
namespace {

// How strongly the weights are drawn towards equal ones; what does not depend on the features a
// tenth of it. Of 1e-4, 3e-5, 1e-5 and 3e-6 the best on the last horizon of the training part, of
// series that the gate was not learned from.
constexpr double ridge = 3e-6;

struct Adam {
  std::vector<double> first;
  std::vector<double> second;
  int step = 0;
  explicit Adam(std::size_t count) : first(count, 0.0), second(count, 0.0) {}
  void update(std::vector<double>& values, const std::vector<double>& gradient, double rate) {
    ++step;
    const double of_first = 1 - std::pow(0.9, step);
    const double of_second = 1 - std::pow(0.99, step);
    for (std::size_t i = 0; i < values.size(); ++i) {
      first[i] = 0.9 * first[i] + 0.1 * gradient[i];
      second[i] = 0.99 * second[i] + 0.01 * gradient[i] * gradient[i];
      values[i] -= rate * first[i] / of_first / (std::sqrt(second[i] / of_second) + 1e-8);
    }
  }
};

// The derivative of one sample's loss with respect to what goes into each softmax.
EndWeights slopes_of(const Sample& sample, const References& references, std::size_t steps,
                     const EndWeights& ends) {
  EndWeights toward;
  for (std::size_t k = 0; k < sample.truth.size(); ++k) {
    const auto& said = sample.paths[k];
    double first = 0;
    double last = 0;
    for (std::size_t j = 0; j < member_count; ++j) {
      first += ends.first[j] * said[j];
      last += ends.last[j] * said[j];
    }
    const double share = share_of(k, steps);
    const double slope =
        loss_slope(sample, references, (1 - share) * first + share * last, sample.truth[k]);
    for (std::size_t j = 0; j < member_count; ++j) {
      toward.first[j] += slope * (1 - share) * ends.first[j] * (said[j] - first);
      toward.last[j] += slope * share * ends.last[j] * (said[j] - last);
    }
  }
  return toward;
}

void add_scaled(double* row, double slope, const Features& features) {
  row[0] += slope;
  for (std::size_t i = 0; i < feature_count; ++i) row[i + 1] += slope * features[i];
}

void add_gradient(const Sample& sample, const References& references, std::size_t steps,
                  std::span<const float> gate, std::vector<double>& gradient) {
  const auto units = hidden_units(gate, sample.features);
  const EndWeights toward =
      slopes_of(sample, references, steps, gate_weights(gate, sample.features));
  std::array<double, hidden_count> back{};
  for (std::size_t j = 0; j < member_count; ++j) {
    double* row = &gradient[j * gate_width];
    add_scaled(row, toward.first[j] + toward.last[j], sample.features);
    row[gate_width - 1] += toward.last[j] - toward.first[j];
    const std::size_t at = output_at + 2 * j * hidden_count;
    for (std::size_t unit = 0; unit < hidden_count; ++unit) {
      gradient[at + unit] += toward.first[j] * units[unit];
      gradient[at + hidden_count + unit] += toward.last[j] * units[unit];
      back[unit] +=
          toward.first[j] * gate[at + unit] + toward.last[j] * gate[at + hidden_count + unit];
    }
  }
  for (std::size_t unit = 0; unit < hidden_count; ++unit)
    add_scaled(&gradient[hidden_at + unit * (feature_count + 1)],
               back[unit] * (1 - units[unit] * units[unit]), sample.features);
}

// Hidden units have to begin differently, or they stay alike.
std::vector<double> beginning(std::uint64_t seed) {
  std::vector<double> gate(gate_size, 0.0);
  const std::size_t count = gate_size - hidden_at;
  const auto order = shuffled(count, seed);
  for (std::size_t i = 0; i < count; ++i) {
    const double evenly = (static_cast<double>(order[i]) + 0.5) / static_cast<double>(count) - 0.5;
    gate[hidden_at + i] = (hidden_at + i < output_at ? 1.0 : 0.3) * evenly;
  }
  return gate;
}

}  // namespace

References references_of(const std::vector<const Sample*>& samples) {
  References sums;
  for (const auto* sample : samples) {
    sums.smape += sample->reference_smape / static_cast<double>(samples.size());
    sums.mase += sample->reference_mase / static_cast<double>(samples.size());
  }
  return sums;
}

double loss_slope(const Sample& sample, const References& references, double path, double truth) {
  // Series that moved far from all they did before teach little about weights.
  const double cap = 1 / (1 + 0.1 * sample.reference_mase);
  const double error = path - truth;
  const double sign = error > 0 ? 1 : -1;
  const double size = std::abs(path) + std::abs(truth) + 1e-9;
  return 0.5 * sample.weight / static_cast<double>(sample.truth.size()) *
         (200 * (sign / size - std::abs(error) * (path > 0 ? 1 : -1) / (size * size)) /
              references.smape +
          cap * sign / sample.score_scale / references.mase);
}

void descend(std::vector<double>& values, std::size_t samples, std::uint64_t seed,
             const Schedule& schedule, const Slope& slope) {
  constexpr std::size_t batch = 64;
  const int epochs = static_cast<int>(
      std::clamp(schedule.visits / static_cast<double>(samples), 8.0, schedule.epochs_max));
  Adam adam(values.size());
  std::vector<double> gradient(values.size());
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto order = shuffled(samples, seed + static_cast<std::uint64_t>(epoch) * 7919);
    const double left = 1 - static_cast<double>(epoch) / epochs;
    for (std::size_t done = 0; done < samples; done += batch) {
      std::fill(gradient.begin(), gradient.end(), 0.0);
      const std::vector<float> rounded(values.begin(), values.end());
      const std::size_t count = std::min(batch, samples - done);
      for (std::size_t i = 0; i < count; ++i) slope(order[done + i], rounded, gradient);
      for (double& sum : gradient) sum /= static_cast<double>(count);
      slope(samples, rounded, gradient);
      adam.update(values, gradient, schedule.rate * left * left + schedule.least_rate);
    }
  }
}

std::vector<float> train_gate(const std::vector<const Sample*>& samples, std::size_t steps,
                              std::uint64_t seed) {
  std::vector<double> gate = beginning(seed);
  const References references = references_of(samples);
  descend(gate, samples.size(), seed, {},
          [&](std::size_t at, std::span<const float> values, std::vector<double>& gradient) {
            if (at < samples.size())
              return add_gradient(*samples[at], references, steps, values, gradient);
            for (std::size_t i = 0; i < values.size(); ++i)
              gradient[i] +=
                  (i < hidden_at && i % gate_width == 0 ? ridge : 10 * ridge) * values[i];
          });
  return {gate.begin(), gate.end()};
}

}  // namespace koers::forecast
