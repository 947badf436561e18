// The kinds in their order, and putting objects in their maps.
#include "planfile/object.h"

#include <array>
#include <utility>

namespace koers::planfile {
namespace {

template <typename Map>
void append(std::vector<Object>& objects, const Map& map) {
  for (const auto& [id, value] : map) objects.emplace_back(value);
}

struct Insertion {
  domain::Definitions& all;

  void operator()(domain::Organization value) const { all.organization = std::move(value); }
  void operator()(domain::Team value) const { put(all.teams, std::move(value)); }
  void operator()(domain::Person value) const { put(all.people, std::move(value)); }
  void operator()(domain::StrategicPlan value) const { put(all.plans, std::move(value)); }
  void operator()(domain::Objective value) const { put(all.objectives, std::move(value)); }
  void operator()(domain::Source value) const { put(all.sources, std::move(value)); }
  void operator()(domain::Metric value) const { put(all.metrics, std::move(value)); }
  void operator()(domain::Kpi value) const { put(all.kpis, std::move(value)); }
  void operator()(domain::Initiative value) const { put(all.initiatives, std::move(value)); }

  template <typename Map, typename Value>
  static void put(Map& map, Value value) {
    auto id = value.id;
    map.insert_or_assign(std::move(id), std::move(value));
  }
};

struct Name {
  std::string operator()(const domain::Organization&) const { return std::string(organization_id); }
  template <typename Value>
  std::string operator()(const Value& value) const {
    return value.id.text();
  }
};

}  // namespace

domain::EntityKind kind_of(const Object& object) {
  return static_cast<domain::EntityKind>(object.index());
}

std::string_view section_of(domain::EntityKind kind) {
  static constexpr std::array<std::string_view, std::variant_size_v<Object>> sections{
      "organization", "teams",   "people", "plans",      "objectives",
      "sources",      "metrics", "kpis",   "initiatives"};
  return sections.at(static_cast<std::size_t>(kind));
}

std::string id_of(const Object& object) { return std::visit(Name{}, object); }

void insert(domain::Definitions& definitions, Object object) {
  std::visit(Insertion{definitions}, std::move(object));
}

std::vector<Object> objects_of(const domain::Definitions& definitions) {
  std::vector<Object> objects;
  if (definitions.organization) objects.emplace_back(*definitions.organization);
  append(objects, definitions.teams);
  append(objects, definitions.people);
  append(objects, definitions.plans);
  append(objects, definitions.objectives);
  append(objects, definitions.sources);
  append(objects, definitions.metrics);
  append(objects, definitions.kpis);
  append(objects, definitions.initiatives);
  return objects;
}

Setting setting_of(const domain::Organization& organization) {
  return {.locale = organization.locale,
          .calendar = organization.calendar,
          .currency = organization.currency};
}

}  // namespace koers::planfile
