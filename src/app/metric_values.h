// The values of one metric, grouped and at any grain: computed from raw data now, or those that
// were pushed.
#pragma once

#include <string>
#include <vector>

#include "app/moment.h"
#include "measure/measure.h"

namespace koers::app {

struct MetricValuesRequest {
  Id<domain::Metric> metric;
  std::vector<std::string> by;  ///< At most two dimensions.
  domain::Grain grain = domain::Grain::month;
  std::optional<Date> from;  ///< Both inclusive: periods that intersect them.
  std::optional<Date> to;
  std::optional<Date> on;  ///< As it was at the end of that day.
};

/// From raw data, without a store. Errors: the measurer's, `reference.unknown`,
/// `metric.unknown_dimension`.
[[nodiscard]] Result<measure::Values> computed_values(const domain::Definitions& definitions,
                                                      measure::Measurer* measurer,
                                                      const MetricValuesRequest& request);

/// From raw data or, for manual metrics, from what was recorded.
[[nodiscard]] Result<measure::Values> metric_values(const Ports& ports,
                                                    const MetricValuesRequest& request);

}  // namespace koers::app
