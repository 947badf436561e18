// One KPI on one day: values → forecast → assessment, starting from what the closes of earlier days
// left behind.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/goal_forecast.h"
#include "app/metric_failures.h"
#include "domain/annotation.h"
#include "domain/assess.h"
#include "domain/figures.h"
#include "domain/override.h"

namespace koers::app {

/// A chance at the close of a day.
struct ChanceOn {
  Date day;
  double probability = 0;
  friend bool operator==(const ChanceOn&, const ChanceOn&) = default;
};

/// Everything a page shows of one KPI on one day. Pointers live as long as the view's definitions.
struct KpiState {
  const domain::Kpi* kpi = nullptr;
  const domain::Metric* metric = nullptr;
  const domain::Goal* goal = nullptr;  ///< nullptr: a KPI without goals.
  domain::Grain grain = domain::Grain::month;
  domain::Series series;  ///< Up to the day, the open period flagged.
  /// Goals about a total: the sum to date at the end of each period of the span.
  domain::Series running_total;
  std::optional<BaselineFound> baseline;
  domain::Standing standing;
  std::optional<GoalForecast> forecast;  ///< To the deadline; none with hardly any values.
  /// P(goal met) with the planned work as its owners estimate it; where some is planned and the end
  /// is not certain. It sets no status.
  std::optional<double> probability_with_work;
  std::optional<ChanceOn> chance_before;        ///< Of the last Monday before, where there was one.
  std::vector<domain::PathValue> path;          ///< What is expected from start to deadline.
  std::vector<domain::Annotation> annotations;  ///< What people noted about its values, by day.
  std::optional<domain::StatusOverride> override_now;  ///< A person's word, beside the status.
  std::optional<Date> last_value_day;                  ///< The last day that a value is about.
  /// Why its metric could not be computed last time; only where it stands as of today. Not filled
  /// by `evaluate_kpi`.
  std::optional<MetricFailure> failure = {};
};

/// The standing as shown on the view's day: the preview of that day's close.
[[nodiscard]] Result<KpiState> evaluate_kpi(const View& view, measure::Measurer* measurer,
                                            const domain::Kpi& kpi);

/// The same of one of the KPI's goals, whichever is that of the day: how a goal of before ended, or
/// with late values ignored, how it would end if no more came.
[[nodiscard]] Result<KpiState> evaluate_goal(const View& view, measure::Measurer* measurer,
                                             const domain::Kpi& kpi, const domain::Goal& goal,
                                             LateValues late = LateValues::awaited);

/// The same as `evaluate_kpi` with what the close of the view's day would leave behind; nothing
/// where the KPI has no goal that day.
struct DayClose {
  KpiState state;
  std::optional<domain::ClosedState> at_close;
};
[[nodiscard]] Result<DayClose> close_kpi_day(const View& view, const domain::Kpi& kpi);

/// What the closes of the days from the goal's start to the view's day left behind, on record or
/// folded over, in order: `each` is told of every one. Days of before the goal have none.
using EachClose = std::function<void(Date day, const domain::ClosedState& state)>;
[[nodiscard]] Result<void> for_each_close(const View& view, measure::Measurer* measurer,
                                          const KpiState& state, const EachClose& each);

/// The key of a day's closed state among derived documents of kind "kpi_day".
[[nodiscard]] std::string day_key(const domain::Kpi& kpi, const domain::Goal& goal, Date day);

}  // namespace koers::app
