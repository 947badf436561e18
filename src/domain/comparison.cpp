// The tolerance that makes 0.1 + 0.2 meet "at least 0.3", and nothing looser.
#include "domain/comparison.h"

#include <algorithm>
#include <cmath>

namespace koers::domain {

bool same_value(const Comparands& pair, Scale scale) {
  const double magnitude =
      std::max({std::fabs(pair.value), std::fabs(pair.target), std::fabs(scale.magnitude)});
  return std::fabs(pair.value - pair.target) <= 5e-13 * magnitude;
}

bool meets(const Target& target, double value, Scale scale) {
  const bool is_same = same_value({.value = value, .target = target.value}, scale);
  switch (target.comparator) {
    case Comparator::at_least:
      return is_same || value > target.value;
    case Comparator::above:
      return !is_same && value > target.value;
    case Comparator::at_most:
      return is_same || value < target.value;
    case Comparator::below:
      return !is_same && value < target.value;
  }
  return false;
}

bool meets(const Aim& aim, double value, Scale scale) {
  if (!aim.band) return meets(aim.target, value, scale);
  return meets(Target{Comparator::at_least, aim.band->low}, value, scale) &&
         meets(Target{Comparator::at_most, aim.band->high}, value, scale);
}

}  // namespace koers::domain
