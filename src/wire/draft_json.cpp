// Reads forms leniently where something is missing, strictly where it is wrong.
#include "wire/draft_json.h"

#include <array>
#include <utility>

#include "wire/status_json.h"

namespace koers::wire {
namespace {

Failure wrong(std::string_view field, std::string_view choices, const std::string& text) {
  return fail(Error{.kind = ErrorKind::invalid,
                    .code = "request.bad_parameter",
                    .pointer = "/" + std::string(field),
                    .arguments = {{"name", std::string(field)}, {"text", text}, {"choices", std::string(choices)}}});
}

const json::object& object_at(const json::object& object, std::string_view key) {
  static const json::object none;
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_object() ? value->get_object() : none;
}

json::value text_or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

Result<std::optional<text::DecimalMark>> decimal_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (text == "." || text == "point") return text::DecimalMark::point;
  if (text == "," || text == "comma") return text::DecimalMark::comma;
  return wrong("decimal", "., ,", text);
}

Result<std::optional<app::DateOrder>> order_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  for (const auto order : {app::DateOrder::day_month_year, app::DateOrder::month_day_year, app::DateOrder::year_month_day}) {
    if (text == app::name_of(order)) return order;
  }
  return wrong("date_order", "dmy, mdy, ymd", text);
}

Result<std::optional<domain::Grain>> grain_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto grain = domain::parse_grain(text);
  if (!grain) return fail(grain.error().under("/grain"));
  return *grain;
}

Result<domain::Direction> direction_of(const std::string& text) {
  if (text.empty()) return domain::Direction::up;
  using domain::Direction;
  for (const auto direction : {Direction::up, Direction::down, Direction::range, Direction::context}) {
    if (text == domain::name_of(direction)) return direction;
  }
  return wrong("metric/direction", "up, down, range, context", text);
}

Result<domain::TimeAggregation> time_of(const std::string& text) {
  if (text.empty()) return domain::TimeAggregation::none;
  using domain::TimeAggregation;
  for (const auto time : {TimeAggregation::sum, TimeAggregation::last, TimeAggregation::mean, TimeAggregation::none}) {
    if (text == domain::name_of(time)) return time;
  }
  return wrong("metric/time", "sum, last, mean, none", text);
}

Result<std::optional<domain::Target>> target_of(const json::object& object) {
  const Arguments fields(object);
  KOERS_TRY(value, fields.number("value"));
  if (!value) return std::nullopt;
  KOERS_TRY(symbol, fields.text("cmp"));
  const auto comparator = domain::parse_comparator(symbol);
  if (!comparator) return fail(comparator.error().under("/cmp"));
  return domain::Target{.comparator = *comparator, .value = *value};
}

Result<std::optional<domain::Period>> span_of(const json::object& object) {
  const Arguments fields(object);
  KOERS_TRY(start, fields.date("start"));
  KOERS_TRY(end, fields.date("end"));
  if (!start || !end) return std::nullopt;
  return domain::Period{*start, *end + Days{1}};
}

template <typename T>
Result<T> under(Result<T> result, std::string_view pointer) {
  if (!result) return fail(result.error().under(pointer));
  return result;
}

Result<std::vector<app::DraftKpi::Value>> values_of(const json::object& object) {
  std::vector<app::DraftKpi::Value> values;
  const auto* array = object.if_contains("values");
  if (array == nullptr || !array->is_array()) return values;
  for (const auto& element : array->get_array()) {
    const std::string pointer = "/values/" + std::to_string(values.size());
    if (!element.is_object()) return wrong(pointer.substr(1), "{period, value}", write_json(element));
    const Arguments fields(element.get_object());
    KOERS_TRY(period, under(fields.text("period"), pointer));
    KOERS_TRY(value, under(fields.number("value"), pointer));
    if (value) values.push_back({.period = period, .value = *value});
  }
  return values;
}

json::object understood_json(const app::UnderstoodNumbers& numbers) {
  json::array columns;
  for (const auto& column : numbers.columns) {
    columns.push_back(json::object{{"name", column.name}, {"type", column.type}, {"sample", text_or_null(column.sample)}});
  }
  const auto name_at = [&numbers](int index) -> json::value {
    const auto at = static_cast<std::size_t>(index);
    return index >= 0 && at < numbers.columns.size() ? json::value(numbers.columns[at].name) : json::value(nullptr);
  };
  return {{"rows", numbers.row_count},
          {"delimiter", std::string(1, numbers.delimiter)},
          {"decimal", numbers.decimal == text::DecimalMark::comma ? "," : "."},
          {"decimal_certain", numbers.is_decimal_certain},
          {"date_order", app::name_of(numbers.date_order)},
          {"date_order_certain", numbers.is_date_order_certain},
          {"grain", domain::name_of(numbers.grain)},
          {"date_column", name_at(numbers.date_column)},
          {"value_column", name_at(numbers.value_column)},
          {"columns", std::move(columns)},
          {"header", numbers.has_header},
          {"suggested_unit", text_or_null(numbers.suggested_unit)},
          {"suggested_name", text_or_null(numbers.suggested_name)}};
}

// A column is meant by its number from 0. A name is looked for in the first line, as the page shows it.
Result<std::optional<int>> column_of(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_number()) {
    KOERS_TRY(number, Arguments(object).integer(key));
    return static_cast<int>(number.value_or(0));
  }
  return wrong(key, "0, 1, 2 …", write_json(*value));
}

}  // namespace

Result<app::PastedNumbers> pasted_numbers(const json::object& object, text::Locale locale) {
  const Arguments fields(object);
  app::PastedNumbers pasted;
  KOERS_TRY(text, fields.text("text"));
  KOERS_TRY(language, fields.text_or_empty("locale"));
  KOERS_TRY(delimiter, fields.text_or_empty("delimiter"));
  KOERS_TRY(decimal_text, fields.text_or_empty("decimal"));
  KOERS_TRY(decimal, decimal_of(decimal_text));
  KOERS_TRY(order_text, fields.text_or_empty("date_order"));
  KOERS_TRY(order, order_of(order_text));
  KOERS_TRY(grain_text, fields.text_or_empty("grain"));
  KOERS_TRY(grain, grain_of(grain_text));
  KOERS_TRY(date_column, column_of(object, "date_column"));
  KOERS_TRY(value_column, column_of(object, "value_column"));
  pasted.text = text;
  pasted.locale = text::parse_locale(language).value_or(locale);
  if (!delimiter.empty()) pasted.delimiter = delimiter.front();
  pasted.decimal = decimal;
  pasted.date_order = order;
  pasted.grain = grain;
  pasted.date_column = date_column;
  pasted.value_column = value_column;
  return pasted;
}

json::object to_json(const app::ImportPreview& preview, json::array complaints) {
  json::array values;
  for (const auto& value : preview.numbers.values) {
    values.push_back(json::object{{"period", value.label},
                                  {"start", to_string(value.period.first)},
                                  {"end", to_string(value.period.final_day())},
                                  {"value", value.value}});
  }
  return {{"understood", understood_json(preview.numbers)},
          {"text", preview.numbers.summary},
          {"values", std::move(values)},
          {"complaints", std::move(complaints)},
          {"chart_svg", text_or_null(preview.chart_svg)}};
}

Result<app::DraftKpi> draft_kpi(const json::object& object, text::Locale locale) {
  const Arguments fields(object);
  const Arguments metric(object_at(object, "metric"));
  app::DraftKpi draft;
  draft.locale = locale;
  KOERS_TRY(label, under(metric.text_or_empty("label"), "/metric"));
  KOERS_TRY(unit, under(metric.text_or_empty("unit"), "/metric"));
  KOERS_TRY(direction_text, under(metric.text_or_empty("direction"), "/metric"));
  KOERS_TRY(direction, direction_of(direction_text));
  KOERS_TRY(time_text, under(metric.text_or_empty("time"), "/metric"));
  KOERS_TRY(time, time_of(time_text));
  KOERS_TRY(grain_text, fields.text_or_empty("grain"));
  KOERS_TRY(grain, grain_of(grain_text));
  KOERS_TRY(values, values_of(object));
  KOERS_TRY(target, under(target_of(object_at(object, "target")), "/target"));
  KOERS_TRY(span, under(span_of(object_at(object, "period")), "/period"));
  KOERS_TRY(owner, fields.text_or_empty("owner"));
  KOERS_TRY(objective, fields.text_or_empty("objective"));
  draft.metric_label = label;
  draft.unit = unit;
  draft.direction = direction;
  draft.time = time;
  draft.grain = grain.value_or(domain::Grain::month);
  draft.values = std::move(values);
  draft.target = target;
  draft.span = span;
  draft.owner = owner;
  draft.objective = objective;
  return draft;
}

json::object to_json(const app::DraftPreview& preview, json::array complaints) {
  return {{"chart_svg", text_or_null(preview.chart_svg)},
          {"headline_text", text_or_null(preview.headline_text)},
          {"goal_text", text_or_null(preview.goal_text)},
          {"complaints", std::move(complaints)}};
}

Result<app::NewValue> new_value(const json::object& object) {
  const Arguments fields(object);
  if (!object.contains("value")) {
    return fail(Error{.code = "request.missing_field", .pointer = "/value", .arguments = {{"field", "value"}}});
  }
  app::NewValue value;
  KOERS_TRY(period, fields.text_or_empty("period"));
  KOERS_TRY(number, fields.number("value"));
  KOERS_TRY(n, fields.integer("n"));
  KOERS_TRY(note, fields.text_or_empty("note"));
  value.period = period;
  value.value = number;
  value.n = n;
  value.note = note;
  return value;
}

}  // namespace koers::wire
