// Features of a series.
#include "forecast/features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koers::forecast {
namespace {

double bounded(double value) { return std::isfinite(value) ? std::clamp(value, -4.0, 4.0) : 0.0; }

double mean_of(std::span<const double> values) {
  return values.empty() ? 0
                        : std::accumulate(values.begin(), values.end(), 0.0) /
                              static_cast<double>(values.size());
}

double autocorrelation(std::span<const double> values, std::size_t lag) {
  const double mean = mean_of(values);
  double all = 0;
  double shared = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    all += (values[i] - mean) * (values[i] - mean);
    if (i >= lag) shared += (values[i] - mean) * (values[i - lag] - mean);
  }
  return all > 0 ? shared / all : 0;
}

std::vector<double> changes_of(std::span<const double> values) {
  std::vector<double> changes;
  for (std::size_t i = 1; i < values.size(); ++i) changes.push_back(values[i] - values[i - 1]);
  return changes;
}

double mean_size(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += std::abs(value);
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

// How far those members are apart at the last step that are fitted to the series itself.
double disagreement(const Members& members, std::size_t step) {
  std::vector<double> ends;
  for (const auto& path : std::span(members.paths).first<pooled_member>())
    ends.push_back(path[step]);
  std::sort(ends.begin(), ends.end());
  return ends[ends.size() * 3 / 4] - ends[ends.size() / 4];
}

// Mean size of the change over `lag` steps, drift taken out; of half the series where it is short.
double spread_over(std::span<const double> z, std::size_t horizon) {
  const std::size_t lag = std::max<std::size_t>(1, std::min(horizon, z.size() / 2));
  if (z.size() <= lag) return 0;
  const double slope = (z.back() - z.front()) / static_cast<double>(z.size() - 1);
  double sum = 0;
  for (std::size_t i = lag; i < z.size(); ++i)
    sum += std::abs(z[i] - z[i - lag] - slope * static_cast<double>(lag));
  const double ratio = static_cast<double>(horizon) / static_cast<double>(lag);
  return sum / static_cast<double>(z.size() - lag) * std::sqrt(ratio);
}

double largest(std::span<const double> values) {
  double size = 0;
  for (const double value : values) size = std::max(size, std::abs(value));
  return size;
}

}  // namespace

double change_scale(const Prepared& prepared) {
  // Medians of (mean absolute change / mean level) over public series of the rhythm.
  constexpr std::array<double, rhythm_count> usual{0.07, 0.035, 0.06, 0.06, 0.15};
  constexpr double weight = 2;
  const auto& z = prepared.adjusted.values;
  const double own = mean_size(changes_of(z));
  const double other = usual[static_cast<std::size_t>(prepared.rhythm)] * mean_size(z);
  const auto n = static_cast<double>(z.size()) - 1;
  const double scale = std::sqrt((n * own * own + weight * other * other) / (n + weight));
  return scale > 0 ? scale : 1;
}

Features features_of(const Prepared& prepared, const Members& members, std::size_t horizon) {
  const std::span<const double> z(prepared.adjusted.values);
  const auto n = static_cast<double>(z.size());
  const double scale = change_scale(prepared);
  const double tiny = 1e-9 * scale;
  const auto changes = changes_of(z);
  const std::size_t season = std::max<std::size_t>(6, prepared.period);
  const auto last_changes = std::span(changes).last(std::min(changes.size(), season));
  const auto recent = static_cast<double>(std::max<std::size_t>(1, last_changes.size()));
  const double root = std::sqrt(static_cast<double>(horizon));
  const double drift = mean_of(changes) * std::sqrt(n) / scale;
  const bool has_season = prepared.adjusted.form != SeasonForm::none;
  const auto log_ratio = [&](double value, double unit) {
    return std::log(std::max(value, tiny) / unit);
  };
  return {bounded(std::log(n) - 4),
          bounded(has_season ? 2 * prepared.adjusted.strength - 0.5 : -1),
          bounded(drift / 2),
          bounded(std::abs(drift) / 2 - 1),
          bounded(2 * autocorrelation(changes, 1)),
          bounded(3 * autocorrelation(z, 1) - 2),
          bounded(log_ratio(scale, std::max(mean_size(z), tiny)) + 3),
          bounded(log_ratio(disagreement(members, horizon - 1), scale * root)),
          bounded(mean_of(last_changes) * std::sqrt(recent) / scale - drift / 2),
          bounded(log_ratio(mean_size(last_changes), scale)),
          bounded((z.back() - mean_of(z.last(std::min(z.size(), season)))) / scale),
          bounded(log_ratio(scale, std::max(mean_size(changes_of(prepared.values)), tiny)) + 0.5),
          bounded(2 * log_ratio(spread_over(z, horizon), scale * root)),
          bounded(3 * log_ratio(members.one_step_error, scale)),
          bounded(log_ratio(largest(changes), scale) - 1)};
}

}  // namespace koers::forecast
