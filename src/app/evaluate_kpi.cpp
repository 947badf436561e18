// The one place where values, forecast and assessment meet.
#include "app/evaluate_kpi.h"

#include "app/annotations.h"
#include "app/chances.h"
#include "app/counted_chance.h"
#include "app/override_status.h"
#include "app/process.h"
#include "app/published_forecast.h"
#include "app/state_documents.h"
#include "app/unknown_reference.h"
#include "app/work_chance.h"
#include "domain/reading.h"

namespace koers::app {
namespace {

using domain::ClosedState;

struct DayResult {
  domain::Assessment assessment;
  std::optional<GoalForecast> forecast;
};

// The normal variation of the KPI's values, as they are compared, by its process chart of a day.
std::optional<domain::Limits> limits_on(const GoalCase& goaled, const domain::Series& series,
                                        Date on) {
  const ProcessFacts facts{.metric = *goaled.values.metric,
                           .grain = goaled.values.grain,
                           .on = on,
                           .series = series,
                           .annotations = goaled.annotations};
  return limits_with_season(facts, process_of(facts, goaled.view.definitions->calendar()));
}

DayResult assess_day(const GoalCase& goaled, const domain::Series& series, Date on,
                     const std::optional<ClosedState>& previous, ChanceFromDayToDay& chance) {
  domain::AssessInput input = input_on(goaled, series, on);
  DayResult result;
  if (!domain::has_ended(input)) result.forecast = goal_forecast(goaled, input);
  if (result.forecast) {
    input.forecast = result.forecast->summary();
    input.probability = chance.of(*result.forecast);
  }
  // They soften what a forecast says, and nothing else.
  if (input.probability) input.limits = limits_on(goaled, series, on);
  input.previous = previous;
  result.assessment = domain::assess(input);
  return result;
}

// What a close of the view's knowledge left behind of the goal; none where there was none.
Result<std::optional<ClosedState>> known_close(const GoalCase& goaled, Date day) {
  KOERS_TRY(seq, goaled.view.reader.close_of(day));
  if (!seq || *seq > goaled.view.known) return std::nullopt;
  KOERS_TRY(document, goaled.view.reader.derived("kpi_day", day_key(goaled.kpi, goaled.goal, day)));
  if (!document) return std::nullopt;
  KOERS_TRY(state, read_closed_state(*document));
  // As it was told then, whatever would be computed now.
  KOERS_TRY(published, published_on(goaled.view, goaled.kpi, goaled.goal, day));
  if (published) state.probability = published->probability;
  return state;
}

// The closed state at the close of the last logged day up to `day`, and that day; none where no
// close of this goal is known to the view.
struct KnownClose {
  Date day;
  ClosedState state;
};

Result<std::optional<KnownClose>> last_known_close(const GoalCase& goaled, Date day) {
  KOERS_TRY(newest, goaled.view.reader.last_closed_day());
  if (!newest) return std::nullopt;
  for (Date close = std::min(day, *newest); close >= goaled.goal.span.first; close -= Days{1}) {
    KOERS_TRY(seq, goaled.view.reader.close_of(close));
    if (!seq) return std::nullopt;  // Before the store's first close.
    KOERS_TRY(state, known_close(goaled, close));
    if (state) return KnownClose{close, *state};
  }
  return std::nullopt;
}

// What the days before left behind.
struct Before {
  std::optional<ClosedState> state;
  std::optional<ChanceOn> chance;  // Of the day that chances are compared with.
};

// Days that no close is on record for are folded over, from the goal's start on, with what the view
// knows.
Result<Before> state_before(const GoalCase& goaled, Date day, ChanceFromDayToDay& chance) {
  const Date compared = compared_day(day);
  // No close after the one that ended the goal changes anything.
  if (day > goaled.goal.deadline())
    day = std::min(day, domain::closing_day(input_on(goaled, {}, day)) + Days{1});
  KOERS_TRY(known, last_known_close(goaled, day - Days{1}));
  Before before;
  const auto see = [&](Date close, const ClosedState& state) {
    if (close == compared && state.probability) before.chance = ChanceOn{close, *state.probability};
  };
  Date next = goaled.goal.span.first;
  if (known) {
    before.state = known->state;
    next = known->day + Days{1};
    KOERS_TRY(then, known_close(goaled, compared));
    if (then) see(compared, *then);
  }
  for (; next < day; next += Days{1}) {
    if (before.state && before.state->is_closed) break;
    const auto series = series_on(goaled.values, goaled.view.definitions->calendar(), next);
    before.state = assess_day(goaled, series, next, before.state, chance).assessment.at_close;
    see(next, *before.state);
  }
  return before;
}

// What had been gathered within the goal's span at the end of each of its periods.
domain::Series running_total(const GoalCase& goaled, const domain::Series& series) {
  domain::Series total;
  for (const auto& point : series) {
    if (!point.value || !goaled.goal.span.intersects(point.period)) continue;
    const Date until = std::min(point.period.final_day(), goaled.view.on);
    const auto sum =
        value_over(goaled.values, goaled.view.definitions->calendar(), {goaled.goal.span, until});
    if (!sum) continue;  // The period is cut by the start of the span and does not count.
    total.push_back(point);
    total.back().value = sum->value;
    total.back().n = sum->n;
  }
  return total;
}

Result<KpiState> state_without_goal(const View& view, measure::Measurer* measurer,
                                    const domain::Kpi& kpi, const domain::Metric& metric) {
  KpiState state;
  state.kpi = &kpi;
  state.metric = &metric;
  state.grain = domain::grain_for(kpi, metric, nullptr, *view.definitions);
  KOERS_TRY(values, metric_values_of(view, measurer, metric, state.grain));
  const auto& calendar = view.definitions->calendar();
  state.series = series_on(values, calendar, view.on);
  state.last_value_day = last_value_day(values, view.on);
  KOERS_TRY(annotations, annotations_of(view, kpi));
  state.annotations = std::move(annotations);
  state.standing.on = view.on;
  if (!state.series.empty()) {
    const auto& last = state.series.back();
    state.standing.value = last.value;
    state.standing.n = last.n;
    state.standing.is_thin = last.is_thin;
    state.standing.period = last.period;
    state.standing.period_label = calendar.label(state.grain, last.period);
  }
  return state;
}

// `goal` nullptr: the KPI without one.
Result<DayClose> evaluate(const View& view, measure::Measurer* measurer, const domain::Kpi& kpi,
                          const domain::Goal* goal, LateValues late = LateValues::awaited) {
  const auto* metric = domain::find(view.definitions->metrics, kpi.metric);
  if (metric == nullptr) {
    return fail(unknown_reference("metric", kpi.metric.text()));
  }
  if (goal == nullptr) {
    KOERS_TRY(bare, state_without_goal(view, measurer, kpi, *metric));
    return DayClose{std::move(bare), std::nullopt};
  }
  DayClose close;
  auto& state = close.state;
  state.kpi = &kpi;
  state.metric = metric;
  state.goal = goal;
  state.grain = domain::grain_for(kpi, *metric, goal, *view.definitions);
  KOERS_TRY(values, metric_values_of(view, measurer, *metric, state.grain));
  KOERS_TRY(baseline, find_baseline(view, kpi, *goal, values));
  state.baseline = baseline;
  KOERS_TRY(target, target_values_of(view, *goal, state.grain));
  KOERS_TRY(annotations, annotations_of(view, kpi));
  GoalCase goaled{view, kpi, *goal, values, baseline, std::move(target)};
  goaled.annotations = std::move(annotations);
  ChanceFromDayToDay chance;
  KOERS_TRY(before, state_before(goaled, view.on, chance));
  state.series = series_on(values, view.definitions->calendar(), view.on);
  if (domain::adds_up(goal->window)) state.running_total = running_total(goaled, state.series);
  goaled.late = late;
  auto result = assess_day(goaled, state.series, view.on, before.state, chance);
  state.chance_before = before.chance;
  state.standing = std::move(result.assessment.standing);
  state.forecast = std::move(result.forecast);
  if (state.forecast && state.standing.probability && !is_certain(*state.standing.probability))
    state.probability_with_work =
        probability_with_work(*state.forecast, {.definitions = *view.definitions,
                                                .kpi = kpi,
                                                .goal = *goal,
                                                .grain = state.grain,
                                                .on = view.on});
  state.path = domain::path_values(input_on(goaled, state.series, view.on));
  KOERS_TRY(override_now, override_on(view, kpi, *goal));
  state.override_now = std::move(override_now);
  state.annotations = std::move(goaled.annotations);
  state.last_value_day = last_value_day(values, view.on);
  close.at_close = result.assessment.at_close;
  return close;
}

}  // namespace

std::string day_key(const domain::Kpi& kpi, const domain::Goal& goal, Date day) {
  return goal_key(kpi, goal) + "|" + to_string(day);
}

Result<KpiState> evaluate_kpi(const View& view, measure::Measurer* measurer,
                              const domain::Kpi& kpi) {
  KOERS_TRY(close, evaluate(view, measurer, kpi, domain::goal_on(kpi, view.on)));
  return std::move(close.state);
}

Result<KpiState> evaluate_goal(const View& view, measure::Measurer* measurer,
                               const domain::Kpi& kpi, const domain::Goal& goal, LateValues late) {
  KOERS_TRY(close, evaluate(view, measurer, kpi, &goal, late));
  return std::move(close.state);
}

Result<void> for_each_close(const View& view, measure::Measurer* measurer, const KpiState& state,
                            const EachClose& each) {
  if (state.goal == nullptr) return {};
  KOERS_TRY(values, metric_values_of(view, measurer, *state.metric, state.grain));
  KOERS_TRY(target, target_values_of(view, *state.goal, state.grain));
  GoalCase goaled{view, *state.kpi, *state.goal, values, state.baseline, std::move(target)};
  goaled.annotations = state.annotations;
  std::optional<ClosedState> before;
  ChanceFromDayToDay chance;
  const Date last = std::min(view.on, state.goal->span.final_day());
  for (Date day = state.goal->span.first; day <= last; day += Days{1}) {
    KOERS_TRY(known, known_close(goaled, day));
    if (known) {
      before = *known;
    } else {
      const auto series = series_on(values, view.definitions->calendar(), day);
      before = assess_day(goaled, series, day, before, chance).assessment.at_close;
    }
    each(day, *before);
  }
  return {};
}

Result<DayClose> close_kpi_day(const View& view, const domain::Kpi& kpi) {
  return evaluate(view, nullptr, kpi, domain::goal_on(kpi, view.on));
}

}  // namespace koers::app
