// How a goal ended, with what was known when its last day closed: what its forecasts are judged by.
// Later corrections and later edits of the goal change nothing here.
#pragma once

#include <optional>

#include "app/moment.h"

namespace koers::app {

struct GoalOutcome {
  domain::Goal goal;  ///< As it was when it closed.
  Date closed_on;
  bool is_met = false;          ///< The success test; of graded goals too.
  std::optional<double> value;  ///< What the test looked at last.
};

/// None while the view knows of no close of its last day, and of a goal that was dropped or that
/// nobody had set by then.
[[nodiscard]] Result<std::optional<GoalOutcome>> goal_outcome(const View& view,
                                                              const domain::Kpi& kpi,
                                                              const domain::Goal& goal);

/// The goal of a KPI over these days as it was defined at a seq; none where there was none.
[[nodiscard]] Result<std::optional<domain::Goal>> goal_as_of(const View& view,
                                                             const domain::Kpi& kpi,
                                                             const domain::Period& span,
                                                             store::Seq seq);

/// Whether two goals over the same days have the same success test. Path, grading and words may
/// differ.
[[nodiscard]] bool asks_the_same(const domain::Goal& one, const domain::Goal& other);

}  // namespace koers::app
