// A frozen baseline changes only with a reason: what was agreed to be measured from is not moved
// along the way. Whoever saves or applies a KPI is held to it.
#pragma once

#include "app/ports.h"
#include "domain/kpi.h"

namespace koers::app {

/// What saving the KPI would change in its frozen baselines. Errors: `baseline.frozen`, with the
/// value that is frozen, at the goal. An error of reading comes alone.
[[nodiscard]] Errors baseline_objections(store::Reader& reader, const domain::Kpi& kpi);

/// Appends `baseline_revised` with the frozen one and the new words for it, author and reason; the
/// next evaluation freezes anew. Nothing where no frozen baseline changes.
[[nodiscard]] Result<void> revise_baselines(store::Transaction& transaction, const Actor& actor,
                                            Instant at, const domain::Kpi& kpi);

}  // namespace koers::app
