// Rules of one goal that need to know the metrics: units that go together, references that exist.
#pragma once

#include <vector>

#include "domain/definitions.h"

namespace koers::domain {

/// What does not hold for the goals of a KPI, with pointers into the KPI ("/goals/0/mode"):
/// `reference.unknown`, `goal.other_unit` (a target from a metric in another unit),
/// `goal.points_of_no_percentage`, `goal.relative_change_of_zero` (of a baseline written down as
/// 0), `goal.overlap` (two goals share days).
[[nodiscard]] Errors broken_goal_rules(const Kpi& kpi, const Definitions& definitions);

}  // namespace koers::domain
