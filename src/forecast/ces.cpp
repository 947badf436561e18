// Complex exponential smoothing. With e the error of one step:
//   y(t) = l(t-1) + e
//   l(t) = l(t-1) - (1 - a1) p(t-1) + (a0 - a1) e
//   p(t) = l(t-1) + (1 - a0) p(t-1) + (a0 + a1) e
#include "forecast/ces.h"

#include <algorithm>
#include <cmath>

#include "forecast/minimize.h"

namespace koers::forecast {
namespace {

struct Complex {
  double real = 1.3;
  double imaginary = 1;
};

struct State {
  double level = 0;
  double potential = 0;

  void step(double error, const Complex& a) {
    const double before = level;
    level += -(1 - a.imaginary) * potential + (a.real - a.imaginary) * error;
    potential = before + (1 - a.real) * potential + (a.real + a.imaginary) * error;
  }
};

template <typename Iterator>
double filter(Iterator from, const Iterator& to, const Complex& a, State& state) {
  double sum = 0;
  for (; from != to; ++from) {
    const double error = *from - state.level;
    sum += error * error;
    state.step(error, a);
  }
  return sum;
}

// Forward, backward, forward again: the state that the series itself suggests for its beginning.
double backcast_filter(std::span<const double> y, const Complex& a, State& state) {
  (void)filter(y.begin(), y.end(), a, state);
  state.step(0, a);
  (void)filter(y.rbegin(), y.rend(), a, state);
  state.step(0, a);
  return filter(y.begin(), y.end(), a, state);
}

// Inside the region where errors of the past fade (the paper's stability condition).
bool is_stable(const Complex& a) {
  const double x = a.real;
  const double y = a.imaginary;
  return (x - 2.5) * (x - 2.5) + y * y > 1.25 && (x - 0.5) * (x - 0.5) + (y - 1) * (y - 1) > 0.25 &&
         (x - 1.5) * (x - 1.5) + (y - 0.5) * (y - 0.5) < 1.5;
}

State first_state(std::span<const double> y) {
  const std::size_t count = std::min<std::size_t>(10, y.size());
  double mean = 0;
  for (std::size_t i = 0; i < count; ++i) mean += y[i] / static_cast<double>(count);
  return {mean, mean / 1.1};
}

}  // namespace

Path complex_smoothing(std::span<const double> values, std::size_t horizon) {
  if (values.size() < 6) return naive(values, horizon);
  const State first = first_state(values);
  const auto cost = [&](const Variables& at) {
    const Complex a{at[0], at[1]};
    if (!is_stable(a)) return 1e300;
    State state = first;
    return backcast_filter(values, a, state);
  };
  const auto best = minimize(cost, {1.3, 1},
                             {.count = 2,
                              .step = 0.1,
                              .evaluations_max = values.size() > 400 ? 50U : 90U,
                              .tolerance = 1e-6});
  const Complex a{best.at[0], best.at[1]};
  State state = first;
  (void)backcast_filter(values, a, state);
  Path path(horizon);
  for (double& value : path) {
    value = state.level;
    state.step(0, a);
  }
  return path;
}

}  // namespace koers::forecast
