// The quality of forecasts as JSON, of those that were published and of those that would have been.
#pragma once

#include "app/forecast_quality.h"
#include "app/looked_back.h"
#include "base/json.h"

namespace koers::wire {

/// {as_of, seq, closed_goals, judged_goals, goals_for_a_diagram, total, leads, diagram,
/// benchmark}. What no
/// forecast was made for is null.
[[nodiscard]] json::object to_json(const app::ForecastQuality& quality);

/// {kpi, as_of, text, reason, mean, came_true, windows}.
[[nodiscard]] json::object to_json(const app::LookedBack& back);

}  // namespace koers::wire
