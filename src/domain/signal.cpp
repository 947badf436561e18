// XmR limits.
#include "domain/signal.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "domain/parts.h"

namespace koers::domain {
namespace {

struct Factors {
  double value;
  double range;
};
constexpr Factors mean_factors{2.66, 3.268};
constexpr Factors median_factors{3.145, 3.865};

double median_of(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const std::size_t middle = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return sorted[middle];
  return sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
}

}  // namespace

double mean_of(std::span<const double> values) {
  CompensatedSum sum;
  for (const double value : values) sum.add(value);
  return sum.value() / static_cast<double>(values.size());
}

double xmr_half_width(const Limits& limits) { return mean_factors.value * limits.moving_range; }

std::optional<Limits> xmr_limits(std::span<const double> values, Centre centre) {
  const auto n = static_cast<int>(values.size());
  if (n < limit_values_min) return std::nullopt;
  std::vector<double> ranges;
  ranges.reserve(values.size());
  for (std::size_t i = 1; i < values.size(); ++i)
    ranges.push_back(std::fabs(values[i] - values[i - 1]));

  const bool is_mean = centre == Centre::mean;
  const Factors factors = is_mean ? mean_factors : median_factors;
  Limits limits;
  limits.n = n;
  limits.firmness = n >= firm_values_min ? Firmness::firm : Firmness::provisional;
  limits.centre = is_mean ? mean_of(values) : median_of(values);
  limits.moving_range = is_mean ? mean_of(ranges) : median_of(ranges);
  limits.upper = limits.centre + factors.value * limits.moving_range;
  limits.lower = limits.centre - factors.value * limits.moving_range;
  limits.range_limit = factors.range * limits.moving_range;
  return limits;
}

}  // namespace koers::domain
