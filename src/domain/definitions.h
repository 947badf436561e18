// Everything that people define, together: what plan files hold and what the store gives back.
// Looking things up is all it does; the rules across objects are in definition_rules.h.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "domain/initiative.h"
#include "domain/organization.h"
#include "domain/plan.h"

namespace koers::domain {

/// The kinds of object that have an id, a home and versions. Written in lower case in the log.
enum class EntityKind : std::uint8_t {
  organization,
  team,
  person,
  plan,
  objective,
  source,
  metric,
  kpi,
  initiative
};
/// In an order in which what is leaned on comes first: the organization's calendar and language
/// decide what all others mean.
inline constexpr std::array all_entity_kinds{
    EntityKind::organization, EntityKind::team,      EntityKind::person,
    EntityKind::plan,         EntityKind::objective, EntityKind::source,
    EntityKind::metric,       EntityKind::kpi,       EntityKind::initiative};
[[nodiscard]] std::string_view name_of(EntityKind kind);
[[nodiscard]] std::optional<EntityKind> entity_kind_of(std::string_view name);

struct Definitions {
  std::optional<Organization> organization;
  std::map<Id<Team>, Team> teams;
  std::map<Id<Person>, Person> people;
  std::map<Id<StrategicPlan>, StrategicPlan> plans;
  std::map<Id<Objective>, Objective> objectives;
  std::map<Id<Source>, Source> sources;
  std::map<Id<Metric>, Metric> metrics;
  std::map<Id<Kpi>, Kpi> kpis;
  std::map<Id<Initiative>, Initiative> initiatives;

  [[nodiscard]] Organization organization_or_default() const {
    return organization.value_or(Organization{});
  }
  [[nodiscard]] const Calendar& calendar() const;
};

/// The entry with a key, or nullptr.
template <typename Map, typename Key>
[[nodiscard]] const typename Map::mapped_type* find(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

/// The metrics whose values those of a metric come from: itself, and what it is derived from at any
/// depth, each once. (A ratio is measured whole: its sides are not among them.)
[[nodiscard]] std::vector<const Metric*> drawn_on(const Definitions& definitions,
                                                  const Metric& metric);

/// Whether `metric` is `other` or derived from it.
[[nodiscard]] bool draws_on(const Definitions& definitions, const Id<Metric>& metric,
                            const Id<Metric>& other);

/// A reference, a cycle or a nesting that does not hold. `kind` and `id` say where; planfile adds
/// the line.
struct BrokenRule {
  EntityKind kind;
  std::string id;
  Error error;
};

/// Checks every rule that spans objects: references exist (`reference.unknown` with what and
/// where), parents and ratio metrics have no cycle (`parents.cycle` with the path), an objective's
/// period lies in its parents'
/// (`period.not_nested`), what holds for the goals of a KPI (goal_rules.h), a KPI serves at least
/// one objective
/// (`kpi.no_objective`), ids of plans and objectives differ, shares of one thing sum to at most one
/// (`share.above_one`), personal objectives are turned on (`level.individual_off`), values that are
/// to be combined can be (value_rollup.h). In a stable order; empty: all is well.
[[nodiscard]] std::vector<BrokenRule> broken_rules(const Definitions& definitions);

}  // namespace koers::domain
