// Closed forms of the normal law and of counted trials.
#include "forecast/normal.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace koers::forecast {
namespace {

// Below this share of the numbers themselves, variation and difference are rounding.
constexpr double rounding = 1e-12;

bool is_upward(Comparison comparison) {
  return comparison == Comparison::at_least || comparison == Comparison::above;
}

Test upper_side(const Test& test) {
  return {.comparison = Comparison::at_most, .threshold = test.upper};
}

bool holds_for(double value, const Test& test) {
  const double magnitude = std::max(std::fabs(value), std::fabs(test.threshold));
  const bool is_same = std::fabs(value - test.threshold) <= rounding * magnitude;
  if (test.comparison == Comparison::within)
    return (is_same || value > test.threshold) && holds_for(value, upper_side(test));
  if (is_same)
    return test.comparison == Comparison::at_least || test.comparison == Comparison::at_most;
  return is_upward(test.comparison) == (value > test.threshold);
}

}  // namespace

double normal_below(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double probability_of(const Normal& number, const Test& test) {
  const double magnitude = std::max(std::fabs(number.mean), std::fabs(test.threshold));
  if (number.sd <= rounding * magnitude) return holds_for(number.mean, test) ? 1 : 0;
  const double z = (number.mean - test.threshold) / number.sd;
  if (test.comparison == Comparison::within) {
    const double above = (test.upper - number.mean) / number.sd;
    return std::max(0.0, normal_below(above) - normal_below(-z));
  }
  return normal_below(is_upward(test.comparison) ? z : -z);
}

double probability_of_hits(std::span<const double> chances, int needed) {
  if (needed <= 0) return 1;
  const auto most = static_cast<int>(chances.size());
  if (needed > most) return 0;
  // of[k]: exactly k hits among the trials seen so far.
  std::vector<double> of(chances.size() + 1, 0.0);
  of[0] = 1;
  std::size_t seen = 0;
  for (const double chance : chances) {
    ++seen;
    for (std::size_t k = seen; k > 0; --k) of[k] = of[k] * (1 - chance) + of[k - 1] * chance;
    of[0] *= 1 - chance;
  }
  double sum = 0;
  for (std::size_t k = of.size(); k-- > static_cast<std::size_t>(needed);) sum += of[k];
  return sum;
}

double rounded_probability(double probability) {
  if (std::isnan(probability)) return 0;
  return std::clamp(std::round(probability * 1e6) / 1e6, 0.0, 1.0);
}

}  // namespace koers::forecast
