// First-passage probabilities of a random walk with drift, in closed form and one quadrature.
#include "forecast/walk.h"

#include <algorithm>
#include <cmath>

#include "forecast/normal.h"

namespace koers::forecast {
namespace {

// Broadie, Glasserman and Kou (1997): -zeta(1/2) / sqrt(2 pi), for barriers looked at in steps.
constexpr double barrier_shift = 0.5825971579390106;

Normal level_after(const Walk& walk, double steps) {
  return {.mean = walk.start + walk.drift * steps, .sd = walk.sd * std::sqrt(steps)};
}

// exp(2 drift room / sd²) · Φ(-z), z = (room + drift n) / (sd sqrt n), without overflow.
double reflected(double room, const Walk& walk, double steps) {
  const double spread = walk.sd * std::sqrt(steps);
  const double z = (room + walk.drift * steps) / spread;
  const double exponent = 2 * walk.drift * room / (walk.sd * walk.sd);
  if (exponent < 500) return std::exp(exponent) * normal_below(-z);
  const double near = (room - walk.drift * steps) / spread;
  return std::exp(-0.5 * near * near) / (z * 2.5066282746310002);
}

// P(every one of the next `steps` values stays below `room` above the start).
double stays_below(double room, const Walk& walk, int steps) {
  if (steps <= 0) return 1;
  if (steps == 1) return normal_below((room - walk.drift) / walk.sd);
  const double shifted = room + barrier_shift * walk.sd;
  if (shifted <= 0) return 0;
  const double spread = walk.sd * std::sqrt(steps);
  const double below = normal_below((shifted - walk.drift * steps) / spread);
  return std::clamp(below - reflected(shifted, walk, steps), 0.0, 1.0);
}

// The same below a threshold, the first value any number of steps on: over where that value may be.
double stays_below_from(const Walk& walk, const Steps& steps, double threshold) {
  const Normal first = level_after(walk, steps.first);
  if (steps.count == 1) return normal_below((threshold - first.mean) / first.sd);
  constexpr int slices = 400;
  constexpr double reach = 8;
  const double top = std::min(reach, (threshold - first.mean) / first.sd);
  if (top <= -reach) return 0;
  const double width = (top + reach) / slices;
  double chance = 0;
  for (int i = 0; i < slices; ++i) {
    const double from = -reach + width * i;
    const double weight = normal_below(from + width) - normal_below(from);
    const double level = first.mean + (from + width / 2) * first.sd;
    chance += weight * stays_below(threshold - level, walk, steps.count - 1);
  }
  return chance;
}

Walk mirrored(const Walk& walk) {
  return {.start = -walk.start, .drift = -walk.drift, .sd = walk.sd};
}

double stays_on_one_side(const Walk& walk, const Steps& steps, const Test& test) {
  const bool is_up =
      test.comparison == Comparison::at_least || test.comparison == Comparison::above;
  return is_up ? stays_below_from(mirrored(walk), steps, -test.threshold)
               : stays_below_from(walk, steps, test.threshold);
}

Test opposite(const Test& test) {
  switch (test.comparison) {
    case Comparison::at_least:
      return {.comparison = Comparison::below, .threshold = test.threshold};
    case Comparison::above:
      return {.comparison = Comparison::at_most, .threshold = test.threshold};
    case Comparison::at_most:
      return {.comparison = Comparison::above, .threshold = test.threshold};
    case Comparison::below:
    case Comparison::within:
      break;
  }
  return {.comparison = Comparison::at_least, .threshold = test.threshold};
}

bool is_certain(const Walk& walk) {
  return walk.sd <= 1e-12 * std::max(std::fabs(walk.start), std::fabs(walk.drift));
}

// At how many of the steps the test holds, where nothing varies.
int hits(const Walk& walk, const Steps& steps, const Test& test) {
  int count = 0;
  for (int step = steps.first; step < steps.first + steps.count; ++step) {
    const Normal level{.mean = level_after(walk, step).mean};
    if (probability_of(level, test) > 0.5) ++count;
  }
  return count;
}

}  // namespace

double chance_to_stay(const Walk& walk, const Steps& steps, const Test& test) {
  if (steps.count <= 0) return 1;
  if (is_certain(walk)) return hits(walk, steps, test) == steps.count ? 1 : 0;
  if (test.comparison != Comparison::within) return stays_on_one_side(walk, steps, test);
  const double above = stays_on_one_side(
      walk, steps, {.comparison = Comparison::at_least, .threshold = test.threshold});
  const double below =
      stays_on_one_side(walk, steps, {.comparison = Comparison::at_most, .threshold = test.upper});
  return std::max(0.0, above + below - 1);
}

double chance_to_touch(const Walk& walk, const Steps& steps, const Test& test) {
  if (steps.count <= 0) return 0;
  if (is_certain(walk)) return hits(walk, steps, test) > 0 ? 1 : 0;
  if (test.comparison != Comparison::within)
    return 1 - stays_on_one_side(walk, steps, opposite(test));
  double best = 0;
  for (int step = steps.first; step < steps.first + steps.count; ++step)
    best = std::max(best, probability_of(level_after(walk, step), test));
  return best;
}

}  // namespace koers::forecast
