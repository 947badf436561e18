// Whom the names of personal and private objectives are kept from. What is hidden still counts
// above; it is only not named.
#pragma once

#include <set>

#include "domain/plan_graph.h"

namespace koers::domain {

class Visibility {
 public:
  /// `viewer` empty: nobody in particular, who sees what is open to all.
  Visibility(const Definitions& definitions, Id<Person> viewer);

  [[nodiscard]] bool sees(const Objective& objective) const;
  /// Hidden where everything it serves is.
  [[nodiscard]] bool sees(const Kpi& kpi) const { return !hidden_.contains(kpi.id); }
  /// Hidden where every KPI that it supports is.
  [[nodiscard]] bool sees(const Initiative& initiative) const;
  [[nodiscard]] bool sees(const PlanPoint& point) const;
  [[nodiscard]] bool sees(const PlanLeaf& leaf) const;
  /// Of any plan, objective, KPI or initiative id; true for what does not exist.
  [[nodiscard]] bool sees(EntityKind kind, const std::string& id) const;

 private:
  const Definitions& definitions_;
  Id<Person> viewer_;
  std::set<Id<Kpi>> hidden_;
};

}  // namespace koers::domain
