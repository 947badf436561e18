// One mapping for the command line, the API and the socket between them.
#include "wire/status_json.h"

#include <algorithm>

#include "app/words.h"
#include "text/error_text.h"

namespace koers::wire {
namespace {

// As it is compared; null where it is not known yet.
json::value target_json(const std::optional<domain::Aim>& aim) {
  if (!aim) return nullptr;
  if (aim->band) return json::object{{"lo", aim->band->low}, {"hi", aim->band->high}};
  return json::object{{"cmp", domain::symbol_of(aim->target.comparator)},
                      {"value", aim->target.value}};
}

json::value band_json(const std::optional<double>& value, const std::optional<bool>& is_met) {
  if (!value) return nullptr;
  return json::object{{"value", *value}, {"met", or_null(is_met)}};
}

json::value override_json(const std::optional<domain::StatusOverride>& word) {
  return word ? json::value(to_json(*word)) : json::value(nullptr);
}

json::value forecast_json(const domain::ForecastSummary& forecast) {
  if (forecast.method.empty()) return nullptr;
  return json::object{{"method", forecast.method}, {"engine", forecast.engine}, {"n", forecast.n}};
}

json::array milestones_json(const app::KeyResultState& state, text::Locale locale) {
  json::array milestones;
  for (std::size_t i = 0; i < state.standing.milestones.size(); ++i) {
    const auto& milestone = state.result->milestones[i];
    const auto& done = state.standing.milestones[i];
    milestones.push_back(json::object{{"id", milestone.id},
                                      {"title", milestone.title.in(text::name_of(locale))},
                                      {"weight", milestone.weight},
                                      {"due", date_json(milestone.due)},
                                      {"done", done.is_done},
                                      {"done_on", date_json(done.on)}});
  }
  return milestones;
}

// Of a KPI that is a key result: what it adds here; the rest is in its own object.
json::object shared_json(const domain::KeyResult& result, const app::StatusView& view,
                         text::Locale locale) {
  const auto state = std::ranges::find_if(
      view.kpis, [&](const auto& one) { return one.kpi->id.text() == result.id; });
  if (state == view.kpis.end()) return {};
  return {{"title", app::title_of(*state->kpi, *view.definitions, locale)},
          {"status", domain::name_of(state->standing.status)},
          {"score", or_null(state->standing.score)},
          {"expected", or_null(state->standing.expected)}};
}

}  // namespace

json::array key_results_json(const app::ObjectiveStanding& standing, const app::StatusView& view,
                             text::Locale locale) {
  json::array results;
  for (const auto& result : standing.objective->key_results) {
    json::object object{{"id", result.id}, {"kind", domain::name_of(result.kind)}};
    json::object own;
    if (result.is_kpi()) {
      own = shared_json(result, view, locale);
    } else {
      const auto state = std::ranges::find_if(
          view.key_results, [&](const auto& one) { return one.result == &result; });
      own = to_json(*state, locale);
    }
    for (auto& [key, value] : own) object[key] = value;
    object["weight"] = result.edge.weight;
    object["edge"] = domain::name_of(result.edge.kind);
    object["must"] = result.is_must;
    results.push_back(std::move(object));
  }
  return results;
}

json::object objective_json(const app::ObjectiveStanding& standing, const app::StatusView& view,
                            const domain::Visibility& visibility, text::Locale locale) {
  json::array kpis;
  for (const auto& kpi : standing.kpis) {
    if (visibility.sees(domain::EntityKind::kpi, kpi.text())) kpis.emplace_back(kpi.text());
  }
  return {{"id", standing.objective->id.text()},
          {"title", standing.objective->title.in(text::name_of(locale))},
          {"status", domain::name_of(standing.roll_up.status)},
          {"score", or_null(standing.roll_up.score)},
          {"expected_score", or_null(standing.roll_up.expected_score)},
          {"counts", counts_json(standing.roll_up.counts.of)},
          {"kpis", std::move(kpis)},
          {"state", domain::name_of(standing.objective->state)},
          {"reporting", standing.roll_up.reporting},
          {"results", standing.result_count},
          {"key_results", key_results_json(standing, view, locale)}};
}

json::object to_json(const app::KeyResultState& state, text::Locale locale) {
  const auto& standing = state.standing;
  return {{"title", state.result->title.in(text::name_of(locale))},
          {"status", domain::name_of(standing.status)},
          {"score", or_null(standing.score)},
          {"expected", or_null(standing.expected)},
          {"confidence", or_null(standing.confidence)},
          {"awaiting_confirmation", standing.is_awaiting_confirmation},
          {"milestones", milestones_json(state, locale)}};
}

json::object counts_json(const std::array<int, 8>& counts) {
  json::object object;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    object[domain::name_of(static_cast<domain::Status>(i))] = counts[i];
  }
  return object;
}

json::value failure_json(const std::optional<app::MetricFailure>& failure, text::Locale locale) {
  if (!failure) return nullptr;
  const Error& error = failure->error;
  const auto words = text::error_text(locale, error);
  json::object object{{"at", to_string(failure->at)},
                      {"code", error.code},
                      {"file", nullptr},
                      {"line", nullptr},
                      {"column", nullptr},
                      {"text", words.text},
                      {"hint", words.hint}};
  if (!error.place.file.empty()) object["file"] = error.place.file;
  if (error.place.line > 0) object["line"] = error.place.line;
  if (error.place.column > 0) object["column"] = error.place.column;
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
  object["kind"] = goal ? json::value(domain::name_of(goal->kind)) : json::value(nullptr);
  object["target"] = target_json(standing.aim);
  object["commit"] = goal ? band_json(goal->commit, standing.commit_met) : json::value(nullptr);
  object["stretch"] = goal ? band_json(goal->stretch, standing.stretch_met) : json::value(nullptr);
  object["window"] = goal ? json::value(domain::name_of(goal->window)) : json::value(nullptr);
  object["start"] = goal ? json::value(to_string(goal->span.first)) : json::value(nullptr);
  object["end"] = goal ? json::value(to_string(goal->deadline())) : json::value(nullptr);
  object["progress"] = or_null(standing.progress);
  object["expected"] = or_null(standing.expected);
  object["pace"] = or_null(standing.pace);
  object["met"] = or_null(standing.is_met);
  object["degenerate"] = goal ? json::value(standing.is_degenerate) : json::value(nullptr);
  object["below_zero"] = goal ? json::value(standing.is_below_zero) : json::value(nullptr);
  object["probability"] = or_null(standing.probability);
  object["probability_with_work"] = or_null(state.probability_with_work);
  object["forecast"] = forecast_json(standing.forecast);
  object["score"] = or_null(standing.score);
  object["failure"] = failure_json(state.failure, locale);
  object["override"] = override_json(state.override_now);
  return object;
}

json::object to_json(const domain::StatusOverride& word) {
  return {{"status", domain::name_of(word.status)},
          {"reason", word.reason},
          {"author", word.author},
          {"since", to_string(word.since)},
          {"until", to_string(word.until)}};
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

json::object to_json(const app::StatusView& view, text::Locale locale,
                     const Id<domain::Person>& viewer) {
  const domain::Visibility visibility(*view.definitions, viewer);
  json::array objectives;
  for (const auto& objective : view.objectives) {
    if (visibility.sees(*objective.objective))
      objectives.push_back(objective_json(objective, view, visibility, locale));
  }
  json::array kpis;
  for (const auto& kpi : view.kpis) {
    if (visibility.sees(*kpi.kpi)) kpis.push_back(to_json(kpi, locale));
  }
  return {{"as_of", to_string(view.as_of)},
          {"seq", view.seq},
          {"objectives", std::move(objectives)},
          {"kpis", std::move(kpis)}};
}

}  // namespace koers::wire
