// Names of the choices an objective has, and who may see it.
#include "domain/plan.h"

#include <algorithm>
#include <array>

namespace koers::domain {

std::string_view name_of(Level level) {
  constexpr std::array<std::string_view, 3> names{"organization", "team", "person"};
  return names[static_cast<std::size_t>(level)];
}

std::string_view name_of(IndividualLevel level) {
  return level == IndividualLevel::off ? "off" : "on";
}

std::string_view name_of(ScoreRule rule) {
  constexpr std::array<std::string_view, 4> names{"weighted_mean", "mean", "min", "sum"};
  return names[static_cast<std::size_t>(rule)];
}

std::string_view name_of(ScoreOf of) {
  constexpr std::array<std::string_view, 3> names{"both", "key_results", "children"};
  return names[static_cast<std::size_t>(of)];
}

std::string_view name_of(StatusRule rule) {
  return rule == StatusRule::by_weight ? "by_weight" : "all_must_hold";
}

std::string_view name_of(RollUpKind kind) {
  return kind == RollUpKind::progress ? "progress" : "value";
}

bool is_personal(const Objective& objective) {
  return objective.is_private || objective.level == Level::person;
}

bool is_visible_to(const Objective& objective, const Id<Person>& viewer) {
  if (!is_personal(objective)) return true;
  if (viewer.is_empty()) return false;
  return objective.owner == viewer ||
         std::ranges::find(objective.visible_to, viewer) != objective.visible_to.end();
}

}  // namespace koers::domain
