// Names of the kinds of object, and the calendar that everything is dated by.
#include "domain/definitions.h"

#include <algorithm>
#include <array>

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, 8> kind_names{"organization", "team",   "person", "plan",
                                                     "objective",    "source", "metric", "kpi"};

}  // namespace

std::string_view name_of(EntityKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<EntityKind> entity_kind_of(std::string_view name) {
  const auto found = std::ranges::find(kind_names, name);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<EntityKind>(found - kind_names.begin());
}

const Calendar& Definitions::calendar() const {
  static const Calendar calendar_year;
  return organization ? organization->calendar : calendar_year;
}

}  // namespace koers::domain
