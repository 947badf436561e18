// Brings computed metrics up to date from their sources: asks the worker where a fingerprint
// changed and records the day parts and period values as facts, so that nothing later needs the
// source.
#pragma once

#include <string>
#include <vector>

#include "app/ports.h"

namespace koers::app {

struct Refreshed {
  Id<domain::Metric> metric;
  int value_count = 0;       ///< Values there are.
  int changed_count = 0;     ///< New versions written.
  bool was_current = false;  ///< The fingerprint said that nothing changed.
};

/// One metric. Errors are the measurer's, with the metric's name and place; they are remembered
/// until the metric is computed again (metric_failures.h), and no value is written then.
[[nodiscard]] Result<Refreshed> refresh_metric(const Ports& ports, const Actor& actor,
                                               const Id<domain::Metric>& metric);

struct RefreshReport {
  std::vector<Refreshed> refreshed;
  Errors errors;  ///< One per metric that could not be computed.
};

/// Every computed metric that a KPI uses.
[[nodiscard]] Result<RefreshReport> refresh_metrics(const Ports& ports, const Actor& actor);

}  // namespace koers::app
