// Why: the strategic plan of three to five years and the dated objectives that it breaks down into.
#pragma once

#include <string>
#include <vector>

#include "domain/kpi.h"

namespace koers::domain {

/// A strategic plan, whole years, both inclusive.
struct StrategicPlan {
  Id<StrategicPlan> id;
  Label title;
  int from_year = 0;
  int to_year = 0;
  friend bool operator==(const StrategicPlan&, const StrategicPlan&) = default;
};

enum class Level : std::uint8_t { organization, team, person };
[[nodiscard]] std::string_view name_of(Level level);

struct Objective {
  Id<Objective> id;
  Label title;
  Period period;
  std::string period_label;  ///< As written: "2026", "2026-Q1"; empty for from/to.
  Level level = Level::organization;
  Id<Person> owner;
  Id<Team> team;
  std::vector<std::string> parents;  ///< Ids of plans and objectives (one name space).
  Commitment commitment = Commitment::committed;
  friend bool operator==(const Objective&, const Objective&) = default;
};

}  // namespace koers::domain
