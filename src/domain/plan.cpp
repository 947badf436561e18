// The names of the levels at which objectives stand.
#include "domain/plan.h"

#include <array>

namespace koers::domain {

std::string_view name_of(Level level) {
  constexpr std::array<std::string_view, 3> names{"organization", "team", "person"};
  return names[static_cast<std::size_t>(level)];
}

}  // namespace koers::domain
