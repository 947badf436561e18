// Sample paths: what may happen, as whole futures. Every question about the future is answered from
// the same ones, so answers agree with each other.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "forecast/series.h"
#include "forecast/simple_models.h"

namespace koers::forecast {

/// What no value can lie beyond.
struct PathBounds {
  double lower = -value_max;
  double upper = value_max;
  [[nodiscard]] double inside(double value) const { return std::clamp(value, lower, upper); }
  friend bool operator==(const PathBounds&, const PathBounds&) = default;
};

/// `count` futures of `horizon` steps each.
class SamplePaths {
 public:
  SamplePaths(std::size_t count, std::size_t horizon)
      : count_(count), horizon_(horizon), values_(count * horizon) {}

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t horizon() const { return horizon_; }
  [[nodiscard]] std::span<double> path(std::size_t at) {
    return std::span(values_).subspan(at * horizon_, horizon_);
  }
  [[nodiscard]] std::span<const double> path(std::size_t at) const {
    return std::span(values_).subspan(at * horizon_, horizon_);
  }

  /// The values of all paths at step `at` (0: the first), in ascending order.
  [[nodiscard]] std::vector<double> sorted_at(std::size_t at) const;

 private:
  std::size_t count_;
  std::size_t horizon_;
  std::vector<double> values_;
};

/// The quantile of ascending values by linear interpolation between their ranks, (i + 1/2) / n;
/// `level` in 0 … 1. At least one value.
[[nodiscard]] double quantile_of(std::span<const double> ascending, double level);

/// 0 … count - 1 in an order that depends on the seed alone, by a counter-based generator
/// (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014).
[[nodiscard]] std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed);

}  // namespace koers::forecast
