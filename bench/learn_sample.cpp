// Ends of series, forecast by every member.
#include "learn_sample.h"

#include <algorithm>
#include <cmath>

#include "forecast/clean.h"
#include "forecast/intermittent.h"
#include "forecast/learned.h"

namespace koers::forecast {
namespace {

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
  sample.paths.resize(steps);
  for (std::size_t k = 0; k < steps; ++k)
    for (std::size_t j = 0; j < member_count; ++j)
      sample.paths[k][j] = static_cast<float>(members.paths[j][k]);
  for (std::size_t k = 0; k < steps && to + k < row.series.values.size(); ++k) {
    const double truth = row.series.values[to + k] / cleaned.unit;
    if (!std::isfinite(truth)) break;
    sample.truth.push_back(static_cast<float>(truth));
    sample.factors.push_back(static_cast<float>(std::abs(prepared.adjusted.factor(n + k))));
    sample.reference_smape += static_cast<float>(smape(truth, members.paths[0][k]));
    sample.reference_mase +=
        static_cast<float>(std::abs(truth - members.paths[0][k])) / sample.score_scale;
  }
  if (sample.truth.empty()) return std::nullopt;
  const auto count = static_cast<float>(sample.truth.size());
  sample.reference_smape /= count;
  sample.reference_mase /= count;
  return sample;
}

void add(Samples& samples, const SeriesRow& row, std::size_t number, std::size_t from,
         std::size_t to, float weight) {
  auto sample = sample_of(row, from, to);
  if (!sample) return;
  sample->fold = static_cast<std::uint32_t>((number * 2654435761U >> 8U) % folds);
  sample->weight = weight;
  const auto rhythm = static_cast<std::size_t>(row.series.rhythm);
  samples[to - from <= short_values_max ? rhythm + rhythm_count : rhythm].push_back(
      std::move(*sample));
}

}  // namespace

void add_series(Samples& samples, const SeriesRow& row, std::size_t number) {
  constexpr std::array<std::size_t, 8> short_lengths{1, 2, 3, 4, 6, 8, 10, 12};
  const std::size_t n = row.series.values.size();
  const std::size_t steps = row.horizon;
  const std::size_t stride = row.series.rhythm == Rhythm::yearly ? 2 : steps;
  const std::size_t origins = row.series.rhythm >= Rhythm::weekly ? 8 : 6;
  for (std::size_t back = 0; back < origins; ++back) {
    const std::size_t off = steps + back * stride;
    if (n > off + short_values_max) add(samples, row, number, 0, n - off, back == 0 ? 1.0F : 0.7F);
    const std::size_t length = short_lengths[(number + back) * 3 % short_lengths.size()];
    if (n >= off + length) add(samples, row, number, n - off - length, n - off, 1.0F);
  }
}

}  // namespace koers::forecast
