// Repeats, drifts and lines.
#include "forecast/simple_models.h"

#include <algorithm>
#include <numeric>

namespace koers::forecast {

Path naive(std::span<const double> values, std::size_t horizon) {
  return Path(horizon, values.empty() ? 0.0 : values.back());
}

Path seasonal_naive(std::span<const double> values, std::size_t period, std::size_t horizon) {
  if (period < 2 || values.size() < period) return naive(values, horizon);
  Path path(horizon);
  for (std::size_t k = 0; k < horizon; ++k) path[k] = values[values.size() - period + k % period];
  return path;
}

Path drift(std::span<const double> values, std::size_t changes, std::size_t horizon) {
  Path path = naive(values, horizon);
  if (values.size() < 2) return path;
  const std::size_t count = std::min(changes, values.size() - 1);
  const double slope =
      (values.back() - values[values.size() - 1 - count]) / static_cast<double>(count);
  for (std::size_t k = 0; k < horizon; ++k) path[k] += slope * static_cast<double>(k + 1);
  return path;
}

Path line(std::span<const double> values, std::size_t count, std::size_t horizon) {
  const auto recent = values.last(std::min(count, values.size()));
  if (recent.size() < 3) return naive(values, horizon);
  const auto n = static_cast<double>(recent.size());
  const double middle = (n - 1) / 2;
  const double mean = std::accumulate(recent.begin(), recent.end(), 0.0) / n;
  double slope = 0;
  for (std::size_t i = 0; i < recent.size(); ++i)
    slope += (static_cast<double>(i) - middle) * recent[i];
  slope /= n * (n * n - 1) / 12;
  Path path(horizon);
  for (std::size_t k = 0; k < horizon; ++k)
    path[k] = mean + slope * (n + static_cast<double>(k) - middle);
  return path;
}

Path recent_mean(std::span<const double> values, std::size_t count, std::size_t horizon) {
  const auto recent = values.last(std::min(count, values.size()));
  if (recent.empty()) return naive(values, horizon);
  return Path(horizon, std::accumulate(recent.begin(), recent.end(), 0.0) /
                           static_cast<double>(recent.size()));
}

}  // namespace koers::forecast
