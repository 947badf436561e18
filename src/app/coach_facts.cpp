// One function for each group of facts.
#include "app/coach_facts.h"

#include <algorithm>

#include "app/process.h"
#include "app/survey_value.h"
#include "domain/catalog.h"
#include "domain/reading.h"

namespace koers::app {
namespace {

using domain::Shape;

std::vector<double> closed_values(const domain::Series& series) {
  std::vector<double> values;
  for (const auto& point : series) {
    if (point.value && point.state != domain::PeriodState::open) values.push_back(*point.value);
  }
  return values;
}

int periods_in(const domain::Calendar& calendar, domain::Grain grain, const domain::Period& span) {
  return std::max(1, static_cast<int>(calendar.periods_in(grain, span).size()));
}

class Historian {
 public:
  Historian(const View& view, const KpiState& state)
      : view_(view), state_(state), calendar_(view.definitions->calendar()) {}

  Result<language::CoachHistory> run() {
    history_.grain = state_.grain;
    history_.last_value_day = state_.last_value_day;
    history_.cadence_days = days_of(domain::cadence_for(*state_.kpi, state_.grain));
    const auto values = closed_values(state_.series);
    history_.values = static_cast<int>(values.size());
    history_.limits = limits_beside_target(state_, process_of(state_, calendar_));
    if (!state_.series.empty())
      history_.survey = survey_value(*state_.metric, state_.series.back());
    if (state_.goal != nullptr) KOERS_CHECK(add_goal(*state_.goal, values));
    return history_;
  }

 private:
  Result<void> add_goal(const domain::Goal& goal, const std::vector<double>& values) {
    history_.steps = periods_in(calendar_, state_.grain, goal.span);
    history_.measurements = static_cast<int>(
        std::ranges::count_if(calendar_.periods_in(state_.grain, goal.span),
                              [&](const auto& period) { return period.last <= goal.span.last; }));
    history_.lag_days = goal.lag_days;
    history_.aim = state_.standing.aim;
    history_.chance = state_.standing.probability;
    add_baseline();
    if (state_.forecast && shape_of(goal) == Shape::level)
      if (const auto end = end_ahead(*state_.forecast)) history_.likely = end->median;
    if (goal.window == domain::Window::each) return add_kept(goal);
    history_.record = domain::track_record(values, demand(goal));
    return {};
  }

  // Before the days that a baseline is taken from have passed: the last value that is known.
  void add_baseline() {
    if (state_.baseline) {
      history_.baseline = state_.baseline->baseline.value;
      if (state_.baseline->baseline.period)
        history_.baseline_until = state_.baseline->baseline.period->final_day();
      return;
    }
    for (auto point = state_.series.rbegin(); point != state_.series.rend(); ++point) {
      if (!point->value || point->state == domain::PeriodState::open) continue;
      const bool is_comparable = !domain::adds_up(state_.goal->window);
      if (is_comparable) history_.baseline = point->value;
      history_.baseline_until = point->period.final_day();
      return;
    }
  }

  // Sub-periods may be of another grain than the series.
  Result<void> add_kept(const domain::Goal& goal) {
    const bool is_average = goal.policy.kind == domain::MaintainPolicy::Kind::average;
    if (is_average || !history_.aim) return {};
    KOERS_TRY(series, metric_series(view_, *state_.metric, goal.per));
    const auto values = closed_values(series);
    history_.record = domain::track_record(
        values,
        {.shape = Shape::hold,
         .aim = *history_.aim,
         .steps = periods_in(calendar_, goal.per, goal.span),
         .needed_share =
             goal.policy.kind == domain::MaintainPolicy::Kind::share ? goal.policy.share : 1});
    return {};
  }

  // A change of which it is not known what it starts from is as large as it says.
  [[nodiscard]] domain::TrackDemand demand(const domain::Goal& goal) const {
    domain::TrackDemand demand{.shape = shape_of(goal),
                               .aim = history_.aim.value_or(domain::Aim{goal.target}),
                               .baseline = history_.baseline,
                               .steps = history_.steps,
                               .steps_back = history_.steps};
    const bool is_amount =
        goal.kind == domain::GoalKind::change && goal.mode != domain::ChangeMode::rel;
    if (!history_.aim && is_amount) demand.baseline = 0;
    if (!history_.aim && !is_amount) demand.baseline = std::nullopt;
    if (goal.window == domain::Window::total_vs_year_ago) {
      const auto year = calendar_.period_of(domain::Grain::year, goal.span.first);
      demand.steps_back = periods_in(calendar_, state_.grain, year);
    }
    return demand;
  }

  const View& view_;
  const KpiState& state_;
  const domain::Calendar& calendar_;
  language::CoachHistory history_;
};

// Metrics of the organization that start from what the catalogue says to watch beside this one.
std::vector<language::MetricChoice> guards_for(const domain::Definitions& definitions,
                                               const domain::Kpi& kpi, text::Locale locale) {
  std::vector<language::MetricChoice> guards;
  const auto* metric = domain::find(definitions.metrics, kpi.metric);
  const auto* entry = metric == nullptr ? nullptr : domain::catalog_metric(metric->from_catalog);
  if (entry == nullptr) return guards;
  for (const auto& [id, other] : definitions.metrics) {
    if (std::ranges::find(entry->guards, other.from_catalog) != entry->guards.end())
      guards.push_back({id.text(), other.label.in(text::name_of(locale))});
  }
  return guards;
}

// What is open on the day, and what is to be there by the deadline. Nothing where the organization
// keeps no work at all: then none is missed.
std::optional<language::PlannedWork> planned_work(const View& view, const domain::Kpi& kpi,
                                                  const domain::Goal* goal) {
  const auto& initiatives = view.definitions->initiatives;
  if (initiatives.empty()) return std::nullopt;
  language::PlannedWork work;
  for (const auto& [id, initiative] : initiatives) {
    if (!initiative.supports_kpi(kpi.id) || !initiative.is_open_on(view.on)) continue;
    ++work.initiatives;
    const auto* effect = initiative.effect_on(kpi.id);
    const bool is_late = goal != nullptr && initiative.due && *initiative.due >= goal->deadline();
    if (effect != nullptr)
      work.effect = work.effect.value_or(0) + (is_late ? 0 : domain::expected_change(*effect));
  }
  return work;
}

}  // namespace

Result<language::CoachHistory> coach_history(const View& view, const KpiState& state) {
  return Historian(view, state).run();
}

language::CoachPlace coach_place(const View& view, const domain::Kpi& kpi, const domain::Goal* goal,
                                 text::Locale locale) {
  const auto& definitions = *view.definitions;
  language::CoachPlace place;
  if (const auto* person = domain::find(definitions.people, kpi.owner)) {
    place.owner = person->name;
    place.is_known_owner = true;
  }
  for (const auto& id : kpi.objectives) {
    const auto* objective = domain::find(definitions.objectives, id);
    if (objective == nullptr) continue;
    place.objectives.push_back(objective->title.in(text::name_of(locale)));
    place.key_results =
        std::max(place.key_results, static_cast<int>(objective->key_results.size()));
    const bool is_within = goal == nullptr || (objective->period.first <= goal->span.first &&
                                               goal->span.last <= objective->period.last);
    if (!is_within) place.sticks_out = objective->period;
  }
  place.work = planned_work(view, kpi, goal);
  place.has_guard = !kpi.guards.empty();
  place.guards = guards_for(definitions, kpi, locale);
  place.kpis_of_owner = static_cast<int>(
      kpi.owner.is_empty() ? 0 : std::ranges::count_if(definitions.kpis, [&](const auto& entry) {
        return entry.second.owner == kpi.owner;
      }));
  return place;
}

Result<std::optional<ValueBefore>> value_before(const View& view, const domain::Kpi& kpi,
                                                const domain::Goal& goal) {
  const auto* metric = domain::find(view.definitions->metrics, kpi.metric);
  if (metric == nullptr || goal.span.first >= goal.span.last) return std::nullopt;
  const auto& calendar = view.definitions->calendar();
  const auto grain = domain::grain_for(kpi, *metric, &goal, *view.definitions);
  KOERS_TRY(values, metric_values_of(view, nullptr, *metric, grain));
  if (goal.window == domain::Window::period_value || domain::adds_up(goal.window)) {
    domain::Period window = goal.span;
    const auto named = calendar.grain_of(window);
    const Days length{window.day_count()};
    while (window.last > view.on + Days{1})
      window = named ? calendar.shift(*named, window, -1)
                     : domain::Period{window.first - length, window.last - length};
    const auto whole = value_over(values, calendar, {window, view.on});
    if (!whole) return std::nullopt;
    return ValueBefore{window, whole->value};
  }
  const auto series = series_on(values, calendar, view.on);
  for (auto point = series.rbegin(); point != series.rend(); ++point) {
    if (point->value && point->state != domain::PeriodState::open)
      return ValueBefore{point->period, *point->value};
  }
  return std::nullopt;
}

}  // namespace koers::app
