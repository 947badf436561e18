// The values of a derived metric as rows, grouped as its inputs are: each input is asked for, then
// joined by group and period.
#pragma once

#include <functional>

#include "app/metric_values.h"

namespace koers::app {

/// How the rows of an input are got.
using AskValues = std::function<Result<measure::Values>(const MetricValuesRequest&)>;

/// `request.metric` is a derived metric; `on` the day it is looked at, none: whatever the rows say.
/// Every period from the first that an input knows of may have a value. A period that still runs
/// has no value where the formula looks back: the same days of the period before are compared in
/// KPIs alone. Errors: those of `ask`, and of the formula.
[[nodiscard]] Result<measure::Values> derived_rows(const domain::Definitions& definitions,
                                                   const MetricValuesRequest& request,
                                                   std::optional<Date> on, const AskValues& ask);

}  // namespace koers::app
