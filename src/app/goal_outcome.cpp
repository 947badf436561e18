// The close of the goal's last day, assessed once more from what stood in the log by then.
#include "app/goal_outcome.h"

#include <algorithm>

#include "app/goal_case.h"
#include "domain/assess.h"

namespace koers::app {
namespace {

// The day whose close ends the goal, by the definitions of the view.
Result<Date> closing_day_of(const View& view, const domain::Kpi& kpi, const domain::Goal& goal,
                            const MetricValues& values) {
  KOERS_TRY(target, target_values_of(view, goal, values.grain));
  const GoalCase goaled{view, kpi, goal, values, {}, std::move(target)};
  return domain::closing_day(input_on(goaled, {}, view.on));
}

Result<domain::Standing> standing_at(const View& view, const domain::Kpi& kpi,
                                     const domain::Goal& goal, const domain::Metric& metric) {
  const auto grain = domain::grain_for(kpi, metric, &goal, *view.definitions);
  KOERS_TRY(values, metric_values_of(view, nullptr, metric, grain));
  KOERS_TRY(baseline, find_baseline(view, kpi, goal, values));
  KOERS_TRY(target, target_values_of(view, goal, grain));
  const GoalCase goaled{view, kpi, goal, values, baseline, std::move(target)};
  const auto series = series_on(values, view.definitions->calendar(), view.on);
  return domain::assess(input_on(goaled, series, view.on)).standing;
}

// With the calendar under which the goal's last day closed: its values and the days it waited for
// late ones belong to that.
Result<View> in_calendar_of_end(const View& view, KpiHistory& history, const domain::Goal& goal) {
  KOERS_TRY(end, view.reader.close_of(goal.deadline()));
  if (!end || *end > view.known) return view;
  KOERS_TRY(then, history.view_at(view, history.last_in_calendar_of(*end, view.known)));
  View ended = view;
  ended.definitions = then.definitions;
  return ended;
}

// How a goal ended, and what was known then.
struct End {
  Date closing;    ///< The day whose close ends it,
  Date closed_on;  ///< or the one it went on.
  store::Seq known = 0;
};

Result<std::optional<End>> end_of(const View& view, Date closing, const GoneGoal* gone) {
  KOERS_TRY(seq, view.reader.close_of(closing));
  if (seq && *seq <= view.known) {
    if (closing > view.on) return std::nullopt;
    return End{.closing = closing, .closed_on = closing, .known = *seq};
  }
  // A close that came after it went counts; one of a day before the first of the store never came.
  if (gone == nullptr || gone->gone_on > view.on || (!seq && gone->gone_on > closing))
    return std::nullopt;
  return End{
      .closing = closing, .closed_on = std::min(closing, gone->gone_on), .known = view.known};
}

Result<std::optional<GoalOutcome>> outcome_of(const View& view, KpiHistory& history,
                                              const domain::Kpi& kpi, const domain::Goal& goal,
                                              const GoneGoal* gone) {
  if (view.on <= goal.deadline()) return std::nullopt;
  KOERS_TRY(ended, in_calendar_of_end(view, history, goal));
  const auto* metric = domain::find(ended.definitions->metrics, kpi.metric);
  if (metric == nullptr) return std::nullopt;
  const auto grain = domain::grain_for(kpi, *metric, &goal, *ended.definitions);
  KOERS_TRY(values, metric_values_of(ended, nullptr, *metric, grain));
  KOERS_TRY(closing, closing_day_of(ended, kpi, goal, values));
  KOERS_TRY(end, end_of(view, closing, gone));
  if (!end) return std::nullopt;
  KOERS_TRY(closed, goal_as_of(history, kpi, goal.span, end->known));
  if (!closed || !closed->dropped_reason.empty()) return std::nullopt;
  const View at_close{.reader = view.reader,
                      .definitions = ended.definitions,
                      .on = closing,
                      .today = closing,
                      .known = end->known,
                      .forecasts = view.forecasts,
                      .is_live = false};
  KOERS_TRY(standing, standing_at(at_close, kpi, *closed, *metric));
  return GoalOutcome{.goal = std::move(*closed),
                     .closed_on = end->closed_on,
                     .is_met = standing.is_met.value_or(false),
                     .value = standing.value};
}

}  // namespace

Result<std::optional<domain::Goal>> goal_as_of(KpiHistory& history, const domain::Kpi& kpi,
                                               const domain::Period& span, store::Seq seq) {
  KOERS_TRY(then, history.kpi_at(kpi.id.text(), seq));
  if (!then) return std::nullopt;
  const auto found = std::ranges::find(then->goals, span, &domain::Goal::span);
  if (found == then->goals.end() || found->state != domain::PlanState::agreed) return std::nullopt;
  return *found;
}

bool asks_the_same(const domain::Goal& one, const domain::Goal& other) {
  const auto test_of = [](domain::Goal goal) {
    goal.path = {};
    goal.waypoints.clear();
    goal.lag_days = 0;
    goal.commitment = {};
    goal.cap = domain::plain_cap;
    goal.commit.reset();
    goal.stretch.reset();
    goal.dropped_reason.clear();
    goal.statement.clear();
    return goal;
  };
  return test_of(one) == test_of(other);
}

Result<std::optional<GoalOutcome>> goal_outcome(const View& view, KpiHistory& history,
                                                const domain::Kpi& kpi, const domain::Goal& goal) {
  return outcome_of(view, history, kpi, goal, nullptr);
}

Result<std::optional<GoalOutcome>> goal_outcome(const View& view, KpiHistory& history,
                                                const GoneGoal& gone) {
  if (gone.gone_on <= gone.goal.deadline() || view.on <= gone.goal.deadline()) return std::nullopt;
  KOERS_TRY(before, history.view_at(view, gone.last));
  return outcome_of(before, history, *gone.kpi, gone.goal, &gone);
}

}  // namespace koers::app
