// Field by field, in the order of the OpenAPI document.
#include "wire/page_json.h"

#include "domain/catalog.h"
#include "wire/catalog_json.h"
#include "wire/objective_json.h"
#include "wire/process_json.h"
#include "wire/status_json.h"

namespace koers::wire {
namespace {

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value owner_json(const std::optional<app::PersonRef>& owner) {
  if (!owner) return nullptr;
  return json::object{{"id", owner->id}, {"name", owner->name}};
}

bool needs_attention(const app::ScorecardRow& row) {
  return row.status == domain::Status::off_track || row.status == domain::Status::at_risk ||
         row.status == domain::Status::missed || row.freshness == domain::Freshness::unknown ||
         !row.failure_text.empty();
}

json::object row_json(const app::ScorecardRow& row, const app::ScorecardGroup& group) {
  json::object object;
  object["kpi"] = row.kpi;
  object["title"] = row.title;
  object["objective"] = text_or_null(group.id);
  object["status"] = domain::name_of(row.status);
  object["status_since"] = date_json(row.status_since);
  object["reason"] = json::object{{"code", row.reason_code}, {"text", row.reason_text}};
  object["freshness"] = domain::name_of(row.freshness);
  object["age_days"] = or_null(row.age_days);
  object["owner"] = owner_json(row.owner);
  object["team"] = text_or_null(row.team);
  object["value"] = or_null(row.value);
  object["value_text"] = text_or_null(row.value_text);
  object["unit"] = text_or_null(row.unit);
  object["unit_text"] = text_or_null(row.unit_text);
  object["n"] = row.value ? json::value(row.n) : json::value(nullptr);
  object["thin"] = row.value ? json::value(row.is_thin) : json::value(nullptr);
  object["period_label"] = text_or_null(row.period_label);
  object["baseline_text"] = text_or_null(row.baseline_text);
  object["target_text"] = text_or_null(row.target_text);
  object["deadline"] = date_json(row.deadline);
  object["deadline_text"] = text_or_null(row.deadline_text);
  object["window"] = text_or_null(row.window);
  object["change"] = to_json(row.comparison);
  object["probability"] = or_null(row.probability);
  object["probability_text"] = text_or_null(row.probability_text);
  object["pace_text"] = text_or_null(row.pace_text);
  object["forecast_name"] = text_or_null(row.forecast_name);
  object["sparkline_svg"] = text_or_null(row.sparkline_svg);
  object["bullet_svg"] = text_or_null(row.bullet_svg);
  object["sparkline_text"] = row.sparkline_text;
  object["failure_text"] = text_or_null(row.failure_text);
  object["work_count"] = row.work_count;
  object["level"] = text_or_null(row.level);
  object["needs_attention"] = needs_attention(row);
  return object;
}

std::string_view name_of(app::PlanNode::Kind kind) {
  switch (kind) {
    case app::PlanNode::Kind::plan:
      return "plan";
    case app::PlanNode::Kind::objective:
      return "objective";
    case app::PlanNode::Kind::kpi:
      return "kpi";
  }
  return "plan";
}

json::array strings_json(const std::vector<std::string>& texts) {
  json::array array;
  for (const auto& text : texts) array.emplace_back(text);
  return array;
}

json::value period_json(const std::optional<domain::Period>& period) {
  if (!period) return nullptr;
  return json::object{{"start", to_string(period->first)}, {"end", to_string(period->final_day())}};
}

json::array edges_json(const app::PlanNode& node) {
  json::array edges;
  for (const auto& edge : node.edges) {
    edges.push_back(
        json::object{{"parent", edge.parent}, {"kind", edge.kind}, {"weight", edge.weight}});
  }
  return edges;
}

json::object node_json(const app::PlanNode& node, const app::StatusView& view,
                       text::Locale locale) {
  json::object object;
  object["id"] = node.id;
  object["kind"] = name_of(node.kind);
  object["title"] = node.title;
  object["parents"] = strings_json(node.parents);
  object["children"] = strings_json(node.children);
  object["owner"] = owner_json(node.owner);
  object["team"] = text_or_null(node.team);
  object["level"] = text_or_null(node.level);
  object["period"] = period_json(node.period);
  object["period_label"] = text_or_null(node.period_label);
  object["status"] =
      node.status ? json::value(domain::name_of(*node.status)) : json::value(nullptr);
  object["progress"] = or_null(node.progress);
  object["score"] = or_null(node.score);
  object["expected_score"] = or_null(node.expected_score);
  object["counts"] = counts_json(node.counts);
  object["home"] = to_json(node.home);
  object["state"] = node.state;
  object["edges"] = edges_json(node);
  object["reporting"] = node.reporting;
  object["results"] = node.results;
  object["key_results"] =
      node.standing == nullptr ? json::array{} : key_results_json(*node.standing, view, locale);
  object["hints"] = to_json(node.hints);
  return object;
}

json::object definition_json(const app::KpiPage& page, text::Locale locale) {
  const auto& metric = *page.single.state.metric;
  const auto* entry = domain::catalog_metric(metric.from_catalog);
  return {{"metric", metric.id.text()},
          {"label",
           metric.label.is_empty() ? metric.id.text() : metric.label.in(text::name_of(locale))},
          {"type", domain::type_of(metric)},
          {"unit_text", text_or_null(page.unit_text)},
          {"direction", domain::name_of(metric.direction)},
          {"text", page.definition.text},
          {"from_catalog", text_or_null(metric.from_catalog)},
          {"pitfalls", entry == nullptr ? json::array() : texts_json(entry->pitfalls, locale)},
          {"sql", text_or_null(page.definition.sql)},
          {"source", text_or_null(page.definition.source)},
          {"is_survey", domain::is_survey(metric)},
          {"periods", json::array(page.value_periods.begin(), page.value_periods.end())}};
}

json::array goals_json(const app::KpiPage& page) {
  json::array goals;
  for (const auto& goal : page.goals) {
    goals.push_back(json::object{
        {"start", to_string(goal.span.first)},
        {"end", to_string(goal.span.final_day())},
        {"target_text", goal.target_text},
        {"status", goal.status ? json::value(domain::name_of(*goal.status)) : json::value(nullptr)},
        {"score", or_null(goal.score)},
        {"lesson", text_or_null(goal.lesson)},
        {"home", to_json(page.home)}});
  }
  return goals;
}

json::array path_json(const std::vector<app::PathStep>& steps) {
  json::array array;
  for (const auto& step : steps) {
    array.push_back(json::object{{"id", step.id}, {"kind", step.kind}, {"title", step.title}});
  }
  return array;
}

json::array objectives_json(const std::vector<app::PathStep>& steps) {
  json::array array;
  for (const auto& step : steps)
    array.push_back(json::object{{"id", step.id}, {"title", step.title}});
  return array;
}

json::object table_json(const chart::ChartTable& table) {
  json::array rows;
  for (const auto& row : table.rows) rows.push_back(strings_json(row));
  return {{"columns", strings_json(table.columns)}, {"rows", std::move(rows)}};
}

json::array history_json(const app::KpiPage& page) {
  json::array history;
  for (const auto& entry : page.history) {
    history.push_back(json::object{{"seq", entry.seq},
                                   {"at", to_string(entry.at)},
                                   {"actor", entry.actor},
                                   {"text", entry.text}});
  }
  return history;
}

json::array facts_json(const app::KpiPage& page) {
  json::array facts;
  for (const auto& fact : page.facts)
    facts.push_back(json::object{{"label", fact.label}, {"value_text", fact.value_text}});
  return facts;
}

json::value baseline_json(const app::KpiPage& page) {
  if (!page.single.state.standing.baseline) return nullptr;
  return json::object{{"value", *page.single.state.standing.baseline},
                      {"text", page.baseline_text},
                      {"period_label", text_or_null(page.baseline_period_label)}};
}

json::value forecast_json(const app::KpiPage& page) {
  const auto& forecast = page.single.state.standing.forecast;
  if (forecast.method.empty()) return nullptr;
  return json::object{
      {"name", page.forecast_name}, {"text", page.forecast_text}, {"n", forecast.n}};
}

json::object calendar_json(const domain::Calendar& calendar) {
  const bool is_end = calendar.spec().naming == domain::FiscalNaming::end_year;
  return {{"fiscal_start", calendar.spec().fiscal_start_month},
          {"fiscal_start_day", calendar.spec().fiscal_start_day},
          {"fiscal_name", is_end ? "end" : "start"},
          {"pattern", name_of(calendar.spec().pattern)},
          {"week_start", name_of(calendar.spec().week_start)}};
}

// What a deadline may be called without naming days.
json::object spans_json(const domain::Calendar& calendar, Date today) {
  const auto span = [&](domain::Grain grain, int steps) {
    const auto period = calendar.shift(grain, calendar.period_of(grain, today), steps);
    return json::object{{"start", to_string(period.first)}, {"end", to_string(period.final_day())}};
  };
  return {{"quarter", span(domain::Grain::quarter, 0)},
          {"next_quarter", span(domain::Grain::quarter, 1)},
          {"year", span(domain::Grain::year, 0)},
          {"next_year", span(domain::Grain::year, 1)}};
}

}  // namespace

json::object to_json(const store::Home& home) {
  if (!home.is_file()) return {{"kind", "page"}, {"file", nullptr}, {"line", nullptr}};
  return {{"kind", "file"}, {"file", home.file}, {"line", home.line}};
}

json::object to_json(const app::Scorecard& scorecard) {
  json::array groups;
  for (const auto& group : scorecard.groups) {
    json::array rows;
    for (const auto& row : group.rows) rows.push_back(row_json(row, group));
    groups.push_back(json::object{{"id", group.id},
                                  {"title", group.title},
                                  {"expected_text", text_or_null(group.expected_text)},
                                  {"rows", std::move(rows)}});
  }
  const auto& due = scorecard.to_close;
  return {
      {"as_of", to_string(scorecard.as_of)},
      {"seq", scorecard.seq},
      {"to_close", due ? json::value(json::object{
                             {"period", due->name}, {"label", due->label}, {"count", due->count}})
                       : json::value(nullptr)},
      {"headline", json::object{{"period_label", scorecard.period_label},
                                {"counts", counts_json(scorecard.counts)}}},
      {"groups", std::move(groups)}};
}

json::object to_json(const app::PlanTree& tree, text::Locale locale) {
  json::array nodes;
  for (const auto& node : tree.nodes) nodes.push_back(node_json(node, tree.status, locale));
  return {{"as_of", to_string(tree.status.as_of)},
          {"seq", tree.status.seq},
          {"nodes", std::move(nodes)}};
}

Result<json::object> to_json(const app::KpiPage& page, text::Locale locale) {
  KOERS_TRY(document, read_json(page.document));
  json::object object;
  object["state"] = to_json(page.single.state, locale);
  object["title"] = page.title;
  object["headline_text"] = page.headline_text;
  object["goal_text"] = text_or_null(page.goal_text);
  object["reason_text"] = page.reason_text;
  object["home"] = to_json(page.home);
  object["owner"] = owner_json(page.owner);
  object["objectives"] = objectives_json(page.objectives);
  object["path"] = path_json(page.path);
  object["definition"] = definition_json(page, locale);
  object["goals"] = goals_json(page);
  object["required_pace_text"] = text_or_null(page.required_pace_text);
  object["change"] = to_json(page.comparison);
  object["facts"] = facts_json(page);
  object["baseline"] = baseline_json(page);
  object["forecast"] = forecast_json(page);
  object["history"] = history_json(page);
  object["editable"] = !page.home.is_file();
  object["revision"] = page.revision;
  object["document"] = std::move(document);
  return object;
}

json::object to_json(const app::ChartPoints& chart) {
  json::array points;
  for (const auto& point : chart.points) {
    points.push_back(json::object{{"x_px", point.x_px},
                                  {"y_px", point.y_px},
                                  {"label", point.label},
                                  {"value", or_null(point.value)},
                                  {"value_text", text_or_null(point.value_text)},
                                  {"n", point.n > 0 ? json::value(point.n) : json::value(nullptr)},
                                  {"kind", point.kind},
                                  {"thin", point.is_thin},
                                  {"text", point.text}});
  }
  return {{"title", chart.title},
          {"width", chart.width},
          {"height", chart.height},
          {"points", std::move(points)},
          {"table", table_json(chart.table)},
          {"notes", strings_json(chart.notes)}};
}

Result<json::object> to_json(const app::OrganizationView& view) {
  const auto& organization = view.organization;
  KOERS_TRY(definition, read_json(view.document));
  if (!view.is_defined) definition.as_object()["name"] = "";  // Not named yet.
  json::object object;
  object["name"] = organization.name.in(organization.locale);
  object["locale"] = organization.locale;
  object["timezone"] = organization.timezone;
  object["currency"] = organization.currency;
  object["calendar"] = calendar_json(organization.calendar);
  object["is_demo"] = organization.is_demo;
  object["today"] = to_string(view.today);
  object["seq"] = view.seq;
  object["epoch"] = view.epoch;
  object["first_day"] = date_json(view.first_day);
  object["spans"] = spans_json(organization.calendar, view.today);
  object["counts"] = json::object{{"kpis", view.kpi_count},
                                  {"metrics", view.metric_count},
                                  {"objectives", view.objective_count}};
  object["version"] = view.version;
  object["home"] = to_json(view.home);
  object["revision"] = view.revision ? json::value(*view.revision) : json::value(nullptr);
  object["definition"] = std::move(definition);
  object["own_url"] = text_or_null(view.own_url);
  return object;
}

}  // namespace koers::wire
