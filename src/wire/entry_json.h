// What people send and what they get back for it: values, receipts, plans applied, refreshes.
#pragma once

#include <string>

#include "app/apply_plan.h"
#include "app/metric_values.h"
#include "app/record_observation.h"
#include "app/refresh_metrics.h"
#include "base/json.h"
#include "wire/arguments.h"

namespace koers::wire {

[[nodiscard]] json::object to_json(const app::Receipt& receipt);
[[nodiscard]] json::object to_json(const app::BulkReceipt& receipt);
[[nodiscard]] json::object to_json(const app::Refreshed& refreshed);
[[nodiscard]] json::object to_json(const app::RefreshReport& report);
/// The difference in fields, as text for a terminal ("text", "text_ansi"), and what was written.
[[nodiscard]] json::object to_json(const app::Applied& applied);

/// metric, by, grain, from, to, on.
[[nodiscard]] Result<app::MetricValuesRequest> values_request(const Arguments& arguments);

/// CSV, or JSON where `format` says so (CONTRACTS §2).
[[nodiscard]] std::string values_text(const measure::Values& values,
                                      const app::MetricValuesRequest& request,
                                      const domain::Definitions& definitions, Date on,
                                      const Arguments& arguments);

}  // namespace koers::wire
