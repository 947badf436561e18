// The evaluation loop: follows the change log with a cursor of its own and keeps every KPI's state
// current. Derived state only: what it wrote can be dropped and made again (rebuild.h).
#pragma once

#include "app/ports.h"

namespace koers::app {

/// Appends `day_closed` for every local day that ended since the last close, in order, and takes
/// each KPI one step of hysteresis and closing. The first close of a store is the day it was made.
/// Returns the number of days.
[[nodiscard]] Result<int> close_days(const Ports& ports);

/// Evaluates the KPIs that changes after the cursor touch, in batches, until the cursor reaches the
/// head. One transaction per batch: states, `kpi_evaluated` entries for those that changed, cursor.
/// Idempotent. Returns the number of KPIs whose state changed.
[[nodiscard]] Result<int> evaluate_pending(const Ports& ports);

/// Drops and recomputes all derived state from facts; queries no source, rewrites no log entry,
/// appends one `rebuilt`. Returns the number of KPIs.
[[nodiscard]] Result<int> rebuild(const Ports& ports, const Actor& actor);

}  // namespace koers::app
