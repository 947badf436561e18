// The facts that the coach judges by (language/coach), gathered from a KPI as it stands: the past
// of its metric, its owner, what it serves.
#pragma once

#include "app/evaluate_kpi.h"
#include "language/coach/coach_input.h"
#include "text/locale.h"

namespace koers::app {

/// What the values say of the state's goal; of the metric alone where it has none.
[[nodiscard]] Result<language::CoachHistory> coach_history(const View& view, const KpiState& state);

/// Owner, objectives, guards and planned work of a KPI; the chance with that work is not filled
/// (work_chance.h).
[[nodiscard]] language::CoachPlace coach_place(const View& view, const domain::Kpi& kpi,
                                               const domain::Goal* goal, text::Locale locale);

/// What a goal compares, over the last stretch like it that has ended: the value that one reading
/// of a sentence would have had.
struct ValueBefore {
  domain::Period period;
  double value = 0;
};
[[nodiscard]] Result<std::optional<ValueBefore>> value_before(const View& view,
                                                              const domain::Kpi& kpi,
                                                              const domain::Goal& goal);

}  // namespace koers::app
