// Bounds include both ends; only a strict comparison asks for something beyond them.
#include "language/possible_values.h"

namespace koers::language {

bool can_occur(const domain::NaturalBounds& bounds, double value) {
  return (!bounds.min || value >= *bounds.min) && (!bounds.max || value <= *bounds.max);
}

bool can_meet(const domain::NaturalBounds& bounds, const domain::Target& target) {
  const bool is_beyond =
      (target.comparator == domain::Comparator::above && bounds.max == target.value) ||
      (target.comparator == domain::Comparator::below && bounds.min == target.value);
  return can_occur(bounds, target.value) && !is_beyond;
}

}  // namespace koers::language
