// From values to pixels, and which round values to write on an axis.
#pragma once

#include <vector>

namespace koers::chart {

/// A straight scale: `low` lies at pixel `at_low`, `high` at `at_high`. `low` < `high`.
struct Scale {
  double low = 0;
  double high = 1;
  double at_low = 0;
  double at_high = 1;

  [[nodiscard]] double operator()(double value) const {
    // Halved first, so that even the whole range of doubles has a width.
    return at_low + (value / 2 - low / 2) / (high / 2 - low / 2) * (at_high - at_low);
  }
};

/// Round values for an axis: steps of 1, 2, 2.5 or 5 times a power of ten.
struct Ticks {
  std::vector<double> values;
  int decimals = 0;  ///< Enough to tell them apart.
};

/// Ticks within [low, high], about `wanted` of them (2 or more); `low` < `high`, both finite.
[[nodiscard]] Ticks ticks_between(double low, double high, int wanted);

/// A span of values with room around them. A single value gets a span about it; what is nearly at
/// zero begins at zero, so that a fall to half looks like half.
struct Span {
  double low = 0;
  double high = 1;
};
/// `room` is what is added at each end, as a share of the whole.
[[nodiscard]] Span padded(Span values, double room = 0.12);

}  // namespace koers::chart
