// What it takes from here: the number that is needed of what is still to come, the target that is
// likely met, and when this one is.
#pragma once

#include <optional>

#include "app/evaluate_kpi.h"

namespace koers::app {

/// The share of paths that makes something likely.
inline constexpr double likely_share = 0.8;

struct WayAhead {
  /// What each coming period has to bring on average: of goals over a window and of totals that are
  /// to be reached or kept below.
  std::optional<double> needed;
  /// The target that is met on four of five paths; of goals with one limit, of which no period is
  /// over.
  std::optional<double> likely_target;
  /// Of a level that is not there yet: the first period from which half of the paths are there and
  /// stay so to the deadline.
  std::optional<domain::Period> likely_met;
  bool is_late = false;  ///< No such period: by the deadline fewer have.
};

/// Empty without a probability.
[[nodiscard]] WayAhead way_ahead(const KpiState& state, const domain::Calendar& calendar);

}  // namespace koers::app
