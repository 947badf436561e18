// The normal law and sums of yes-or-no trials: the closed forms that probabilities are made of.
#pragma once

#include <span>
#include <vector>

#include "forecast/forecast.h"

namespace koers::forecast {

/// P(Z <= z) of the standard normal law. Any z, infinities included.
[[nodiscard]] double normal_below(double z);

/// A number that is not known exactly. `sd` 0: it is.
struct Normal {
  double mean = 0;
  double sd = 0;
};

/// P(test holds). With sd 0 equality within rounding decides as the comparison says.
[[nodiscard]] double probability_of(const Normal& number, const Test& test);

/// P(at least `needed` of independent trials succeed), each with its own probability. 1 where none
/// is needed, 0 where more are needed than there are. Cost: trials squared.
[[nodiscard]] double probability_of_hits(std::span<const double> chances, int needed);

/// To six decimals, within [0, 1]; 0 where numbers beyond all doubles left none.
[[nodiscard]] double rounded_probability(double probability);

}  // namespace koers::forecast
