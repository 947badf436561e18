// Learns what src/forecast knows from other series: weights of the members, sizes of errors, and
// the library of error paths. Reads a training file alone and refuses any other: what is forecast
// are ends of its own series, with what came before them (validation inside the training part).
//   forecast_learn train.csv TABLES.inc [--cache FILE]
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <numeric>
#include <string>

#include "forecast/clean.h"
#include "forecast/intermittent.h"
#include "forecast/rows.h"
#include "forecast/spread.h"

namespace koers::forecast {
namespace {

constexpr std::size_t folds = 4;
constexpr std::size_t regime_count = 2 * rhythm_count;
constexpr std::array<std::size_t, rhythm_count> learned_steps{6, 8, 18, 13, 14};

// One forecast whose truth is known.
struct Sample {
  std::uint32_t series = 0;
  std::uint32_t fold = 0;
  float weight = 1;
  Features features{};
  std::vector<float> paths;  // Member by member.
  std::vector<float> truth;
  std::vector<float> factors;  // Season at each step.
  float unit = 1;              // Change scale.
  float score_scale = 1;
  float reference_smape = 0;  // Errors of the seasonally adjusted naive forecast.
  float reference_mase = 0;
  float lowest = -1e30F;
};

// How strongly the weights are drawn towards equal ones. Of 1e-5, 1e-4 and 1e-3 the best on the
// last horizon of the training part, with tables learned from what came before it.
constexpr double ridge = 1e-4;

using Samples = std::array<std::vector<Sample>, regime_count>;

double naive_change(std::span<const double> x, std::size_t m) {
  if (x.size() <= m) m = 1;
  double sum = 0;
  for (std::size_t i = m; i < x.size(); ++i) sum += std::abs(x[i] - x[i - m]);
  return x.size() > m ? sum / static_cast<double>(x.size() - m) : 0;
}

double smape(double truth, double path) {
  const double size = std::abs(truth) + std::abs(path);
  return size > 0 ? 200 * std::abs(truth - path) / size : 0;
}

std::optional<Sample> sample_of(const SeriesRow& row, std::size_t from, std::size_t to) {
  Series series = row.series;
  series.values.assign(row.series.values.begin() + static_cast<std::ptrdiff_t>(from),
                       row.series.values.begin() + static_cast<std::ptrdiff_t>(to));
  const Cleaned cleaned = clean(series);
  if (cleaned.values.empty() || is_intermittent(cleaned) || cleaned.gap > 0) return std::nullopt;
  const auto n = cleaned.values.size();
  const std::size_t steps = learned_steps[static_cast<std::size_t>(series.rhythm)];
  const Prepared prepared = prepare(cleaned.values, series.rhythm, series.period);
  const Members members = run_members(prepared, steps);
  Sample sample;
  sample.features = features_of(prepared, members, steps);
  sample.unit = static_cast<float>(change_scale(prepared));
  const double scale = naive_change(cleaned.values, row.season);
  // A series that never changed has no scale to score by.
  sample.score_scale = static_cast<float>(std::max(scale, 0.1 * sample.unit));
  if (cleaned.is_non_negative) sample.lowest = 0;
  for (const auto& path : members.paths)
    for (const double value : path)
      sample.paths.push_back(
          static_cast<float>(std::isfinite(value) ? value : members.paths[0][0]));
  for (std::size_t k = 0; k < steps && to + k < row.series.values.size(); ++k) {
    const double truth = row.series.values[to + k] / cleaned.unit;
    sample.truth.push_back(static_cast<float>(truth));
    sample.factors.push_back(static_cast<float>(std::abs(prepared.adjusted.factor(n + k))));
    sample.reference_smape += static_cast<float>(smape(truth, members.paths[0][k]));
    sample.reference_mase +=
        static_cast<float>(std::abs(truth - members.paths[0][k])) / sample.score_scale;
  }
  const auto count = static_cast<float>(sample.truth.size());
  sample.reference_smape /= count;
  sample.reference_mase /= count;
  return sample;
}

void add(Samples& samples, const SeriesRow& row, std::size_t number, std::size_t from,
         std::size_t to, float weight) {
  auto sample = sample_of(row, from, to);
  if (!sample) return;
  sample->series = static_cast<std::uint32_t>(number);
  sample->fold = static_cast<std::uint32_t>((number * 2654435761U >> 8U) % folds);
  sample->weight = weight;
  const auto rhythm = static_cast<std::size_t>(row.series.rhythm);
  samples[to - from <= short_values_max ? rhythm + rhythm_count : rhythm].push_back(
      std::move(*sample));
}

// Ends of one series: the last few horizons in full, and short pieces before the last of them.
void add_series(Samples& samples, const SeriesRow& row, std::size_t number) {
  const std::size_t n = row.series.values.size();
  const std::size_t steps = row.horizon;
  const std::size_t stride = row.series.rhythm == Rhythm::yearly ? 2 : steps;
  const std::size_t origins = row.series.rhythm >= Rhythm::weekly ? 8 : 6;
  for (std::size_t back = 0; back < origins; ++back) {
    const std::size_t off = steps + back * stride;
    if (n <= off + short_values_max) break;
    add(samples, row, number, 0, n - off, back == 0 ? 1.0F : 0.7F);
  }
  for (const std::size_t length : {1U, 2U, 3U, 4U, 6U, 8U, 12U})
    if (n >= steps + length && (number + length) % 2 == 0)
      add(samples, row, number, n - steps - length, n - steps, 1.0F);
}

// ---------- weights

struct Adam {
  std::vector<double> first;
  std::vector<double> second;
  int step = 0;
  explicit Adam(std::size_t count) : first(count, 0.0), second(count, 0.0) {}
  void update(std::vector<double>& values, const std::vector<double>& gradient, double rate) {
    ++step;
    for (std::size_t i = 0; i < values.size(); ++i) {
      first[i] = 0.9 * first[i] + 0.1 * gradient[i];
      second[i] = 0.99 * second[i] + 0.01 * gradient[i] * gradient[i];
      const double mean = first[i] / (1 - std::pow(0.9, step));
      const double square = second[i] / (1 - std::pow(0.99, step));
      values[i] -= rate * mean / (std::sqrt(square) + 1e-8);
    }
  }
};

std::vector<float> as_float(const std::vector<double>& values) {
  return {values.begin(), values.end()};
}

struct References {
  double smape = 0;
  double mase = 0;
};

References references_of(const std::vector<const Sample*>& samples) {
  References sums;
  for (const auto* sample : samples) {
    sums.smape += sample->reference_smape / static_cast<double>(samples.size());
    sums.mase += sample->reference_mase / static_cast<double>(samples.size());
  }
  return sums;
}

float path_at(const Sample& sample, std::size_t member, std::size_t step) {
  return sample.paths[member * (sample.paths.size() / member_count) + step];
}

// Adds the derivative of one sample's loss with respect to the gate.
void add_gradient(const Sample& sample, const References& references, std::size_t steps,
                  std::span<const float> gate, std::vector<double>& gradient) {
  const Weights first = weights_at(gate, sample.features, 0);
  const Weights last = weights_at(gate, sample.features, 1);
  Weights toward_first{};
  Weights toward_last{};
  // Series that moved far from all they did before teach little about weights.
  const double cap = 1 / (1 + 0.1 * sample.reference_mase);
  const auto count = static_cast<double>(sample.truth.size());
  for (std::size_t k = 0; k < sample.truth.size(); ++k) {
    double one = 0;
    double other = 0;
    for (std::size_t j = 0; j < member_count; ++j) {
      one += first[j] * path_at(sample, j, k);
      other += last[j] * path_at(sample, j, k);
    }
    const double share = share_of(k, steps);
    const double path = (1 - share) * one + share * other;
    const double error = path - sample.truth[k];
    const double sign = error > 0 ? 1 : -1;
    const double size = std::abs(path) + std::abs(sample.truth[k]) + 1e-9;
    const double slope =
        0.5 * sample.weight / count *
        (200 * (sign / size - std::abs(error) * (path > 0 ? 1 : -1) / (size * size)) /
             references.smape +
         cap * sign / sample.score_scale / references.mase);
    for (std::size_t j = 0; j < member_count; ++j) {
      toward_first[j] += slope * (1 - share) * first[j] * (path_at(sample, j, k) - one);
      toward_last[j] += slope * share * last[j] * (path_at(sample, j, k) - other);
    }
  }
  for (std::size_t j = 0; j < member_count; ++j) {
    double* row = &gradient[j * gate_width];
    const double both = toward_first[j] + toward_last[j];
    row[0] += both;
    for (std::size_t i = 0; i < feature_count; ++i) row[i + 1] += both * sample.features[i];
    row[gate_width - 1] += toward_last[j] - toward_first[j];
  }
}

// Stochastic descent: the samples come in a fixed stride, so that series alternate.
template <typename Visit>
void descend(std::vector<double>& values, std::size_t samples, int epochs, const Visit& visit) {
  constexpr std::size_t batch = 64;
  Adam adam(values.size());
  std::size_t stride = samples / 3 + 1;
  while (std::gcd(stride, samples) != 1) ++stride;
  std::size_t at = 0;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const double progress = static_cast<double>(epoch) / epochs;
    for (std::size_t done = 0; done < samples; done += batch) {
      std::vector<double> gradient(values.size(), 0.0);
      const auto rounded = as_float(values);
      const std::size_t count = std::min(batch, samples - done);
      for (std::size_t i = 0; i < count; ++i) {
        at = (at + stride) % samples;
        visit(at, rounded, gradient);
      }
      for (double& slope : gradient) slope /= static_cast<double>(count);
      visit(samples, rounded, gradient);
      adam.update(values, gradient, 0.02 * (1 - progress) * (1 - progress) + 0.0005);
    }
  }
}

std::vector<float> train_gate(const std::vector<const Sample*>& samples, std::size_t steps) {
  std::vector<double> gate(member_count * gate_width, 0.0);
  const References references = references_of(samples);
  const int epochs = std::clamp(static_cast<int>(100000 / samples.size()), 8, 40);
  descend(gate, samples.size(), epochs,
          [&](std::size_t at, std::span<const float> values, std::vector<double>& gradient) {
            if (at < samples.size())
              return add_gradient(*samples[at], references, steps, values, gradient);
            for (std::size_t i = 0; i < values.size(); ++i)
              gradient[i] += (i % gate_width == 0 ? ridge : 10 * ridge) * values[i];
          });
  return as_float(gate);
}

// ---------- errors

std::vector<double> errors_of(const Sample& sample, std::span<const float> gate,
                              std::size_t steps) {
  const Weights first = weights_at(gate, sample.features, 0);
  const Weights last = weights_at(gate, sample.features, 1);
  std::vector<double> errors(sample.truth.size());
  for (std::size_t k = 0; k < errors.size(); ++k) {
    const double share = share_of(k, steps);
    double path = 0;
    for (std::size_t j = 0; j < member_count; ++j)
      path += ((1 - share) * first[j] + share * last[j]) * path_at(sample, j, k);
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
  const int epochs = std::clamp(static_cast<int>(100000 / samples.size()), 8, 40);
  descend(table, samples.size(), epochs,
          [&](std::size_t at, std::span<const float> values, std::vector<double>& gradient) {
            if (at < samples.size())
              return add_slope(samples[at], errors[at], steps, values, gradient);
            for (std::size_t i = steps; i < values.size(); ++i) gradient[i] += 1e-4 * values[i];
          });
  return as_float(table);
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

// Forecasts of the past were too low or too high on the whole. Half of that is taken out: whether
// it will be so again is not known, and half did best on the last horizon of the training part.
void centre(Paths& paths, std::size_t steps) {
  for (std::size_t k = 0; k < steps; ++k) {
    std::vector<double> errors;
    for (const auto& path : paths) errors.push_back(path[k]);
    std::sort(errors.begin(), errors.end());
    for (auto& path : paths) path[k] -= 0.5 * errors[errors.size() / 2];
  }
}

struct Library {
  float split = 0;
  std::vector<std::int16_t> errors;  // Those of series below the split, then the others'.
};

Library library_of(const std::vector<Sample>& samples,
                   const std::vector<std::vector<double>>& errors, std::span<const float> table,
                   std::size_t steps) {
  std::vector<double> persistence;
  for (const auto& sample : samples) persistence.push_back(sample.features[persistence_feature]);
  std::sort(persistence.begin(), persistence.end());
  Library library{.split = static_cast<float>(persistence[persistence.size() / 2]), .errors = {}};
  Paths below;
  Paths above;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (errors[i].size() < steps) continue;
    const auto scales = error_scales(table, steps, samples[i].features, steps);
    const bool is_below = samples[i].features[persistence_feature] < library.split;
    auto& path = (is_below ? below : above).emplace_back(errors[i]);
    for (std::size_t k = 0; k < steps; ++k) path[k] /= scales[k];
  }
  centre(below, steps);
  centre(above, steps);
  append_thousand(std::move(below), library.errors);
  append_thousand(std::move(above), library.errors);
  return library;
}

// ---------- output

template <typename Number>
void write(std::ostream& out, std::string_view name, std::size_t regime,
           const std::vector<Number>& numbers) {
  constexpr bool is_float = std::is_same_v<Number, float>;
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

void learn_regime(std::ostream& out, std::size_t regime, const std::vector<Sample>& samples) {
  const std::size_t steps = learned_steps[regime % rhythm_count];
  std::vector<std::vector<double>> errors(samples.size());
  // What is shipped is the mean of the folds' gates: steadier than one of all samples.
  std::vector<float> mean(member_count * gate_width, 0.0F);
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const Sample*> others;
    for (const auto& sample : samples)
      if (sample.fold != fold) others.push_back(&sample);
    const auto gate = train_gate(others, steps);
    for (std::size_t i = 0; i < gate.size(); ++i) mean[i] += gate[i] / static_cast<float>(folds);
    for (std::size_t i = 0; i < samples.size(); ++i)
      if (samples[i].fold == fold) errors[i] = errors_of(samples[i], gate, steps);
  }
  const auto table = train_spread(samples, errors, steps);
  write(out, "gate", regime, mean);
  write(out, "spread", regime, table);
  const Library library = library_of(samples, errors, table, steps);
  write(out, "split", regime, std::vector<float>{library.split});
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
  Samples samples;
  std::size_t number = 0;
  RowReader reader(in);
  for (auto row = reader.series(); row && *row; row = reader.series())
    add_series(samples, **row, number++);
  if (number == 0) {
    std::cerr << "no series in " << from << "\n";
    return 2;
  }
  std::cout << number << " series read\n" << std::flush;
  std::ofstream out(to);
  out << "// Made by bench/forecast_learn.cpp from the training part of public series: weights of\n"
         "// the members, error scales and standardized error paths. Never edited by hand.\n"
         "// clang-format off\n";
  for (std::size_t regime = 0; regime < regime_count; ++regime)
    learn_regime(out, regime, samples[regime]);
  return 0;
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
