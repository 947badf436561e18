// What `chart` is asked to draw of a KPI: facts in, specifications out. Draws nothing itself.
#pragma once

#include "app/evaluate_kpi.h"
#include "chart/bullet.h"
#include "chart/sparkline.h"
#include "chart/trend.h"
#include "text/locale.h"

namespace koers::app {

/// Series, path, target, baseline, forecast and deadline of one KPI. A goal about a total is drawn
/// as the running total.
[[nodiscard]] chart::TrendChart kpi_chart(const KpiState& state,
                                          const domain::Definitions& definitions,
                                          text::Locale locale);

[[nodiscard]] chart::Sparkline kpi_sparkline(const KpiState& state,
                                             const domain::Calendar& calendar, text::Locale locale);

[[nodiscard]] chart::Bullet kpi_bullet(const KpiState& state, text::Locale locale);

}  // namespace koers::app
