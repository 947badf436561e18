// One KPI on one day: inputs → forecast → assessment, with the hysteresis state of the days before.
#pragma once

#include <optional>

#include "app/kpi_inputs.h"
#include "domain/standing.h"
#include "forecast/forecast.h"

namespace koers::app {

/// Everything a page shows of one KPI on one day. `goal` nullptr: a KPI without goals.
struct KpiState {
  const domain::Kpi* kpi = nullptr;
  const domain::Metric* metric = nullptr;
  const domain::Goal* goal = nullptr;
  KpiInputs inputs;
  domain::Standing standing;
  std::optional<forecast::Forecast> forecast;  ///< Of the series' coming periods; none under 8 values.
};

/// The standing as shown on the view's day: the preview of the next daily step.
[[nodiscard]] Result<KpiState> evaluate_kpi(const View& view, const measure::Measurer* measurer, const domain::Kpi& kpi);

}  // namespace koers::app
