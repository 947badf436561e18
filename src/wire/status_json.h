// The status of KPIs and objectives as JSON (CONTRACTS §3): field names and order here are a
// contract.
#pragma once

#include "app/status.h"
#include "base/json.h"
#include "domain/visibility.h"
#include "text/locale.h"

namespace koers::wire {

/// What `koers status --json` and `GET /api/v1/status` answer; what the viewer may not see is left
/// out, and counts.
[[nodiscard]] json::object to_json(const app::StatusView& view, text::Locale locale,
                                   const Id<domain::Person>& viewer = {});

/// One objective's object in it, and the list of its key results.
[[nodiscard]] json::object objective_json(const app::ObjectiveStanding& standing,
                                          const app::StatusView& view,
                                          const domain::Visibility& visibility,
                                          text::Locale locale);
[[nodiscard]] json::array key_results_json(const app::ObjectiveStanding& standing,
                                           const app::StatusView& view, text::Locale locale);

/// One KPI's object in it: every key present, null when unknown.
[[nodiscard]] json::object to_json(const app::KpiState& state, text::Locale locale);

/// The same with "title": an item of `GET /api/v1/kpis`, and `GET /api/v1/kpis/{id}`.
[[nodiscard]] json::object to_json(const app::KpiState& state,
                                   const domain::Definitions& definitions, text::Locale locale);
[[nodiscard]] json::object to_json(const app::SingleKpi& kpi, text::Locale locale);

/// A key result without a number: title, status, score, expected, confidence, milestones.
[[nodiscard]] json::object to_json(const app::KeyResultState& state, text::Locale locale);

/// {"status", "reason", "author", "since", "until"}.
[[nodiscard]] json::object to_json(const domain::StatusOverride& word);

/// {"on_track": 3, …}: the statuses that occur.
[[nodiscard]] json::object counts_json(const std::array<int, 8>& counts);

/// {at, code, file, line, column, text, hint} of a metric that could not be computed; null where it
/// could.
[[nodiscard]] json::value failure_json(const std::optional<app::MetricFailure>& failure,
                                       text::Locale locale);

/// ISO date or null.
[[nodiscard]] json::value date_json(const std::optional<Date>& date);

}  // namespace koers::wire
