// A KPI is as visible as the most visible of what it serves.
#include "domain/visibility.h"

#include <algorithm>

namespace koers::domain {

Visibility::Visibility(const Definitions& definitions, Id<Person> viewer)
    : definitions_(definitions), viewer_(std::move(viewer)) {
  std::set<Id<Kpi>> open;
  for (const auto& [id, objective] : definitions.objectives) {
    const bool is_open = sees(objective);
    for (const auto& result : objective.key_results) {
      if (result.is_kpi()) (is_open ? open : hidden_).insert(result.kpi());
    }
  }
  for (const auto& [id, kpi] : definitions.kpis) {
    for (const auto& objective : kpi.objectives) {
      const auto* served = find(definitions.objectives, objective);
      (served == nullptr || sees(*served) ? open : hidden_).insert(id);
    }
  }
  for (const auto& id : open) hidden_.erase(id);
}

bool Visibility::sees(const Objective& objective) const {
  return is_visible_to(objective, viewer_);
}

bool Visibility::sees(const Initiative& initiative) const {
  return initiative.supports.empty() ||
         std::ranges::any_of(initiative.supports,
                             [&](const Id<Kpi>& kpi) { return !hidden_.contains(kpi); });
}

bool Visibility::sees(const PlanPoint& point) const {
  return point.objective == nullptr || sees(*point.objective);
}

bool Visibility::sees(const PlanLeaf& leaf) const {
  return leaf.kpi != nullptr ? sees(*leaf.kpi) : sees(*leaf.objective);
}

bool Visibility::sees(EntityKind kind, const std::string& id) const {
  if (kind == EntityKind::kpi) return !hidden_.contains(Id<Kpi>::trusted(id));
  if (kind == EntityKind::initiative) {
    const auto* initiative = find(definitions_.initiatives, Id<Initiative>::trusted(id));
    return initiative == nullptr || sees(*initiative);
  }
  if (kind != EntityKind::objective) return true;
  const auto* objective = find(definitions_.objectives, Id<Objective>::trusted(id));
  return objective == nullptr || sees(*objective);
}

}  // namespace koers::domain
