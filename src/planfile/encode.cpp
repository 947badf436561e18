// The canonical form: one order of keys, nothing that is the default, named periods where they have
// names.
#include <fmt/format.h>

#include "planfile/catalog_defaults.h"
#include "planfile/document.h"
#include "planfile/encode_goal.h"
#include "planfile/encode_initiative.h"
#include "planfile/encode_objective.h"
#include "planfile/writer.h"

namespace koers::planfile {
namespace {

using domain::Goal;

json::array days_of(const std::vector<Date>& dates) {
  json::array days;
  for (const Date day : dates) days.emplace_back(to_string(day));
  return days;
}

json::value encode_holidays(const domain::Holidays& holidays) {
  if (holidays.country == domain::Country::none) return days_of(holidays.added);
  json::object object{{"country", "nl"}};
  if (holidays.good_friday == domain::GoodFriday::off) object.emplace("good_friday", true);
  if (holidays.liberation_day != domain::LiberationDay::lustrum)
    object.emplace("liberation_day", name_of(holidays.liberation_day));
  if (!holidays.added.empty()) object.emplace("add", days_of(holidays.added));
  if (!holidays.removed.empty()) object.emplace("remove", days_of(holidays.removed));
  return object.size() == 1 ? json::value("nl") : json::value(std::move(object));
}

json::object encode_calendar(const domain::Calendar::Spec& spec) {
  const domain::Calendar::Spec defaults;
  json::object calendar;
  if (spec.fiscal_start_day != 1) {
    calendar.emplace("fiscal_start",
                     fmt::format("{:02}-{:02}", spec.fiscal_start_month, spec.fiscal_start_day));
  } else if (spec.fiscal_start_month != 1) {
    calendar.emplace("fiscal_start", spec.fiscal_start_month);
  }
  if (spec.naming == domain::FiscalNaming::start_year) calendar.emplace("fiscal_name", "start");
  if (spec.pattern != defaults.pattern) calendar.emplace("pattern", name_of(spec.pattern));
  if (spec.week_start != defaults.week_start)
    calendar.emplace("week_start", name_of(spec.week_start));
  if (spec.year_end != defaults.year_end) calendar.emplace("year_end", name_of(spec.year_end));
  if (spec.holidays != defaults.holidays)
    calendar.emplace("holidays", encode_holidays(spec.holidays));
  return calendar;
}

json::object encode_csv(const domain::CsvFormat& csv) {
  json::object object;
  const auto add = [&](std::string_view key, const std::string& text) {
    if (!text.empty()) object.emplace(key, text);
  };
  add("delimiter", csv.delimiter);
  add("quote", csv.quote);
  add("null", csv.null);
  add("decimal", csv.decimal);
  add("date_format", csv.date_format);
  add("timestamp_format", csv.timestamp_format);
  return object;
}

json::value encode_dimension(const domain::Dimension& dimension) {
  if (dimension.expr.empty()) return json::value(dimension.name);
  return json::object{{"name", dimension.name}, {"expr", dimension.expr}};
}

// The keys that belong to a metric's type, between its description and its dimensions.
struct DefinitionWriter {
  Writer& out;
  const CatalogDefaults& defaults;

  void operator()(const domain::ManualMetric& manual) const {
    out.value("grain", json::value(name_of(manual.grain)));
    out.choice("time", manual.time, defaults.time);
  }
  void operator()(const domain::SimpleMetric& simple) const {
    out.id("source", simple.source);
    out.value("agg", json::value(name_of(simple.agg)));
    if (simple.agg == domain::Aggregation::percentile) {
      out.value("agg_params", json::object{{"percentile", simple.percentile}});
    }
    out.text("expr", simple.expr);
    out.text("agg_time_dimension", simple.agg_time_dimension);
    out.text("filter", simple.filter);
  }
  void operator()(const domain::StockMetric& stock) const {
    out.id("source", stock.source);
    out.value("agg", json::value(name_of(stock.agg)));
    out.text("expr", stock.expr);
    out.text("valid_from", stock.valid_from);
    out.text("valid_to", stock.valid_to);
    out.text("filter", stock.filter);
  }
  void operator()(const domain::RatioMetric& ratio) const {
    out.id("numerator", ratio.numerator);
    out.id("denominator", ratio.denominator);
  }
  void operator()(const domain::SqlMetric& sql) const {
    out.ids("sources", sql.sources);
    out.text("sql", sql.sql);
  }
  void operator()(const domain::DerivedMetric& derived) const {
    out.text("formula", derived.formula);
  }
};

struct Encoder {
  const Setting& setting;
  Audience audience;

  json::object operator()(const domain::Organization& organization) const {
    const Setting own = setting_of(organization);
    const domain::Organization defaults;
    Writer out(own);
    out.label("name", organization.name);
    out.text("locale", organization.locale);
    if (organization.timezone != defaults.timezone) out.text("timezone", organization.timezone);
    if (organization.currency != defaults.currency) out.text("currency", organization.currency);
    auto calendar = encode_calendar(organization.calendar.spec());
    if (!calendar.empty()) out.value("calendar", std::move(calendar));
    out.choice("individual_level", organization.individual_level, domain::IndividualLevel::off);
    if (organization.is_demo) out.value("demo", true);
    return out.take();
  }

  json::object operator()(const domain::Team& team) const {
    Writer out(setting);
    out.id("id", team.id);
    out.label("name", team.name);
    out.id("parent", team.parent);
    return out.take();
  }

  json::object operator()(const domain::Person& person) const {
    Writer out(setting);
    out.id("id", person.id);
    out.text("name", person.name);
    out.text("email", person.email);
    out.ids("teams", person.teams);
    return out.take();
  }

  json::object operator()(const domain::StrategicPlan& plan) const {
    Writer out(setting);
    out.id("id", plan.id);
    out.label("title", plan.title);
    out.value("from", plan.from_year);
    out.value("to", plan.to_year);
    if (plan.position) out.value("position", *plan.position);
    return out.take();
  }

  json::object operator()(const domain::Objective& objective) const {
    return encode_objective(objective, setting);
  }

  json::object operator()(const domain::Source& source) const {
    Writer out(setting);
    out.id("id", source.id);
    out.text("path", source.path);
    if (audience == Audience::document) out.text("resolved_path", source.resolved_path);
    out.text("format", source.format);
    auto csv = encode_csv(source.csv);
    if (!csv.empty()) out.value("csv", std::move(csv));
    json::object columns;
    for (const auto& [column, type] : source.columns) columns.emplace(column, type);
    if (!columns.empty()) out.value("columns", std::move(columns));
    if (source.latest_per) {
      const auto& order = source.latest_per->order_by;
      out.value("latest_per", json::object{{"key", source.latest_per->key},
                                           {"order_by", json::array(order.begin(), order.end())}});
    }
    out.text("timezone", source.timezone);
    return out.take();
  }

  json::object operator()(const domain::Metric& metric) const {
    Writer out(setting);
    const CatalogDefaults defaults = catalog_defaults(metric.from_catalog, setting);
    out.id("name", metric.id);
    out.text("from_catalog", metric.from_catalog);
    if (metric.label != defaults.label) out.label("label", metric.label);
    out.text("description", metric.description);
    out.value("type", json::value(type_of(metric)));
    std::visit(DefinitionWriter{out, defaults}, metric.definition);
    json::array dimensions;
    for (const auto& dimension : metric.dimensions)
      dimensions.push_back(encode_dimension(dimension));
    out.list("dimensions", std::move(dimensions));
    if (metric.unit.name != defaults.unit) out.value("unit", json::value(metric.unit.name));
    out.choice("direction", metric.direction, defaults.direction);
    out.choice("signal_rules", metric.signal_rules, domain::SignalRules::koers);
    out.choice("central_line", metric.central_line, domain::CentralLine::mean);
    if (metric.fill) out.value("fill", *metric.fill);
    if (metric.lag_days != 0) out.value("lag_days", metric.lag_days);
    return out.take();
  }

  json::object operator()(const domain::Kpi& kpi) const {
    Writer out(setting);
    out.id("id", kpi.id);
    out.label("title", kpi.title);
    out.id("metric", kpi.metric);
    out.id("owner", kpi.owner);
    out.id("team", kpi.team);
    out.ids("objectives", kpi.objectives);
    if (kpi.cadence) out.value("cadence", json::value(name_of(*kpi.cadence)));
    if (kpi.grain) out.value("grain", json::value(name_of(*kpi.grain)));
    out.ids("supporting", kpi.supporting);
    json::array guards;
    for (const auto& guard : kpi.guards) {
      guards.push_back(
          json::object{{"metric", guard.metric.text()}, {"keep", written(guard.keep)}});
    }
    out.list("guards", std::move(guards));
    out.texts("stakeholders", kpi.stakeholders);
    if (kpi.position) out.value("position", *kpi.position);
    json::array goals;
    for (const Goal& goal : kpi.goals) goals.push_back(encode_goal(goal, setting));
    out.list("goals", std::move(goals));
    return out.take();
  }

  json::object operator()(const domain::Initiative& initiative) const {
    return encode_initiative(initiative, setting);
  }
};

}  // namespace

json::object encode(const Object& object, const Setting& setting, Audience audience) {
  return std::visit(Encoder{setting, audience}, object);
}

std::string encode_document(const Object& object, const Setting& setting) {
  return write_json(encode(object, setting));
}

}  // namespace koers::planfile
