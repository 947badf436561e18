// Minimization of a smooth function of a few unbounded variables by the simplex method of Nelder
// and Mead (Computer Journal 7, 1965). Deterministic: the same start gives the same bits. Callers
// keep bounds by transforming their parameters (see `between`).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace koers::forecast {

inline constexpr std::size_t variables_max = 8;
using Variables = std::array<double, variables_max>;

struct MinimizeOptions {
  std::size_t count = 1;              ///< Variables in use, 1 … variables_max.
  double step = 0.5;                  ///< Edge of the first simplex.
  std::size_t evaluations_max = 200;  ///< Calls of the function.
  double tolerance = 1e-6;            ///< Stops when the values of the simplex are this close.
};

struct Minimum {
  Variables at{};
  double value = 0;
};

/// (lower, upper) from any number: the logistic curve. 0 gives the middle.
[[nodiscard]] inline double between(double lower, double upper, double any) {
  return lower + (upper - lower) / (1 + std::exp(-any));
}

/// The number that `between` maps to `value`; values at or beyond the ends are moved inside.
[[nodiscard]] inline double to_any(double lower, double upper, double value) {
  const double share = std::clamp((value - lower) / (upper - lower), 1e-4, 1 - 1e-4);
  return std::log(share / (1 - share));
}

namespace detail {

template <typename Function>
class Simplex {
 public:
  Simplex(Function& function, const Variables& start, const MinimizeOptions& options)
      : function_(function), options_(options) {
    points_[0] = evaluate(start);
    for (std::size_t i = 0; i < options.count; ++i) {
      Variables at = start;
      at[i] += options.step;
      points_[i + 1] = evaluate(at);
    }
  }

  Minimum run() {
    sort();
    while (evaluations_ < options_.evaluations_max && !is_flat()) step();
    return points_[0];
  }

 private:
  Minimum evaluate(const Variables& at) {
    ++evaluations_;
    const double value = function_(at);
    return {at, std::isfinite(value) ? value : 1e300};
  }

  void sort() {
    std::stable_sort(points_.begin(), points_.begin() + end_of_points(),
                     [](const Minimum& a, const Minimum& b) { return a.value < b.value; });
  }

  [[nodiscard]] std::ptrdiff_t end_of_points() const {
    return static_cast<std::ptrdiff_t>(options_.count) + 1;
  }

  [[nodiscard]] bool is_flat() const {
    const double spread = points_[options_.count].value - points_[0].value;
    return spread <= options_.tolerance * (std::abs(points_[0].value) + options_.tolerance);
  }

  // The worst point moved through the centre of the others.
  Minimum moved(double factor) {
    Variables at{};
    const auto& worst = points_[options_.count].at;
    for (std::size_t i = 0; i < options_.count; ++i) {
      double centre = 0;
      for (std::size_t k = 0; k < options_.count; ++k) centre += points_[k].at[i];
      centre /= static_cast<double>(options_.count);
      at[i] = centre + factor * (worst[i] - centre);
    }
    return evaluate(at);
  }

  void shrink() {
    for (std::size_t k = 1; k <= options_.count; ++k) {
      Variables at{};
      for (std::size_t i = 0; i < options_.count; ++i)
        at[i] = points_[0].at[i] + 0.5 * (points_[k].at[i] - points_[0].at[i]);
      points_[k] = evaluate(at);
    }
    sort();
  }

  void replace_worst(const Minimum& point) {
    std::size_t k = options_.count;
    for (; k > 0 && point.value < points_[k - 1].value; --k) points_[k] = points_[k - 1];
    points_[k] = point;
  }

  void step() {
    const std::size_t n = options_.count;
    const Minimum reflected = moved(-1);
    if (reflected.value < points_[0].value) {
      const Minimum expanded = moved(-2);
      return replace_worst(expanded.value < reflected.value ? expanded : reflected);
    }
    if (reflected.value < points_[n - 1].value) return replace_worst(reflected);
    const Minimum contracted = moved(reflected.value < points_[n].value ? -0.5 : 0.5);
    if (contracted.value < std::min(reflected.value, points_[n].value))
      return replace_worst(contracted);
    shrink();
  }

  Function& function_;
  const MinimizeOptions& options_;
  std::array<Minimum, variables_max + 1> points_{};
  std::size_t evaluations_ = 0;
};

}  // namespace detail

/// The lowest point found. `function` takes Variables and gives a double; what is not finite counts
/// as very high.
template <typename Function>
[[nodiscard]] Minimum minimize(Function function, const Variables& start,
                               const MinimizeOptions& options) {
  return detail::Simplex<Function>(function, start, options).run();
}

}  // namespace koers::forecast
