// The close of the goal's last day, assessed once more from what stood in the log by then.
#include "app/goal_outcome.h"

#include <algorithm>

#include "app/goal_case.h"
#include "domain/assess.h"
#include "planfile/document.h"

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

}  // namespace

Result<std::optional<domain::Goal>> goal_as_of(const View& view, const domain::Kpi& kpi,
                                               const domain::Period& span, store::Seq seq) {
  KOERS_TRY(document, view.reader.document("kpi", kpi.id.text(), seq));
  if (!document || document->text.empty()) return std::nullopt;
  auto object = planfile::decode_document(domain::EntityKind::kpi, document->text,
                                          planfile::setting_of(view.organization()));
  if (!object) return fail(object.error().front());
  const auto& goals = std::get<domain::Kpi>(*object).goals;
  const auto found = std::ranges::find(goals, span, &domain::Goal::span);
  if (found == goals.end() || found->state != domain::PlanState::agreed) return std::nullopt;
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

Result<std::optional<GoalOutcome>> goal_outcome(const View& view, const domain::Kpi& kpi,
                                                const domain::Goal& goal) {
  const auto* metric = domain::find(view.definitions->metrics, kpi.metric);
  if (metric == nullptr || view.on <= goal.deadline()) return std::nullopt;
  const auto grain = domain::grain_for(kpi, *metric, &goal, *view.definitions);
  KOERS_TRY(values, metric_values_of(view, nullptr, *metric, grain));
  KOERS_TRY(closing, closing_day_of(view, kpi, goal, values));
  KOERS_TRY(seq, view.reader.close_of(closing));
  if (closing > view.on || !seq || *seq > view.known) return std::nullopt;
  KOERS_TRY(closed, goal_as_of(view, kpi, goal.span, *seq));
  if (!closed || !closed->dropped_reason.empty()) return std::nullopt;
  const View at_close{.reader = view.reader,
                      .definitions = view.definitions,
                      .on = closing,
                      .today = closing,
                      .known = *seq,
                      .forecasts = view.forecasts,
                      .is_live = false};
  KOERS_TRY(standing, standing_at(at_close, kpi, *closed, *metric));
  return GoalOutcome{.goal = std::move(*closed),
                     .closed_on = closing,
                     .is_met = standing.is_met.value_or(false),
                     .value = standing.value};
}

}  // namespace koers::app
