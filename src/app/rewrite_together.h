// Several strategic plans, objectives and KPIs changed at once by a decision about the plan: all of
// them or none.
#pragma once

#include <set>

#include "app/ports.h"

namespace koers::app {

struct Touched {
  std::set<Id<domain::StrategicPlan>> plans;
  std::set<Id<domain::Objective>> objectives;
  std::set<Id<domain::Kpi>> kpis;
};

/// Who rewrites, when, on top of which entry of the log.
struct Rewriting {
  const Actor& actor;
  Instant at;
  store::Seq head = 0;
};

/// Writes what was touched as it is in `after`. Errors: broken rules across objects;
/// `definition.home_is_file` for each object that lives in a plan file, with its place there.
[[nodiscard]] Checked<void> rewrite_together(store::Transaction& transaction,
                                             const Rewriting& rewriting,
                                             const domain::Definitions& after,
                                             const Touched& touched);

}  // namespace koers::app
