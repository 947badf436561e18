// Which days of the other metric: the whole span for totals and means of it, else its last period.
#include "app/target_values.h"

#include "app/kpi_inputs.h"

namespace koers::app {
namespace {

domain::Period compared_period(const domain::Goal& goal, const domain::Calendar& calendar,
                               domain::Grain grain) {
  using domain::Window;
  const bool is_level = goal.window == Window::at_end || goal.window == Window::last_subperiod ||
                        goal.window == Window::any_time;
  if (!is_level) return goal.span;
  const auto last = calendar.period_of(grain, goal.deadline());
  return last.last <= goal.span.last ? last : calendar.shift(grain, last, -1);
}

// Where the last period has none yet, the newest there is.
std::optional<double> newest(const domain::Series& series) {
  for (auto point = series.rbegin(); point != series.rend(); ++point) {
    if (point->value) return point->value;
  }
  return std::nullopt;
}

}  // namespace

Result<TargetValues> target_values_of(const View& view, const domain::Goal& goal,
                                      domain::Grain grain) {
  TargetValues target;
  if (goal.target_metric.is_empty()) return target;
  const auto* metric = domain::find(view.definitions->metrics, goal.target_metric);
  if (metric == nullptr) return target;
  View whole = view;
  whole.on = std::max(view.on, goal.deadline());
  KOERS_TRY(values, metric_values_of(whole, nullptr, *metric, grain));
  const auto& calendar = view.definitions->calendar();
  target.series = series_on(values, calendar, whole.on);
  const auto period = compared_period(goal, calendar, grain);
  if (const auto found = value_over(values, calendar, {period, whole.on})) {
    target.over_window = found->value;
  } else if (period != goal.span) {
    target.over_window = newest(target.series);
  }
  return target;
}

}  // namespace koers::app
