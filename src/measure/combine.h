// From the values of single measures to the metric that was asked for: ratios, filled gaps, order,
// and the last check that every number is one. Pure.
#pragma once

#include "measure/measure.h"
#include "measure/task.h"

namespace koers::measure {

/// The values of one measure, with the days that its rows span (for `fill`).
struct Measured {
  std::vector<Value> rows;
  std::optional<domain::Period> span;
};

/// The periods that a task is about, of those that intersect `span`: its window, or those of its
/// grain within its range, and none that begins after `on`.
[[nodiscard]] std::vector<domain::Period> periods_of(const Task& task, const domain::Period& span);

/// The calendar of a task; it was checked when the task was made.
[[nodiscard]] domain::Calendar calendar_of(const Task& task);

/// Computes the ratios among `task.measures` from `measured` (one entry per measure, those of
/// ratios empty), fills, sorts, and gives the last measure. Error `measure.not_finite` with metric
/// and period.
[[nodiscard]] Result<std::vector<Value>> combine(const Task& task, std::vector<Measured> measured);

}  // namespace koers::measure
