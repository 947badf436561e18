// The quality of forecasts as JSON.
#pragma once

#include "app/forecast_quality.h"
#include "base/json.h"

namespace koers::wire {

/// {as_of, seq, closed_goals, judged_goals, goals_for_a_diagram, total, leads, diagram,
/// benchmark}. What no
/// forecast was made for is null.
[[nodiscard]] json::object to_json(const app::ForecastQuality& quality);

}  // namespace koers::wire
