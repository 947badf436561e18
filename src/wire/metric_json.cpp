// Field by field, in the order of the OpenAPI document.
#include "wire/metric_json.h"

#include "domain/catalog.h"
#include "text/format.h"
#include "wire/catalog_json.h"
#include "wire/page_json.h"
#include "wire/status_json.h"

namespace koers::wire {
namespace {

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::array references_json(const std::vector<app::PathStep>& steps) {
  json::array array;
  for (const auto& step : steps)
    array.push_back(json::object{{"id", step.id}, {"title", step.title}});
  return array;
}

json::value newest_json(const app::MetricState& state) {
  if (!state.newest) return nullptr;
  const auto& recorded_at = state.newest->recorded_at;
  return json::object{{"period", state.newest->period_label},
                      {"last_day", to_string(state.newest->last_day)},
                      {"value", state.newest->value},
                      {"value_text", state.newest->value_text},
                      {"recorded_at", recorded_at ? json::value(to_string(*recorded_at)) : nullptr},
                      {"age_days", state.age_days}};
}

}  // namespace

json::object to_json(const app::MetricState& state, text::Locale locale) {
  const auto& metric = *state.metric;
  const auto* entry = domain::catalog_metric(metric.from_catalog);
  return {{"id", metric.id.text()},
          {"home", to_json(state.home)},
          {"label", state.label},
          {"type", domain::type_of(metric)},
          {"unit_text", text_or_null(text::unit_text(locale, metric.unit.name))},
          {"direction", domain::name_of(metric.direction)},
          {"text", state.words.text},
          {"source", text_or_null(state.words.source)},
          {"sql", text_or_null(state.words.sql)},
          {"from_catalog", text_or_null(metric.from_catalog)},
          {"pitfalls", entry == nullptr ? json::array() : texts_json(entry->pitfalls, locale)},
          {"newest", newest_json(state)},
          {"freshness", domain::name_of(state.freshness)},
          {"failure", failure_json(state.failure, locale)},
          {"is_survey", domain::is_survey(metric)},
          {"periods", json::array(state.value_periods.begin(), state.value_periods.end())},
          {"kpis", references_json(state.kpis)},
          {"metrics", references_json(state.metrics)}};
}

json::object to_json(const app::MetricsView& view, text::Locale locale) {
  json::array items;
  for (const auto& state : view.metrics) items.push_back(to_json(state, locale));
  return {{"as_of", to_string(view.as_of)}, {"seq", view.seq}, {"items", std::move(items)}};
}

}  // namespace koers::wire
