// Receipts, refreshes and applied plans, field by field; values as the measuring module writes
// them.
#include "wire/entry_json.h"

#include "domain/parts.h"
#include "measure/values_text.h"
#include "planfile/difference.h"
#include "wire/error_json.h"

namespace koers::wire {
namespace {

json::object difference_json(const planfile::ObjectDifference& object) {
  json::array fields;
  for (const auto& field : object.fields) {
    fields.push_back(
        json::object{{"path", field.path}, {"before", field.before}, {"after", field.after}});
  }
  return {{"action", planfile::name_of(object.action)},
          {"kind", domain::name_of(object.kind)},
          {"id", object.id},
          {"file", object.file},
          {"line", object.line},
          {"fields", std::move(fields)}};
}

}  // namespace

json::object to_json(const app::Receipt& receipt) {
  return {{"metric", receipt.metric.text()},
          {"period", receipt.period_label},
          {"start", to_string(receipt.period.first)},
          {"end", to_string(receipt.period.final_day())},
          {"segment", receipt.segment},
          {"value", or_null(receipt.value)},
          {"n", receipt.n},
          {"sd", or_null(receipt.sd)},
          {"note", receipt.note},
          {"recorded_at", to_string(receipt.recorded_at)},
          {"seq", receipt.seq},
          {"is_new", receipt.is_new}};
}

json::object to_json(const app::BulkReceipt& receipt) {
  return {{"metric", receipt.metric.text()},
          {"count", receipt.new_count + receipt.same_count},
          {"new", receipt.new_count},
          {"seq", receipt.seq}};
}

json::object to_json(const app::Refreshed& refreshed) {
  return {{"metric", refreshed.metric.text()},
          {"values", refreshed.value_count},
          {"changed", refreshed.changed_count},
          {"current", refreshed.was_current}};
}

json::object to_json(const app::RefreshReport& report) {
  json::array refreshed;
  for (const auto& metric : report.refreshed) refreshed.push_back(to_json(metric));
  return {{"refreshed", std::move(refreshed)}, {"errors", to_json(report.errors)}};
}

json::object to_json(const app::Applied& applied) {
  json::array objects;
  for (const auto& object : applied.difference.objects) {
    if (object.action != planfile::Action::unchanged) objects.push_back(difference_json(object));
  }
  return {{"difference", std::move(objects)},
          {"text", planfile::to_text(applied.difference, planfile::Paint::plain)},
          {"text_ansi", planfile::to_text(applied.difference, planfile::Paint::ansi)},
          {"is_empty", applied.difference.is_empty()},
          {"conflicts", to_json(planfile::conflicts(applied.difference))},
          {"applied", applied.is_applied},
          {"seq", applied.seq}};
}

Result<app::MetricValuesRequest> values_request(const Arguments& arguments) {
  app::MetricValuesRequest request;
  KOERS_TRY(metric, arguments.text("metric"));
  request.metric = Id<domain::Metric>::trusted(metric);
  KOERS_TRY(by, arguments.texts("by"));
  request.by = by;
  KOERS_TRY(grain_name, arguments.text_or_empty("grain"));
  if (!grain_name.empty()) {
    const auto grain = domain::parse_grain(grain_name);
    if (!grain) return fail(grain.error().under("/grain"));
    request.grain = *grain;
  }
  KOERS_TRY(from, arguments.date("from"));
  KOERS_TRY(to, arguments.date("to"));
  KOERS_TRY(on, arguments.date("on"));
  request.from = from;
  request.to = to;
  request.on = on;
  return request;
}

std::string values_text(const measure::Values& values, const app::MetricValuesRequest& request,
                        const domain::Definitions& definitions, Date on,
                        const Arguments& arguments) {
  const auto* metric = domain::find(definitions.metrics, request.metric);
  const measure::ValuesAbout about{
      .metric = request.metric.text(),
      .grain = request.grain,
      .dimensions = request.by.size(),
      .calendar = definitions.calendar(),
      .on = on,
      .grace_days = metric == nullptr ? 0 : domain::lag_days_of(*metric, definitions),
      .is_survey = metric != nullptr && domain::is_survey(*metric)};
  const auto format = arguments.text_or_empty("format");
  if (format && *format == "json") return write_json(measure::values_json(values, about)) + "\n";
  return measure::values_csv(values, about);
}

}  // namespace koers::wire
