// The status of KPIs and objectives as JSON (CONTRACTS §3): field names and order here are a
// contract.
#pragma once

#include "app/status.h"
#include "base/json.h"
#include "text/locale.h"

namespace koers::wire {

/// What `koers status --json` and `GET /api/v1/status` answer.
[[nodiscard]] json::object to_json(const app::StatusView& view, text::Locale locale);

/// One KPI's object in it: every key present, null when unknown.
[[nodiscard]] json::object to_json(const app::KpiState& state, text::Locale locale);

/// The same with "title": an item of `GET /api/v1/kpis`, and `GET /api/v1/kpis/{id}`.
[[nodiscard]] json::object to_json(const app::KpiState& state,
                                   const domain::Definitions& definitions, text::Locale locale);
[[nodiscard]] json::object to_json(const app::SingleKpi& kpi, text::Locale locale);

/// {"on_track": 3, …}: the statuses that occur.
[[nodiscard]] json::object counts_json(const std::array<int, 8>& counts);

/// ISO date or null.
[[nodiscard]] json::value date_json(const std::optional<Date>& date);

}  // namespace koers::wire
