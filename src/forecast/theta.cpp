// Dynamic optimised Theta. With level l, running mean Y and the running least squares line A + B t:
//   m(t) = l(t-1) + (1 - 1/theta) ((1-a)^(t-1) A(t-1) + (1 - (1-a)^t) / a B(t-1))
//   l(t) = a y(t) + (1-a) l(t-1)
// The line depends on the data alone, so it is computed once and not in every evaluation.
#include "forecast/theta.h"

#include <algorithm>
#include <cmath>

#include "forecast/minimize.h"

namespace koers::forecast {
namespace {

// The line through the first t values, carried on value by value.
struct RunningLine {
  double mean = 0;
  double intercept = 0;
  double slope = 0;

  void add(double value, std::size_t count) {
    const auto t = static_cast<double>(count);
    slope = ((t - 2) * slope + 6 * (value - mean) / t) / (t + 1);
    if (count == 1) slope = 0;
    mean = ((t - 1) * mean + value) / t;
    intercept = mean - slope * (t + 1) / 2;
  }
};

std::vector<RunningLine> lines_of(std::span<const double> values) {
  std::vector<RunningLine> lines(values.size());
  RunningLine line;
  for (std::size_t i = 0; i < values.size(); ++i) {
    line.add(values[i], i + 1);
    lines[i] = line;
  }
  return lines;
}

// What smoothing has forgotten of the line, by now.
struct Weights {
  double power = 1;  // (1-a)^(t-1)
  void next(double alpha) { power *= 1 - alpha; }
  [[nodiscard]] double of(const RunningLine& line, double alpha) const {
    return power * line.intercept + (1 - power * (1 - alpha)) / alpha * line.slope;
  }
};

double squares(std::span<const double> y, const std::vector<RunningLine>& lines,
               const ThetaFit& fit) {
  double level = fit.alpha * y[0] + (1 - fit.alpha) * fit.level;
  Weights weights;
  double sum = 0;
  for (std::size_t i = 1; i < y.size(); ++i) {
    weights.next(fit.alpha);
    const double expected = level + (1 - 1 / fit.theta) * weights.of(lines[i - 1], fit.alpha);
    if (i >= 2) sum += (y[i] - expected) * (y[i] - expected);
    level += fit.alpha * (y[i] - level);
  }
  return sum;
}

}  // namespace

ThetaFit fit_theta(std::span<const double> values) {
  const auto lines = lines_of(values);
  double spread = 0;
  for (std::size_t i = 1; i < values.size(); ++i) spread += std::abs(values[i] - values[i - 1]);
  spread = std::max(spread / static_cast<double>(values.size() - 1), 1e-12);
  const auto fit_of = [&](const Variables& at) {
    return ThetaFit{.level = values[0] / 2 + spread * 4 * at[2],
                    .alpha = between(0.1, 0.99, at[0]),
                    .theta = 1 + std::exp(std::clamp(at[1], -12.0, 5.0))};
  };
  const auto cost = [&](const Variables& at) { return squares(values, lines, fit_of(at)); };
  const auto best = minimize(cost, {to_any(0.1, 0.99, 0.5), 0, 0},
                             {.count = 3,
                              .step = 1,
                              .evaluations_max = values.size() > 400 ? 100U : 180U,
                              .tolerance = 1e-7});
  ThetaFit fit = fit_of(best.at);
  fit.sse = best.value;
  return fit;
}

Path theta_path(std::span<const double> values, const ThetaFit& fit, std::size_t horizon) {
  RunningLine line;
  Weights weights;
  double level = fit.level;
  for (std::size_t i = 0; i < values.size(); ++i) {
    line.add(values[i], i + 1);
    level += fit.alpha * (values[i] - level);
    weights.next(fit.alpha);
  }
  Path path(horizon);
  for (std::size_t k = 0; k < horizon; ++k) {
    path[k] = level + (1 - 1 / fit.theta) * weights.of(line, fit.alpha);
    line.add(path[k], values.size() + k + 1);
    level += fit.alpha * (path[k] - level);
    weights.next(fit.alpha);
  }
  return path;
}

}  // namespace koers::forecast
