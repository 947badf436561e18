// Medians on both sides of each value.
#include "forecast/outliers.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace koers::forecast {
namespace {

constexpr std::size_t side = 3;

double median_of(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// How far a value lies from those before it and from those after it.
struct Distance {
  double before = 0;
  double after = 0;
  [[nodiscard]] double mean() const { return (before + after) / 2; }
  // The nearer of the two where both are on one side; 0 between them.
  [[nodiscard]] double apart() const {
    if ((before > 0) != (after > 0)) return 0;
    return std::min(std::abs(before), std::abs(after));
  }
};

Distance distance_at(std::span<const double> values, std::size_t at) {
  const std::size_t first = at < side ? 0 : at - side;
  const auto before = values.subspan(first, at - first);
  const auto after = values.subspan(at + 1, std::min(side, values.size() - at - 1));
  const double to_after = values[at] - median_of(after);
  return {before.empty() ? to_after : values[at] - median_of(before), to_after};
}

std::vector<Distance> distances_of(std::span<const double> values) {
  std::vector<Distance> distances;
  for (std::size_t at = 0; at + 1 < values.size(); ++at)
    distances.push_back(distance_at(values, at));
  return distances;
}

double usual_distance(std::span<const Distance> distances) {
  constexpr double to_standard_deviation = 1.4826;
  std::vector<double> sizes;
  for (const auto& distance : distances) sizes.push_back(std::abs(distance.mean()));
  return to_standard_deviation * median_of(sizes);
}

// The distances at the same step of the other seasons.
std::vector<double> same_step(std::span<const Distance> distances, std::size_t at,
                              std::size_t period) {
  std::vector<double> others;
  for (std::size_t i = at % period; i < distances.size() && period > 1; i += period)
    if (i != at) others.push_back(distances[i].mean());
  return others;
}

bool comes_back(double distance, std::span<const double> others) {
  return std::ranges::any_of(others, [&](double other) { return other / distance > 0.5; });
}

}  // namespace

std::size_t replace_outliers(std::vector<double>& values, std::size_t period) {
  if (values.size() < outlier_values_min) return 0;
  const auto distances = distances_of(values);
  const double far = outlier_distance * usual_distance(distances);
  if (!(far > 0)) return 0;
  struct Mended {
    std::size_t at;
    double value;
  };
  std::vector<Mended> mended;
  for (std::size_t at = 0; at < distances.size(); ++at) {
    if (distances[at].apart() <= far) continue;
    const auto others = same_step(distances, at, period);
    if (comes_back(distances[at].mean(), others)) continue;
    const double usual = others.empty() ? 0 : median_of(others);
    mended.push_back({at, values[at] - distances[at].mean() + usual});
  }
  constexpr std::size_t one_in = 20;
  if (mended.size() > std::max<std::size_t>(1, values.size() / one_in)) return 0;
  for (const auto& [at, value] : mended) values[at] = value;
  return mended.size();
}

}  // namespace koers::forecast
