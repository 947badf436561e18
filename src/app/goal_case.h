// One goal of one KPI with what is known of it: what an assessment of any day is made from, and
// what a forecast is asked about it. The goal need not be one that the KPI has.
#pragma once

#include "app/kpi_inputs.h"
#include "app/target_values.h"
#include "domain/annotation.h"
#include "domain/question.h"
#include "forecast/questions.h"

namespace koers::app {

/// Whether a goal that ended still waits for its last values, or is judged by those that are there.
enum class LateValues : std::uint8_t { awaited, ignored };

/// What does not change from day to day while one goal of one KPI is looked at.
struct GoalCase {
  const View& view;
  const domain::Kpi& kpi;
  const domain::Goal& goal;
  const MetricValues& values;
  std::optional<BaselineFound> baseline;
  TargetValues target;
  LateValues late = LateValues::awaited;
  std::vector<domain::Annotation> annotations = {};  ///< What people noted about the values.
};

/// The numbers of the goal as of the close of a day; without a forecast and without what earlier
/// days left behind. Refers to `goaled` and `series`.
[[nodiscard]] domain::AssessInput input_on(const GoalCase& goaled, const domain::Series& series,
                                           Date on);

/// The same question in the words of `forecast`, which knows no goals.
[[nodiscard]] forecast::Question forecast_question(const domain::GoalQuestion& question);

}  // namespace koers::app
