// The values of derived metrics: a formula over those of its inputs, period by period.
#pragma once

#include "app/kpi_inputs.h"

namespace koers::app {

/// A value for every period of which all inputs have one; thin periods are marked.
[[nodiscard]] domain::Series derived_series(const MetricValues& values,
                                            const domain::Calendar& calendar, Date on);

/// The formula over the inputs' values of a window. An input of earlier days is taken over as many
/// of them as have passed of a window that still runs, unless its values count whole at once.
[[nodiscard]] std::optional<domain::Combined> derived_over(const MetricValues& values,
                                                           const domain::Calendar& calendar,
                                                           const WindowOn& window);

}  // namespace koers::app
