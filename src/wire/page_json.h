// The views of the page as JSON: scorecard, plan tree, KPI page, chart points, organization,
// changes.
#pragma once

#include "app/kpi_chart_view.h"
#include "app/kpi_page.h"
#include "app/organization_view.h"
#include "app/plan_tree.h"
#include "app/scorecard.h"
#include "base/json.h"

namespace koers::wire {

[[nodiscard]] json::object to_json(const app::Scorecard& scorecard);
[[nodiscard]] json::object to_json(const app::PlanTree& tree, text::Locale locale);
[[nodiscard]] Result<json::object> to_json(const app::KpiPage& page, text::Locale locale);
[[nodiscard]] Result<json::object> to_json(const app::OrganizationView& view);
[[nodiscard]] json::object to_json(const app::ChartPoints& chart);
/// {"kind": "file", "file", "line"} or {"kind": "page", "file": null, "line": null}.
[[nodiscard]] json::object to_json(const store::Home& home);

}  // namespace koers::wire
