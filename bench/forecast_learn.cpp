// Learns what src/forecast knows from other series: weights of the members, sizes of errors, and
// the library of error paths. Reads a training file alone and refuses any other: what is forecast
// are ends of its own series, with what came before them (validation inside the training part).
//   forecast_learn train.csv TABLES.inc
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <numeric>
#include <string>

#include "forecast/combine.h"
#include "forecast/engine.h"
#include "forecast/spread.h"
#include "learn_gate.h"
#include "learn_pooled.h"
#include "learn_usual.h"

namespace koers::forecast {
namespace {

// Gates that the weights are the mean of: learned from all series. Those that errors are measured
// by were learned from other series than theirs.
constexpr std::uint64_t gates_of_all = 3;
constexpr std::uint64_t gates_of_others = 2;

// Networks likewise. Monthly series have none: on the last horizon of the training part the gates
// alone did better (OWA .794) than with a pooled member that was better on all horizons before.
constexpr std::uint64_t networks_of_all = 3;
constexpr std::array<bool, regime_count> has_networks{true, true, false, true, true};

// What the usual weights add to, by that same horizon: OWA without and with networks and them,
// yearly .761 → .745, quarterly .822 → .802, weekly .779 → .762; daily .819 → .809 without them.
constexpr std::array<double, regime_count> usual_shares{0.5, 0.5, 0, 0.5};

std::vector<float> train_gates(const std::vector<const Sample*>& samples, std::size_t steps,
                               std::uint64_t gates) {
  std::vector<float> all;
  for (std::uint64_t seed = 1; seed <= gates; ++seed) {
    const auto gate = train_gate(samples, steps, seed);
    all.insert(all.end(), gate.begin(), gate.end());
  }
  return all;
}

// Networks of `count` beginnings, one after another.
std::vector<float> train_networks(const std::vector<const Sample*>& windows, std::size_t steps,
                                  std::uint64_t count) {
  std::vector<float> all;
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    const auto network = train_network(windows, steps, seed);
    all.insert(all.end(), network.begin(), network.end());
  }
  return all;
}

std::vector<const Sample*> pointers(const std::vector<Sample>& samples,
                                    std::size_t but_fold = folds) {
  std::vector<const Sample*> chosen;
  for (const auto& sample : samples)
    if (sample.fold != but_fold) chosen.push_back(&sample);
  return chosen;
}

struct Weighing {
  std::vector<float> usual;
  std::vector<float> gates;
};

Weighing learn_weights(const std::vector<const Sample*>& samples, std::size_t regime,
                       std::uint64_t gates) {
  return {.usual = usual_weights(samples, usual_shares[regime]),
          .gates = train_gates(samples, learned_steps[regime % rhythm_count], gates)};
}

std::vector<double> errors_of(const Sample& sample, const Weighing& weighing, std::size_t steps) {
  const auto [first, last] = mean_weights(weighing.gates, sample.features);
  const double left = 1 - std::accumulate(weighing.usual.begin(), weighing.usual.end(), 0.0);
  std::vector<double> errors(sample.truth.size());
  for (std::size_t k = 0; k < errors.size(); ++k) {
    const double share = share_of(k, steps);
    double path = 0;
    for (std::size_t j = 0; j < member_count; ++j)
      path += (weighing.usual[j] + left * ((1 - share) * first[j] + share * last[j])) *
              sample.paths[k][j];
    path = std::max<double>(path, sample.lowest);
    errors[k] = (sample.truth[k] - path) / (sample.unit * error_factor(sample.factors[k]));
  }
  return errors;
}

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

// Maximum likelihood of Laplace errors whose scale is a loglinear function of the features.
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

struct Library {
  std::vector<float> splits;
  std::vector<std::int16_t> errors;  // Group by group.
};

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

// ---------- output

template <typename Number>
void write(std::ostream& out, std::string_view name, std::size_t regime,
           const std::vector<Number>& numbers) {
  constexpr bool is_float = std::is_same_v<Number, float>;
  if (numbers.empty()) {
    out << fmt::format("constexpr std::span<const float> {}_{};\n", name, regime);
    return;
  }
  out << fmt::format("constexpr {} {}_{}[] = {{", is_float ? "float" : "std::int16_t", name,
                     regime);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i % 24 == 0) out << '\n';
    if constexpr (is_float)
      out << fmt::format("{:#.4g}F,", static_cast<double>(numbers[i]));
    else
      out << numbers[i] << ',';
  }
  out << "};\n";
}

// What the pooled member says about samples by networks that were learned from other series.
void ask_pooled(std::vector<Sample>& samples, const std::vector<Sample>& windows,
                std::size_t steps) {
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto networks = train_networks(pointers(windows, fold), steps, 1);
    for (auto& sample : samples)
      if (sample.fold == fold) ask_networks(sample, networks, steps);
  }
}

void learn_regime(std::ostream& out, std::size_t regime, Training& training) {
  const std::size_t steps = learned_steps[regime % rhythm_count];
  auto& samples = training.samples[regime];
  std::vector<float> networks;
  if (has_networks[regime]) {
    ask_pooled(samples, training.windows[regime], steps);
    networks = train_networks(pointers(training.windows[regime]), steps, networks_of_all);
  }
  std::vector<std::vector<double>> errors(samples.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto weighing = learn_weights(pointers(samples, fold), regime, gates_of_others);
    for (std::size_t i = 0; i < samples.size(); ++i)
      if (samples[i].fold == fold) errors[i] = errors_of(samples[i], weighing, steps);
  }
  const auto table = train_spread(samples, errors, steps);
  const auto weighing = learn_weights(pointers(samples), regime, gates_of_all);
  const Library library = library_of(samples, errors, table, regime);
  write(out, "networks", regime, networks);
  write(out, "usual", regime, weighing.usual);
  write(out, "gates", regime, weighing.gates);
  write(out, "spread", regime, table);
  write(out, "splits", regime, library.splits);
  write(out, "errors", regime, library.errors);
  std::cout << "regime " << regime << ": " << samples.size() << " forecasts\n" << std::flush;
}

int run(const std::string& from, const std::string& to) {
  if (std::filesystem::path(from).filename() != "train.csv") {
    std::cerr << "forecast_learn reads train.csv alone: nothing may be learned from the truth\n";
    return 2;
  }
  std::cout << "Learning from " << from << " alone; no other file is opened.\n";
  std::ifstream in(from);
  Training training;
  std::size_t number = 0;
  RowReader reader(in);
  for (auto row = reader.series(); row && *row; row = reader.series())
    add_series(training, **row, number++);
  if (number == 0) {
    std::cerr << "no series in " << from << "\n";
    return 2;
  }
  std::size_t forecasts = 0;
  for (const auto& regime : training.samples) {
    forecasts += regime.size();
    // Groups of errors have to be there.
    if (regime.size() >= 100) continue;
    std::cerr << "too few series of some rhythm in " << from << "\n";
    return 2;
  }
  std::cout << number << " series, " << forecasts << " forecasts\n" << std::flush;
  const std::string beside = to + ".unfinished";
  std::ofstream out(beside);
  out << "// Weights of the members, error scales and standardized error paths. Never edited by "
         "hand.\n"
      << "// Made by `forecast_learn train.csv` for engine version " << engine_version << " from "
      << forecasts << " forecasts of ends of\n// the training part of " << number
      << " public series.\n// clang-format off\n";
  for (std::size_t regime = 0; regime < regime_count; ++regime) learn_regime(out, regime, training);
  out.close();
  if (out) std::filesystem::rename(beside, to);
  return out ? 0 : 1;
}

}  // namespace
}  // namespace koers::forecast

int main(int count, char** values) {
  if (count < 3) {
    std::cerr << "usage: forecast_learn train.csv TABLES.inc\n";
    return 2;
  }
  return koers::forecast::run(values[1], values[2]);
}
