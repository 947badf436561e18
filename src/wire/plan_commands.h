// Commands on plan files alone: no store is opened.
#pragma once

#include <string_view>

#include "base/date.h"
#include "base/json.h"
#include "measure/measure.h"
#include "planfile/load.h"

namespace koers::wire {

struct PlanSurroundings {
  planfile::Environment environment;
  measure::Measurer* measurer = nullptr;
  Date today;
};

/// check {paths, folder} → {objects}; plan_files {paths, folder} → the same with absolute paths and
/// the variables that they name; metric_values {metric, by, grain, from, to, on, format, plan,
/// folder} → {text}.
[[nodiscard]] Checked<json::value> run_plan_command(std::string_view name,
                                                    const json::object& arguments,
                                                    const PlanSurroundings& around);

}  // namespace koers::wire
