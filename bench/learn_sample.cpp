// Ends of series, forecast by every member.
#include "learn_sample.h"

#include <algorithm>
#include <cmath>

#include "forecast/clean.h"
#include "forecast/intermittent.h"
#include "forecast/learned.h"
#include "forecast/pooled.h"

namespace koers::forecast {
namespace {

double naive_change(std::span<const double> x, std::size_t m) {
  if (x.size() <= m) m = 1;
  double sum = 0;
  for (std::size_t i = m; i < x.size(); ++i) sum += std::abs(x[i] - x[i - m]);
  return x.size() > m ? sum / static_cast<double>(x.size() - m) : 0;
}

struct End {
  Sample sample;
  Prepared prepared;
};

// The end `to` of a series as it looked from `from` on: everything but what members say.
std::optional<End> end_of(const SeriesRow& row, std::size_t from, std::size_t to) {
  Series series = row.series;
  series.values.assign(row.series.values.begin() + static_cast<std::ptrdiff_t>(from),
                       row.series.values.begin() + static_cast<std::ptrdiff_t>(to));
  const Cleaned cleaned = clean(series);
  if (cleaned.values.empty() || is_intermittent(cleaned) || cleaned.gap > 0) return std::nullopt;
  End end{.sample = {}, .prepared = prepare(cleaned.values, series.rhythm, series.period)};
  Sample& sample = end.sample;
  const Adjusted& adjusted = end.prepared.adjusted;
  const auto n = cleaned.values.size();
  const std::size_t steps = learned_steps[static_cast<std::size_t>(series.rhythm)];
  sample.unit = static_cast<float>(change_scale(end.prepared));
  // A series that never changed has no scale to score by.
  const double scale = naive_change(cleaned.values, row.season);
  sample.score_scale = static_cast<float>(std::max(scale, 0.1 * sample.unit));
  if (cleaned.is_non_negative) sample.lowest = 0;
  sample.inputs = pooled_inputs(end.prepared);
  sample.last = static_cast<float>(adjusted.values.back());
  for (std::size_t k = 0; k < steps; ++k) {
    sample.factors.push_back(static_cast<float>(adjusted.factor(n + k)));
    sample.shifts.push_back(static_cast<float>(adjusted.shift(n + k)));
  }
  std::vector<double> naive;
  for (std::size_t k = 0; k < steps && to + k < row.series.values.size(); ++k) {
    const double truth = row.series.values[to + k] / cleaned.unit;
    if (!std::isfinite(truth)) break;
    sample.truth.push_back(static_cast<float>(truth));
    naive.push_back(adjusted.with_season(adjusted.values.back(), n + k));
  }
  if (sample.truth.empty()) return std::nullopt;
  const auto [smape, mase] = path_errors(sample, naive);
  sample.reference_smape = static_cast<float>(smape);
  sample.reference_mase = static_cast<float>(mase);
  return end;
}

std::uint32_t fold_of(std::size_t number) {
  return static_cast<std::uint32_t>((number * 2654435761U >> 8U) % folds);
}

// An end with what members say.
std::optional<Sample> sample_of(const SeriesRow& row, std::size_t number, std::size_t from,
                                std::size_t to) {
  auto end = end_of(row, from, to);
  if (!end) return std::nullopt;
  Sample& sample = end->sample;
  const std::size_t steps = learned_steps[static_cast<std::size_t>(row.series.rhythm)];
  const Members members = run_members(end->prepared, steps, {}, steps);
  sample.features = features_of(end->prepared, members, steps);
  sample.paths.resize(steps);
  for (std::size_t k = 0; k < steps; ++k)
    for (std::size_t j = 0; j < member_count; ++j)
      sample.paths[k][j] = static_cast<float>(members.paths[j][k]);
  sample.fold = fold_of(number);
  return std::move(sample);
}

void add_sample(Training& training, const SeriesRow& row, std::size_t number, std::size_t from,
                std::size_t to, float weight) {
  auto sample = sample_of(row, number, from, to);
  if (!sample) return;
  sample->weight = weight;
  const auto rhythm = static_cast<std::size_t>(row.series.rhythm);
  training.samples[to - from <= short_values_max ? rhythm + rhythm_count : rhythm].push_back(
      std::move(*sample));
}

void add_windows(Training& training, const SeriesRow& row, std::size_t number) {
  constexpr std::size_t windows_max = 60;
  const auto rhythm = static_cast<std::size_t>(row.series.rhythm);
  const std::size_t steps = learned_steps[rhythm];
  const std::size_t n = row.series.values.size();
  if (n <= steps + short_values_max) return;
  const std::size_t ends = n - steps - short_values_max;
  const std::size_t stride = std::max<std::size_t>(1, ends / windows_max);
  std::vector<Sample> windows;
  for (std::size_t back = 0; back < ends; back += stride) {
    auto end = end_of(row, 0, n - steps - back);
    if (!end || end->sample.truth.size() < steps) continue;
    end->sample.fold = fold_of(number);
    windows.push_back(std::move(end->sample));
  }
  // A long series says more than a short one, and not as much more as it is longer.
  for (auto& window : windows) {
    window.weight = static_cast<float>(7 / std::sqrt(static_cast<double>(windows.size())));
    training.windows[rhythm].push_back(std::move(window));
  }
}

}  // namespace

PathErrors path_errors(const Sample& sample, std::span<const double> path) {
  PathErrors errors;
  const auto count = static_cast<double>(sample.truth.size());
  for (std::size_t k = 0; k < sample.truth.size(); ++k) {
    const auto truth = static_cast<double>(sample.truth[k]);
    const double size = std::abs(truth) + std::abs(path[k]);
    errors.smape += size > 0 ? 200 * std::abs(truth - path[k]) / size / count : 0;
    errors.mase += std::abs(truth - path[k]) / static_cast<double>(sample.score_scale) / count;
  }
  return errors;
}

void add_series(Training& training, const SeriesRow& row, std::size_t number) {
  constexpr std::array<std::size_t, 8> short_lengths{1, 2, 3, 4, 6, 8, 10, 12};
  const std::size_t n = row.series.values.size();
  const std::size_t steps = row.horizon;
  const std::size_t stride = row.series.rhythm == Rhythm::yearly ? 2 : steps;
  const std::size_t origins = row.series.rhythm >= Rhythm::weekly ? 8 : 6;
  for (std::size_t back = 0; back < origins; ++back) {
    const std::size_t off = steps + back * stride;
    if (n > off + short_values_max)
      add_sample(training, row, number, 0, n - off, back == 0 ? 1.0F : 0.7F);
    const std::size_t length = short_lengths[(number + back) * 3 % short_lengths.size()];
    if (n >= off + length) add_sample(training, row, number, n - off - length, n - off, 1.0F);
  }
  add_windows(training, row, number);
}

std::optional<Sample> last_end(const SeriesRow& row, std::size_t number) {
  const std::size_t n = row.series.values.size();
  if (n <= row.horizon + short_values_max) return std::nullopt;
  auto sample = sample_of(row, number, 0, n - row.horizon);
  if (sample && sample->truth.size() < row.horizon) return std::nullopt;
  return sample;
}

}  // namespace koers::forecast
