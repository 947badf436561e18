// Seasonality test and classical decomposition with shrinkage.
#include "forecast/seasonal.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace koers::forecast {
namespace {

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Centred moving average over one season, of the values that have half a season on either side.
std::vector<double> moving_trend(std::span<const double> x, std::size_t m) {
  const std::size_t half = m / 2;
  std::vector<double> trend(x.size() - 2 * half);
  for (std::size_t i = 0; i < trend.size(); ++i) {
    double sum = 0;
    for (std::size_t k = 0; k <= 2 * half; ++k) {
      const bool is_end = m % 2 == 0 && (k == 0 || k == 2 * half);
      sum += x[i + k] * (is_end ? 0.5 : 1.0);
    }
    trend[i] = sum / static_cast<double>(m);
  }
  return trend;
}

struct Figure {
  std::vector<double> means;
  double noise_variance = 0;  // Of one mean, pooled.
  bool is_complete = false;
};

struct Deviations {
  std::vector<double> values;  // From `first` on: value over, or minus, its trend.
  std::size_t first = 0;
};

Figure mean_figure(const Deviations& deviations, std::size_t m) {
  Figure figure{.means = std::vector<double>(m, 0.0)};
  std::vector<double> count(m, 0.0);
  std::vector<double> squares(m, 0.0);
  const std::size_t n = deviations.values.size();
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t at = (deviations.first + i) % m;
    figure.means[at] += deviations.values[i];
    squares[at] += deviations.values[i] * deviations.values[i];
    count[at] += 1;
  }
  double within = 0;
  double freedom = 0;
  double inverse = 0;
  for (std::size_t at = 0; at < m; ++at) {
    if (count[at] == 0) return figure;
    figure.means[at] /= count[at];
    within += squares[at] - count[at] * figure.means[at] * figure.means[at];
    freedom += count[at] - 1;
    inverse += 1 / count[at];
  }
  figure.noise_variance =
      freedom > 0 ? std::max(0.0, within / freedom) * inverse / static_cast<double>(m) : 0;
  figure.is_complete = true;
  return figure;
}

// The first harmonics of the pattern: a smooth curve for long seasons, where each step has been
// seen few times.
void keep_harmonics(std::vector<double>& pattern, std::size_t harmonics) {
  const auto m = static_cast<double>(pattern.size());
  std::vector<double> smooth(pattern.size(), mean_of(pattern));
  for (std::size_t j = 1; j <= harmonics && 2 * j < pattern.size(); ++j) {
    double cosine = 0;
    double sine = 0;
    const double angle = 2 * std::numbers::pi * static_cast<double>(j) / m;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      cosine += pattern[i] * std::cos(angle * static_cast<double>(i));
      sine += pattern[i] * std::sin(angle * static_cast<double>(i));
    }
    for (std::size_t i = 0; i < pattern.size(); ++i)
      smooth[i] += 2 / m *
                   (cosine * std::cos(angle * static_cast<double>(i)) +
                    sine * std::sin(angle * static_cast<double>(i)));
  }
  pattern = std::move(smooth);
}

// Deviations from the neutral value, centred and shrunk by the share of their variance that noise
// explains.
void shrink(std::vector<double>& pattern, double neutral, double noise_variance) {
  const double mean = mean_of(pattern);
  double variance = 0;
  for (double& value : pattern) {
    value = neutral == 0 ? value - mean : value / mean - 1;
    variance += value * value;
  }
  const auto m = static_cast<double>(pattern.size());
  const double kept =
      pattern.size() > 3 && variance > 0
          ? std::clamp(1 - (m - 3) / (m - 1) * noise_variance * (m - 1) / variance, 0.0, 1.0)
          : 1.0;
  for (double& value : pattern) value = neutral + kept * value;
}

double variance_of(std::span<const double> values) {
  const double mean = mean_of(values);
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values.size());
}

double strength_of(const Deviations& deviations, const Adjusted& adjusted) {
  std::vector<double> rest(deviations.values.size());
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const std::size_t at = deviations.first + i;
    rest[i] = adjusted.form == SeasonForm::multiplicative
                  ? deviations.values[i] / adjusted.factor(at)
                  : deviations.values[i] - adjusted.shift(at);
  }
  const double all = variance_of(deviations.values);
  return all > 0 ? std::clamp(1 - variance_of(rest) / all, 0.0, 1.0) : 0;
}

}  // namespace

bool is_seasonal(std::span<const double> values, std::size_t period) {
  const std::size_t n = values.size();
  if (period < 2 || n < 3 * period) return false;
  const double mean = mean_of(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  if (!(squares > 0)) return false;
  double before = 0;
  double last = 0;
  for (std::size_t lag = 1; lag <= period; ++lag) {
    if (lag > 1) before += last * last;
    double sum = 0;
    for (std::size_t i = 0; i + lag < n; ++i) sum += (values[i] - mean) * (values[i + lag] - mean);
    last = sum / squares;
  }
  constexpr double quantile_90 = 1.645;
  return std::abs(last) >
         quantile_90 / std::sqrt(static_cast<double>(n)) * std::sqrt(1 + 2 * before);
}

Adjusted unadjusted(std::span<const double> values) {
  return {.values = std::vector<double>(values.begin(), values.end())};
}

Adjusted adjust(std::span<const double> values, std::size_t period, const AdjustOptions& options) {
  Adjusted adjusted = unadjusted(values);
  if (period < 2 || values.size() < 2 * period || options.form == SeasonForm::none) return adjusted;
  const bool is_ratio = options.form == SeasonForm::multiplicative;
  if (is_ratio && !(*std::min_element(values.begin(), values.end()) > 0)) return adjusted;
  const auto trend = moving_trend(values, period);
  Deviations deviations{.values = trend, .first = period / 2};
  for (std::size_t i = 0; i < trend.size(); ++i) {
    const double value = values[i + deviations.first];
    deviations.values[i] = is_ratio ? value / trend[i] : value - trend[i];
  }
  auto figure = mean_figure(deviations, period);
  if (!figure.is_complete) return adjusted;
  if (options.smoothing > 0) {
    keep_harmonics(figure.means, options.smoothing);
    figure.noise_variance *=
        static_cast<double>(2 * options.smoothing) / static_cast<double>(period);
  }
  shrink(figure.means, is_ratio ? 1 : 0, figure.noise_variance);
  if (is_ratio && !(*std::min_element(figure.means.begin(), figure.means.end()) > 1e-3))
    return adjusted;
  adjusted.form = options.form;
  adjusted.figure = std::move(figure.means);
  for (std::size_t i = 0; i < adjusted.values.size(); ++i)
    adjusted.values[i] = (values[i] - adjusted.shift(i)) / adjusted.factor(i);
  adjusted.strength = strength_of(deviations, adjusted);
  return adjusted;
}

}  // namespace koers::forecast
