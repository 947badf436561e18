// Goals that are written as a sentence beside the metric of their KPI: what the sentence is about
// and counts in has to be that. Needs to know the metrics, so a goal by itself is not enough.
#pragma once

#include "domain/definitions.h"
#include "planfile/document.h"

namespace koers::planfile {

/// What does not go together, with pointers into the KPI ("/goals/0/statement"; the goals as they
/// stand in the model): `goal.statement_disagrees` where a statement surely names another metric of
/// the catalogue, `goal.statement_other_unit` where its number has another unit than the metric,
/// `goal.statement_out_of_bounds` where the metric cannot have its target. A metric that is not of
/// the catalogue may be called by any name. Empty where the metric is not defined.
[[nodiscard]] Errors stated_metric_errors(const domain::Kpi& kpi,
                                          const domain::Definitions& definitions,
                                          const Setting& setting);

}  // namespace koers::planfile
