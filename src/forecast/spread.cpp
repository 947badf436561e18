// Error scales.
#include "forecast/spread.h"

#include <algorithm>
#include <cmath>

namespace koers::forecast {

std::vector<double> error_scales(std::span<const float> table, std::size_t steps,
                                 const Features& features, std::size_t horizon) {
  double first = 0;
  double last = 0;
  for (std::size_t i = 0; i < feature_count; ++i) {
    first += table[steps + i] * features[i];
    last += table[steps + feature_count + i] * features[i];
  }
  std::vector<double> scales(horizon);
  for (std::size_t k = 0; k < horizon; ++k) {
    const double share = share_of(k, steps);
    const double log = table[std::min(k, steps - 1)] + (1 - share) * first + share * last;
    const double beyond = k < steps ? 1 : static_cast<double>(k + 1) / static_cast<double>(steps);
    scales[k] = std::exp(std::clamp(log, -12.0, 8.0)) * std::sqrt(beyond);
  }
  return scales;
}

std::size_t error_group(double feature, std::span<const float> splits) {
  return static_cast<std::size_t>(std::ranges::count_if(
      splits, [&](float split) { return feature >= static_cast<double>(split); }));
}

double error_factor(double season_factor) {
  constexpr double least = 0.05;
  return std::max(least, std::abs(season_factor));
}

}  // namespace koers::forecast
