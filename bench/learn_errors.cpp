// Scales by descent, then a library of what is left.
#include "learn_errors.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "forecast/learned.h"
#include "forecast/spread.h"
#include "learn_gate.h"

namespace koers::forecast {
namespace {

// Adds the derivative of one sample's negative log likelihood.
void add_slope(const Sample& sample, const std::vector<double>& errors, std::size_t steps,
               std::span<const float> table, std::vector<double>& gradient) {
  const auto scales = error_scales(table, steps, sample.features, steps);
  for (std::size_t k = 0; k < errors.size(); ++k) {
    const double slope =
        (1 - std::min(std::abs(errors[k]) / scales[k], 12.0)) / static_cast<double>(errors.size());
    const double share = share_of(k, steps);
    gradient[k] += slope;
    for (std::size_t f = 0; f < feature_count; ++f) {
      gradient[steps + f] += slope * (1 - share) * sample.features[f];
      gradient[steps + feature_count + f] += slope * share * sample.features[f];
    }
  }
}

using Paths = std::vector<std::vector<double>>;

// A thousand whole paths that have the distribution of all: every so-many-th when ordered by their
// mean.
void append_thousand(Paths paths, std::vector<std::int16_t>& library) {
  constexpr std::size_t wanted = 1000;
  const auto sum = [](const std::vector<double>& path) {
    return std::accumulate(path.begin(), path.end(), 0.0);
  };
  std::stable_sort(paths.begin(), paths.end(),
                   [&](const auto& a, const auto& b) { return sum(a) < sum(b); });
  for (std::size_t i = 0; i < wanted; ++i) {
    const auto& path = paths[(2 * i + 1) * paths.size() / (2 * wanted)];
    for (const double error : path)
      library.push_back(
          static_cast<std::int16_t>(std::clamp(std::round(error * error_unit), -32000.0, 32000.0)));
  }
}

std::vector<double> column(const Paths& paths, std::size_t step) {
  std::vector<double> values;
  values.reserve(paths.size());
  for (const auto& path : paths) values.push_back(path[step]);
  std::sort(values.begin(), values.end());
  return values;
}

// Forecasts of the past were too low or too high on the whole. Half of that is taken out: whether
// it will be so again is not known, and half did best on the last horizon of the training part.
void centre(Paths& paths, std::size_t steps) {
  for (std::size_t k = 0; k < steps; ++k) {
    const auto values = column(paths, k);
    for (auto& path : paths) path[k] -= 0.5 * values[values.size() / 2];
  }
}

double width(const Paths& paths, std::size_t step) {
  const auto values = column(paths, step);
  return values[values.size() * 9 / 10] - values[values.size() / 10];
}

// Paths of many series, scaled by what is thought of each, are rougher than those of one: what was
// to be reached at least once was said to be likelier by a hundredth or two than it was, at all
// ends of quarterly, monthly and weekly training series. Each step is drawn towards its neighbours,
// and the width that is lost by it is given back.
void smooth(Paths& paths, std::size_t steps, double share) {
  const Paths rough = paths;
  for (std::size_t i = 0; i < paths.size(); ++i)
    for (std::size_t k = 0; k < steps; ++k) {
      const double before = rough[i][k == 0 ? 0 : k - 1];
      const double after = rough[i][std::min(k + 1, steps - 1)];
      paths[i][k] = (1 - share) * rough[i][k] + share * (before + after) / 2;
    }
  for (std::size_t k = 0; k < steps; ++k) {
    const double lost = width(rough, k) / width(paths, k);
    for (auto& path : paths) path[k] *= lost;
  }
}

std::vector<float> splits_of(const std::vector<Sample>& samples, std::size_t grouping) {
  std::vector<double> features;
  features.reserve(samples.size());
  for (const auto& sample : samples) features.push_back(sample.features[grouping]);
  std::sort(features.begin(), features.end());
  std::vector<float> splits;
  for (std::size_t group = 1; group < error_groups; ++group)
    splits.push_back(static_cast<float>(features[group * features.size() / error_groups]));
  return splits;
}

}  // namespace

std::vector<std::vector<double>> errors_of(const std::vector<Sample>& samples, std::size_t regime,
                                           std::uint64_t gates) {
  const std::size_t steps = learned_steps[regime % rhythm_count];
  std::vector<std::vector<double>> errors(samples.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto weighing =
        learn_weights(pointers(samples, fold), steps, setting_of(regime).usual_share, gates);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (samples[i].fold != fold) continue;
      const Sample& sample = samples[i];
      errors[i] = path_of(sample, weighing, steps);
      for (std::size_t k = 0; k < errors[i].size(); ++k)
        errors[i][k] =
            (sample.truth[k] - errors[i][k]) / (sample.unit * error_factor(sample.factors[k]));
    }
  }
  return errors;
}

std::vector<float> train_spread(const std::vector<Sample>& samples,
                                const std::vector<std::vector<double>>& errors, std::size_t steps) {
  std::vector<double> table(steps + 2 * feature_count, 0.0);
  descend(table, samples.size(), 1, {},
          [&](std::size_t at, std::span<const float> values, std::vector<double>& gradient) {
            if (at < samples.size())
              return add_slope(samples[at], errors[at], steps, values, gradient);
            for (std::size_t i = steps; i < values.size(); ++i) gradient[i] += 1e-4 * values[i];
          });
  return {table.begin(), table.end()};
}

Library library_of(const std::vector<Sample>& samples,
                   const std::vector<std::vector<double>>& errors, std::span<const float> table,
                   std::size_t regime) {
  constexpr std::array<double, rhythm_count> smoothed{0, 0.15, 0.15, 0.15, 0};
  const std::size_t steps = learned_steps[regime % rhythm_count];
  const std::size_t grouping = regime < rhythm_count ? persistence_feature : length_feature;
  Library library{.splits = splits_of(samples, grouping), .errors = {}};
  std::array<Paths, error_groups> groups;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (errors[i].size() < steps) continue;
    const auto scales = error_scales(table, steps, samples[i].features, steps);
    const double feature = samples[i].features[grouping];
    auto& path = groups[error_group(feature, library.splits)].emplace_back(errors[i]);
    for (std::size_t k = 0; k < steps; ++k) path[k] /= scales[k];
  }
  for (auto& group : groups) {
    smooth(group, steps, smoothed[regime % rhythm_count]);
    centre(group, steps);
    append_thousand(std::move(group), library.errors);
  }
  return library;
}

}  // namespace koers::forecast
