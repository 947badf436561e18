// Gaps and scale.
#include "forecast/clean.h"

#include <algorithm>
#include <cmath>

#include "forecast/outliers.h"

namespace koers::forecast {
namespace {

bool is_there(double value) { return std::isfinite(value) && std::abs(value) <= value_max; }

// Mean deviation of each step of the season from the mean of the season round it; 0 where too
// little is known.
std::vector<double> season_of(const std::vector<double>& values, std::size_t period) {
  std::vector<double> sums(period, 0.0);
  std::vector<double> counts(period, 0.0);
  for (std::size_t i = period; i + period < values.size(); ++i) {
    double sum = 0;
    std::size_t known = 0;
    for (std::size_t k = i - period / 2; k < i - period / 2 + period; ++k) {
      if (!is_there(values[k])) continue;
      sum += values[k];
      ++known;
    }
    if (!is_there(values[i]) || known < period) continue;
    sums[i % period] += values[i] - sum / static_cast<double>(known);
    counts[i % period] += 1;
  }
  for (std::size_t at = 0; at < period; ++at) sums[at] = counts[at] > 0 ? sums[at] / counts[at] : 0;
  return sums;
}

// A day that stands apart is a special day and comes back with the year; a year that does is news.
bool has_outliers(Rhythm rhythm) { return rhythm != Rhythm::daily && rhythm != Rhythm::yearly; }

double unit_of(const std::vector<double>& values) {
  double largest = 0;
  for (const double value : values)
    if (is_there(value)) largest = std::max(largest, std::abs(value));
  if (!(largest > 1e-290)) return 1;
  return std::exp2(std::floor(std::log2(largest)));
}

}  // namespace

std::size_t bridge_gaps(std::vector<double>& values, std::size_t period) {
  if (std::all_of(values.begin(), values.end(), is_there)) return 0;
  const bool has_season = period > 1 && values.size() >= 3 * period;
  const auto season = season_of(values, has_season ? period : 1);
  const auto of = [&](std::size_t i) { return has_season ? season[i % period] : 0.0; };
  std::size_t filled = 0;
  std::size_t before = 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (!is_there(values[i])) continue;
    const double from = values[before] - of(before);
    const double to = values[i] - of(i);
    const auto length = static_cast<double>(i - before);
    for (std::size_t k = before + 1; k < i; ++k, ++filled)
      values[k] = from + (to - from) * static_cast<double>(k - before) / length + of(k);
    before = i;
  }
  return filled;
}

Cleaned clean(const Series& series) {
  Cleaned cleaned;
  auto last = series.values.end();
  while (last != series.values.begin() && !is_there(*(last - 1))) --last;
  cleaned.gap = static_cast<std::size_t>(series.values.end() - last);
  auto first = series.values.begin();
  if (last - first > static_cast<std::ptrdiff_t>(values_max))
    first = last - static_cast<std::ptrdiff_t>(values_max);
  first = std::find_if(first, last, is_there);
  cleaned.values.assign(first, last);
  if (cleaned.values.empty()) return cleaned;
  double zeros = 0;
  double unchanged = 0;
  double before = 0;
  double count = 0;
  cleaned.is_non_negative = true;
  cleaned.is_whole = true;
  for (const double value : cleaned.values) {
    if (!is_there(value)) continue;
    count += 1;
    unchanged += count > 1 && value == before ? 1 : 0;
    before = value;
    zeros += value == 0 ? 1 : 0;
    cleaned.is_non_negative = cleaned.is_non_negative && value >= 0;
    cleaned.is_whole = cleaned.is_whole && value == std::floor(value);
  }
  cleaned.zero_share = zeros / count;
  cleaned.unchanged_share = unchanged / count;
  // First of all, so that large numbers can be added and squared.
  cleaned.unit = unit_of(cleaned.values);
  for (double& value : cleaned.values) value /= cleaned.unit;
  cleaned.filled = bridge_gaps(cleaned.values, series.period);
  if (has_outliers(series.rhythm))
    cleaned.outliers = replace_outliers(cleaned.values, series.period);
  if (cleaned.is_non_negative)
    for (double& value : cleaned.values) value = std::max(value, 0.0);
  return cleaned;
}

}  // namespace koers::forecast
