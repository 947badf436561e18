// One mapping for the command line, the API and the socket between them.
#include "wire/status_json.h"

#include "app/words.h"

namespace koers::wire {
namespace {

json::value target_json(const domain::Goal* goal) {
  if (goal == nullptr) return nullptr;
  return json::object{{"cmp", domain::symbol_of(goal->target.comparator)},
                      {"value", goal->target.value}};
}

json::value forecast_json(const domain::ForecastSummary& forecast) {
  if (forecast.method.empty()) return nullptr;
  return json::object{{"method", forecast.method}, {"engine", forecast.engine}, {"n", forecast.n}};
}

json::object objective_json(const app::ObjectiveStanding& standing, text::Locale locale) {
  json::array kpis;
  for (const auto& kpi : standing.kpis) kpis.emplace_back(kpi.text());
  return {{"id", standing.objective->id.text()},
          {"title", standing.objective->title.in(text::name_of(locale))},
          {"status", domain::name_of(standing.roll_up.status)},
          {"score", or_null(standing.roll_up.score)},
          {"expected_score", or_null(standing.roll_up.expected_score)},
          {"counts", counts_json(standing.roll_up.counts.of)},
          {"kpis", std::move(kpis)}};
}

}  // namespace

json::object counts_json(const std::array<int, 8>& counts) {
  json::object object;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    object[domain::name_of(static_cast<domain::Status>(i))] = counts[i];
  }
  return object;
}

json::value date_json(const std::optional<Date>& date) {
  return date ? json::value(to_string(*date)) : json::value(nullptr);
}

json::object to_json(const app::KpiState& state, text::Locale locale) {
  const auto& standing = state.standing;
  const auto* goal = state.goal;
  json::object object;
  object["id"] = state.kpi->id.text();
  object["metric"] = state.metric->id.text();
  object["grain"] = domain::name_of(state.grain);
  object["status"] = domain::name_of(standing.status);
  object["computed_status"] = domain::name_of(standing.computed_status);
  object["reason"] = json::object{{"code", domain::name_of(standing.reason)},
                                  {"text", app::reason_words(state, locale)}};
  object["freshness"] = domain::name_of(standing.freshness);
  object["period"] =
      standing.period_label.empty() ? json::value(nullptr) : json::value(standing.period_label);
  object["value"] = or_null(standing.value);
  object["n"] = standing.value ? json::value(standing.n) : json::value(nullptr);
  object["thin"] = standing.value ? json::value(standing.is_thin) : json::value(nullptr);
  object["baseline"] = or_null(standing.baseline);
  object["target"] = target_json(goal);
  object["window"] = goal ? json::value(domain::name_of(goal->window)) : json::value(nullptr);
  object["start"] = goal ? json::value(to_string(goal->span.first)) : json::value(nullptr);
  object["end"] = goal ? json::value(to_string(goal->deadline())) : json::value(nullptr);
  object["progress"] = or_null(standing.progress);
  object["expected"] = or_null(standing.expected);
  object["pace"] = or_null(standing.pace);
  object["met"] = or_null(standing.is_met);
  object["degenerate"] = goal ? json::value(standing.is_degenerate) : json::value(nullptr);
  object["probability"] = or_null(standing.probability);
  object["probability_with_work"] =
      nullptr;  // Work and its estimated effect are not in this version.
  object["forecast"] = forecast_json(standing.forecast);
  object["score"] = or_null(standing.score);
  return object;
}

json::object to_json(const app::KpiState& state, const domain::Definitions& definitions,
                     text::Locale locale) {
  json::object object = to_json(state, locale);
  object["title"] = app::title_of(*state.kpi, definitions, locale);
  return object;
}

json::object to_json(const app::SingleKpi& kpi, text::Locale locale) {
  return to_json(kpi.state, *kpi.definitions, locale);
}

json::object to_json(const app::StatusView& view, text::Locale locale) {
  json::array objectives;
  for (const auto& objective : view.objectives)
    objectives.push_back(objective_json(objective, locale));
  json::array kpis;
  for (const auto& kpi : view.kpis) kpis.push_back(to_json(kpi, locale));
  return {{"as_of", to_string(view.as_of)},
          {"seq", view.seq},
          {"objectives", std::move(objectives)},
          {"kpis", std::move(kpis)}};
}

}  // namespace koers::wire
