// Repeats, drifts and lines.
#include "forecast/simple_models.h"

#include <algorithm>
#include <numeric>

namespace koers::forecast {
namespace {

double sum_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

Path moved(std::span<const double> values, std::size_t back, std::size_t lag, std::size_t window,
           std::size_t horizon) {
  const auto now = values.last(window);
  const auto then = values.subspan(values.size() - window - back, window);
  const bool is_ratio = std::all_of(now.begin(), now.end(), [](double v) { return v > 0; }) &&
                        std::all_of(then.begin(), then.end(), [](double v) { return v > 0; });
  const double ratio = is_ratio ? sum_of(now) / sum_of(then) : 1;
  const double shift = is_ratio ? 0 : (sum_of(now) - sum_of(then)) / static_cast<double>(window);
  Path path(horizon);
  for (std::size_t k = 0; k < horizon; ++k)
    path[k] = values[values.size() - back + k % lag] * ratio + shift;
  return path;
}

}  // namespace

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

Path year_ago(std::span<const double> values, std::size_t lag, std::size_t window,
              std::size_t horizon) {
  if (values.size() < lag + window) return naive(values, horizon);
  Path path = moved(values, lag, lag, window, horizon);
  if (values.size() < 2 * lag + window) return path;
  const Path before = moved(values, 2 * lag, lag, window, horizon);
  for (std::size_t k = 0; k < horizon; ++k) path[k] = (path[k] + before[k]) / 2;
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
