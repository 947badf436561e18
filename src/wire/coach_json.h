// What the coach says, as JSON.
#pragma once

#include "app/coach.h"
#include "base/json.h"

namespace koers::wire {

/// letters (letter, verdict, text), findings (code, severity, letter, text), boldness, repairs
/// (code, about, text, goal in the form of a plan file or null, metric or null), offers (code,
/// text).
[[nodiscard]] json::object to_json(const language::CoachReport& report,
                                   const planfile::Setting& setting);

/// The same with the id of the KPI before it.
[[nodiscard]] json::object to_json(const app::CoachedKpi& coached);

}  // namespace koers::wire
