// How a goal ended, with what was known when its last day closed: what its forecasts are judged by.
// Later corrections and later edits of the goal change nothing here.
#pragma once

#include <optional>

#include "app/gone_goals.h"
#include "app/kpi_history.h"

namespace koers::app {

struct GoalOutcome {
  domain::Goal goal;  ///< As it was when it closed.
  Date closed_on;
  bool is_met = false;          ///< The success test; of graded goals too.
  std::optional<double> value;  ///< What the test looked at last.
};

/// None while the view knows of no close of its last day, and of a goal that was dropped or that
/// nobody had set by then. It is read in the calendar that its last day closed under.
[[nodiscard]] Result<std::optional<GoalOutcome>> goal_outcome(const View& view, KpiHistory& history,
                                                              const domain::Kpi& kpi,
                                                              const domain::Goal& goal);

/// The same of a goal that is gone, as far as was known and defined just before. One that went
/// between its deadline and the close of its last day closed on the day it went, and is judged by
/// what was known then; one that went earlier has no outcome.
[[nodiscard]] Result<std::optional<GoalOutcome>> goal_outcome(const View& view, KpiHistory& history,
                                                              const GoneGoal& gone);

/// The goal of a KPI over these days as it was defined at a seq; none where there was none, or
/// where it was not agreed yet.
[[nodiscard]] Result<std::optional<domain::Goal>> goal_as_of(KpiHistory& history,
                                                             const domain::Kpi& kpi,
                                                             const domain::Period& span,
                                                             store::Seq seq);

/// Whether two goals over the same days have the same success test. Path, grading and words may
/// differ.
[[nodiscard]] bool asks_the_same(const domain::Goal& one, const domain::Goal& other);

}  // namespace koers::app
