// Two approximations, one for the middle and one for the tails.
#include "forecast/normal_quantile.h"

#include <array>
#include <cmath>
#include <span>

namespace koers::forecast {
namespace {

// top / bottom, each a polynomial by Horner.
double ratio_of(std::span<const double> top, std::span<const double> bottom, double x) {
  const auto sum = [x](std::span<const double> terms) {
    double value = 0;
    for (const double term : terms) value = value * x + term;
    return value;
  };
  return sum(top) / sum(bottom);
}

double middle_quantile(double level) {
  static constexpr std::array top{-3.969683028665376e+01, 2.209460984245205e+02,
                                  -2.759285104469687e+02, 1.383577518672690e+02,
                                  -3.066479806614716e+01, 2.506628277459239e+00};
  static constexpr std::array bottom{-5.447609879822406e+01, 1.615858368580409e+02,
                                     -1.556989798598866e+02, 6.680131188771972e+01,
                                     -1.328068155288572e+01, 1.0};
  const double off = level - 0.5;
  return off * ratio_of(top, bottom, off * off);
}

double lower_tail_quantile(double level) {
  static constexpr std::array top{-7.784894002430293e-03, -3.223964580411365e-01,
                                  -2.400758277161838e+00, -2.549732539343734e+00,
                                  4.374664141464968e+00,  2.938163982698783e+00};
  static constexpr std::array bottom{7.784695709041462e-03, 3.224671290700398e-01,
                                     2.445134137142996e+00, 3.754408661907416e+00, 1.0};
  return ratio_of(top, bottom, std::sqrt(-2 * std::log(level)));
}

}  // namespace

double normal_quantile(double level) {
  constexpr double tail = 0.02425;
  if (level < tail) return lower_tail_quantile(level);
  if (level > 1 - tail) return -lower_tail_quantile(1 - level);
  return middle_quantile(level);
}

}  // namespace koers::forecast
