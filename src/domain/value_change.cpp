// Differences and their names.
#include "domain/value_change.h"

#include <array>

namespace koers::domain {

ValueChange change_between(const ValuePair& pair, ChangeScale scale) {
  ValueChange change{.absolute = pair.now - pair.before, .relative = std::nullopt};
  if (scale == ChangeScale::share && pair.before > 0 && pair.now >= 0)
    change.relative = pair.now / pair.before - 1;
  return change;
}

std::string_view name_of(ChangeMeaning meaning) {
  static constexpr std::array<std::string_view, 3> names{"unknown", "within_variation", "signal"};
  return names.at(static_cast<std::size_t>(meaning));
}

}  // namespace koers::domain
