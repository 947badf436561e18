// The process behaviour chart of a KPI: its closed values, without their season where they have
// one, and what people noted about them.
#pragma once

#include "app/evaluate_kpi.h"
#include "domain/process_chart.h"

namespace koers::app {

struct Process {
  std::vector<domain::ProcessPoint> points;  ///< In time order; adjusted where `is_adjusted`.
  domain::ProcessChart chart;
  bool is_adjusted = false;  ///< The season is taken out.
};

/// Closed values only. Bounds are those of the catalogue's entry; without one they are read off the
/// values: none below zero means that none can be, and of a percentage none above 100 likewise.
[[nodiscard]] Process process_of(const KpiState& state, const domain::Calendar& calendar);

/// The point of the period that holds a day; nothing where it has no closed value.
[[nodiscard]] std::optional<std::size_t> point_on(const Process& process, Date day);

}  // namespace koers::app
