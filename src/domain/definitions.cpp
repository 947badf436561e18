// Names of the kinds of object, and the calendar that everything is dated by.
#include "domain/definitions.h"

#include <algorithm>
#include <array>

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, all_entity_kinds.size()> kind_names{
    "organization", "team", "person", "plan", "objective", "source", "metric", "kpi", "initiative"};

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

std::vector<const Metric*> drawn_on(const Definitions& definitions, const Metric& metric) {
  std::vector<const Metric*> metrics{&metric};
  for (std::size_t at = 0; at < metrics.size(); ++at) {
    if (!metrics[at]->is_derived()) continue;
    for (const auto& id : parts_of(*metrics[at])) {
      const Metric* part = find(definitions.metrics, id);
      if (part != nullptr && std::ranges::find(metrics, part) == metrics.end())
        metrics.push_back(part);
    }
  }
  return metrics;
}

bool draws_on(const Definitions& definitions, const Id<Metric>& metric, const Id<Metric>& other) {
  if (metric == other) return true;
  const Metric* known = find(definitions.metrics, metric);
  if (known == nullptr || !known->is_derived()) return false;
  return std::ranges::any_of(drawn_on(definitions, *known),
                             [&](const Metric* part) { return part->id == other; });
}

}  // namespace koers::domain
