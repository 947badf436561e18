// Reads forms leniently, because a form is filled in field by field; what is there has to be right.
#include "wire/draft_json.h"

#include "text/error_text.h"
#include "wire/arguments.h"

namespace koers::wire {
namespace {

Failure wrong(std::string_view pointer, std::string_view text) {
  return fail(Error{
      .kind = ErrorKind::malformed,
      .code = "command.argument",
      .pointer = std::string(pointer),
      .arguments = {{"name", std::string(pointer.substr(1))}, {"expected", std::string(text)}}});
}

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::array complaints_json(const Errors& errors, text::Locale locale) {
  json::array array;
  for (const auto& error : errors) {
    const auto words = text::error_text(locale, error);
    array.push_back(json::object{
        {"code", error.code},
        {"pointer", error.pointer},
        {"text", words.text},
        {"hint", words.hint},
        {"line", error.place.line > 0 ? json::value(error.place.line) : json::value(nullptr)}});
  }
  return array;
}

// "2" or the column's number as text; columns are counted from 1 by people.
Result<std::optional<int>> column_of(const Arguments& arguments, std::string_view key) {
  KOERS_TRY(words, arguments.text_or_empty(key));
  if (words.empty()) return std::nullopt;
  const bool is_number =
      words.find_first_not_of("0123456789") == std::string::npos && words.size() <= 4;
  if (!is_number || words == "0") return wrong("/" + std::string(key), "1, 2, 3 …");
  return std::stoi(words) - 1;
}

Result<std::optional<app::DateOrder>> order_of(const Arguments& arguments) {
  KOERS_TRY(name, arguments.text_or_empty("date_order"));
  if (name.empty()) return std::nullopt;
  for (const auto order : {app::DateOrder::day_month_year, app::DateOrder::month_day_year,
                           app::DateOrder::year_month_day}) {
    if (app::name_of(order) == name) return order;
  }
  return wrong("/date_order", "dmy, mdy, ymd");
}

Result<std::optional<domain::Grain>> grain_of(const Arguments& arguments) {
  KOERS_TRY(name, arguments.text_or_empty("grain"));
  if (name.empty()) return std::nullopt;
  auto grain = domain::parse_grain(name);
  if (!grain) return fail(grain.error().under("/grain"));
  return *grain;
}

const json::object* object_at(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value == nullptr ? nullptr : value->if_object();
}

Result<domain::Direction> direction_of(const std::string& name) {
  for (const auto direction : {domain::Direction::up, domain::Direction::down,
                               domain::Direction::range, domain::Direction::context}) {
    if (domain::name_of(direction) == name) return direction;
  }
  if (name.empty()) return domain::Direction::up;
  return wrong("/metric/direction", "up, down");
}

Result<domain::GoalKind> kind_of(const std::string& name) {
  using domain::GoalKind;
  for (const auto kind : {GoalKind::reach, GoalKind::accumulate, GoalKind::maintain}) {
    if (domain::name_of(kind) == name) return kind;
  }
  if (name.empty()) return GoalKind::reach;
  return wrong("/kind", "reach, accumulate, maintain");
}

Result<void> read_metric(const json::object& form, app::DraftKpi& draft) {
  const auto* metric = object_at(form, "metric");
  if (metric == nullptr) return {};
  const Arguments arguments(*metric);
  KOERS_TRY(label, arguments.text_or_empty("label"));
  KOERS_TRY(from_catalog, arguments.text_or_empty("from_catalog"));
  KOERS_TRY(unit, arguments.text_or_empty("unit"));
  KOERS_TRY(direction_name, arguments.text_or_empty("direction"));
  KOERS_TRY(direction, direction_of(direction_name));
  draft.metric_label = label;
  draft.from_catalog = from_catalog;
  draft.unit = unit;
  draft.direction = direction;
  return {};
}

Result<void> read_target(const json::object& form, app::DraftKpi& draft) {
  const auto* target = object_at(form, "target");
  if (target == nullptr) return {};
  const Arguments arguments(*target);
  KOERS_TRY(symbol, arguments.text_or_empty("cmp"));
  KOERS_TRY(value, arguments.number("value"));
  if (symbol.empty() || !value) return {};
  const auto comparator = domain::parse_comparator(symbol);
  if (!comparator) return fail(comparator.error().under("/target/cmp"));
  draft.target = domain::Target{*comparator, *value};
  return {};
}

Result<void> read_span(const json::object& form, app::DraftKpi& draft) {
  const auto* period = object_at(form, "period");
  if (period == nullptr) return {};
  const Arguments arguments(*period);
  const auto start = arguments.date("start");
  if (!start) return fail(start.error().under("/period"));
  const auto end = arguments.date("end");
  if (!end) return fail(end.error().under("/period"));
  if (*start && *end) draft.span = domain::Period{**start, **end + Days{1}};
  return {};
}

Result<void> read_values(const json::object& form, app::DraftKpi& draft) {
  const auto* values = form.if_contains("values");
  if (values == nullptr || values->is_null()) return {};
  if (!values->is_array())
    return fail(Error{.kind = ErrorKind::malformed,
                      .code = "command.needs_list",
                      .pointer = "/values",
                      .arguments = {{"name", "values"}}});
  for (const auto& element : values->as_array()) {
    const std::string pointer = "/values/" + std::to_string(draft.values.size());
    if (!element.is_object()) return wrong(pointer, "{period, value}");
    const Arguments arguments(element.as_object());
    const auto period = arguments.text("period");
    if (!period) return fail(period.error().under(pointer));
    const auto value = arguments.number("value");
    if (!value) return fail(value.error().under(pointer));
    if (*value) draft.values.push_back({*period, **value});
  }
  return {};
}

// What is sent in the form of plan files stays as it is.
void read_told(const json::object& form, app::DraftKpi& draft) {
  json::object told;
  if (const auto* goal = object_at(form, "goal"); goal != nullptr)
    told["goals"] = json::array{json::value(*goal)};
  for (const char* key : {"cadence", "stakeholders"}) {
    if (const auto* value = form.if_contains(key); value != nullptr && !value->is_null())
      told[key] = *value;
  }
  if (!told.empty()) draft.told = write_json(told);
}

Result<void> read_plan(const json::object& form, app::DraftKpi& draft) {
  const auto* plan = object_at(form, "plan");
  if (plan == nullptr) return {};
  const Arguments arguments(*plan);
  const auto title = arguments.text("title");
  if (!title) return fail(title.error().under("/plan"));
  const auto from = arguments.number("from");
  const auto to = arguments.number("to");
  if (!from || !to || !*from || !*to) return wrong("/plan/from", "2026");
  draft.plan = app::DraftKpi::Plan{
      .title = *title, .from_year = static_cast<int>(**from), .to_year = static_cast<int>(**to)};
  return {};
}

}  // namespace

Result<app::PastedNumbers> pasted_from_json(const json::object& object, text::Locale locale,
                                            Date today) {
  const Arguments arguments(object);
  app::PastedNumbers pasted;
  KOERS_TRY(text, arguments.text("text"));
  KOERS_TRY(locale_name, arguments.text_or_empty("locale"));
  KOERS_TRY(decimal, arguments.text_or_empty("decimal"));
  KOERS_TRY(delimiter, arguments.text_or_empty("delimiter"));
  KOERS_TRY(order, order_of(arguments));
  KOERS_TRY(grain, grain_of(arguments));
  KOERS_TRY(date_column, column_of(arguments, "date_column"));
  KOERS_TRY(value_column, column_of(arguments, "value_column"));
  pasted.text = std::move(text);
  pasted.locale = text::parse_locale(locale_name).value_or(locale);
  pasted.today = today;
  if (!decimal.empty())
    pasted.decimal = decimal == "," ? text::DecimalMark::comma : text::DecimalMark::point;
  if (!delimiter.empty()) pasted.delimiter = delimiter.front();
  pasted.date_order = order;
  pasted.grain = grain;
  pasted.date_column = date_column;
  pasted.value_column = value_column;
  return pasted;
}

json::object to_json(const app::UnderstoodNumbers& understood, text::Locale locale) {
  json::array columns;
  for (const auto& column : understood.columns) {
    columns.push_back(json::object{
        {"name", column.name}, {"type", column.type}, {"sample", text_or_null(column.sample)}});
  }
  json::array values;
  for (const auto& value : understood.values) {
    values.push_back(json::object{{"period", value.label},
                                  {"start", to_string(value.period.first)},
                                  {"end", to_string(value.period.final_day())},
                                  {"value", value.value}});
  }
  json::object details{{"rows", understood.row_count},
                       {"delimiter", std::string(1, understood.delimiter)},
                       {"decimal", understood.decimal == text::DecimalMark::comma ? "," : "."},
                       {"decimal_certain", understood.is_decimal_certain},
                       {"date_order", app::name_of(understood.date_order)},
                       {"date_order_certain", understood.is_date_order_certain},
                       {"grain", domain::name_of(understood.grain)},
                       {"date_column", std::to_string(understood.date_column + 1)},
                       {"value_column", std::to_string(understood.value_column + 1)},
                       {"columns", std::move(columns)},
                       {"header", understood.has_header},
                       {"unit", text_or_null(understood.suggested_unit)},
                       {"name", text_or_null(understood.suggested_name)}};
  return {{"understood", std::move(details)},
          {"text", understood.summary},
          {"values", std::move(values)},
          {"complaints", complaints_json(understood.complaints, locale)},
          {"chart_svg", text_or_null(understood.chart_svg)}};
}

Result<app::DraftKpi> draft_from_json(const json::object& object, text::Locale locale) {
  const Arguments arguments(object);
  app::DraftKpi draft;
  draft.locale = locale;
  KOERS_CHECK(read_metric(object, draft));
  KOERS_TRY(grain, grain_of(arguments));
  if (grain) draft.grain = *grain;
  KOERS_TRY(kind_name, arguments.text_or_empty("kind"));
  KOERS_TRY(kind, kind_of(kind_name));
  draft.kind = kind;
  KOERS_CHECK(read_values(object, draft));
  KOERS_CHECK(read_target(object, draft));
  KOERS_CHECK(read_span(object, draft));
  KOERS_CHECK(read_plan(object, draft));
  read_told(object, draft);
  const auto* later = object.if_contains("values_later");
  draft.are_values_later = later != nullptr && later->is_bool() && later->as_bool();
  KOERS_TRY(owner, arguments.text_or_empty("owner"));
  KOERS_TRY(objective, arguments.text_or_empty("objective"));
  draft.owner = owner;
  draft.objective = objective;
  return draft;
}

json::object to_json(const app::DraftPreview& preview, text::Locale locale) {
  return {{"chart_svg", text_or_null(preview.chart_svg)},
          {"headline_text", text_or_null(preview.headline_text)},
          {"goal_text", text_or_null(preview.goal_text)},
          {"complaints", complaints_json(preview.complaints, locale)}};
}

}  // namespace koers::wire
