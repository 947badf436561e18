// Intermittent series.
#include "forecast/intermittent.h"

#include <algorithm>
#include <cmath>

namespace koers::forecast {
namespace {

constexpr std::size_t path_count = 1000;

// How often and how much: both smoothed, the first at every step.
double smoothed_level(std::span<const double> values) {
  constexpr double alpha = 0.1;
  double often = 0;
  double size = 0;
  double count = 0;
  for (const double value : values) {
    often += value > 0 ? 1 : 0;
    size += value;
    count += value > 0 ? 1 : 0;
  }
  often /= static_cast<double>(values.size());
  size /= std::max(count, 1.0);
  for (const double value : values) {
    often += alpha * ((value > 0 ? 1 : 0) - often);
    if (value > 0) size += alpha * (value - size);
  }
  return often * size;
}

}  // namespace

bool is_intermittent(const Cleaned& cleaned) {
  return cleaned.is_non_negative && cleaned.zero_share >= 0.2 && cleaned.zero_share < 1 &&
         cleaned.values.size() > 4;
}

Drawn draw_intermittent(const Cleaned& cleaned, const Series& series, std::size_t horizon,
                        std::uint64_t seed) {
  const std::size_t m = std::max<std::size_t>(1, series.period);
  const std::size_t n = cleaned.values.size();
  const std::size_t window = std::min(n, std::max<std::size_t>(40, 8 * m));
  const auto recent = std::span<const double>(cleaned.values).last(window);
  double mean = 0;
  for (const double value : recent) mean += value / static_cast<double>(window);
  const double level = smoothed_level(cleaned.values);
  const double ratio = mean > 0 ? std::clamp(std::sqrt(level / mean), 0.3, 3.0) : 1;
  // Weekly patterns of daily counts are kept; a yearly one of few numbers is not to be seen.
  const std::size_t stride = m <= 8 && window >= 8 * m ? m : 1;
  Drawn drawn{.point = Path(horizon, 0.0), .paths = SamplePaths(path_count, horizon)};
  for (std::size_t k = 0; k < horizon; ++k) {
    std::vector<double> pool;
    for (std::size_t back = stride - (k + cleaned.gap) % stride; back <= window; back += stride)
      pool.push_back(recent[window - back]);
    const auto order = shuffled(path_count, seed + 7919 * (k + 1));
    for (std::size_t i = 0; i < path_count; ++i) {
      double value = pool[order[i] * pool.size() / path_count] * ratio * cleaned.unit;
      if (cleaned.is_whole) value = std::round(value);
      drawn.paths.path(i)[k] = value;
      drawn.point[k] += value / path_count;
    }
  }
  return drawn;
}

}  // namespace koers::forecast
