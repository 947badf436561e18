// The evaluation loop: follows the change log with a cursor of its own and keeps every KPI's state
// current. Derived state only: what it wrote can be dropped and made again (rebuild.h).
#pragma once

#include "app/metric_uses.h"
#include "app/ports.h"

namespace koers::app {

/// Appends `day_closed` for every local day that ended since the last close, in order, and takes
/// each KPI one step of hysteresis and closing. The first close of a store is the day it was made.
/// Any thread, several at once: each day is closed by one of them. Returns the number of days that
/// this call closed.
[[nodiscard]] Result<int> close_days(const Ports& ports);

/// What following the log took.
struct Followed {
  int evaluated = 0;  ///< KPIs that were looked at, each once a batch.
  int changed = 0;    ///< States that are another one now.
};

/// Evaluates the KPIs that changes after the cursor touch, and no others, in batches, until the
/// cursor reaches the head. One transaction per batch: states, `kpi_evaluated` entries for those
/// that changed, cursor. Idempotent. Any thread, several at once: each batch is written by one of
/// them. Who follows the log for long keeps `uses` from call to call: then a new value costs the
/// same however many KPIs there are.
[[nodiscard]] Result<Followed> evaluate_pending(const Ports& ports, MetricUses& uses);
/// The same, once.
[[nodiscard]] Result<Followed> evaluate_pending(const Ports& ports);

/// Drops and recomputes all derived state from facts; queries no source, rewrites no log entry,
/// appends one `rebuilt`. Returns the number of KPIs.
[[nodiscard]] Result<int> rebuild(const Ports& ports, const Actor& actor);

}  // namespace koers::app
