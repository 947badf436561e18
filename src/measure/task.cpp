// Tasks as JSON and back. Reading trusts the shape (both ends are Koers) but not blindly: a frame
// that does not fit is one error, not a crash.
#include "measure/task.h"

#include <array>
#include <exception>

namespace koers::measure {
namespace {

constexpr std::array<std::string_view, 4> file_formats = {"csv", "tsv", "parquet", "json"};
constexpr std::array<std::string_view, 4> measure_kinds = {"simple", "stock", "sql", "ratio"};

json::value json_of(const std::optional<domain::Period>& period) {
  if (!period) return nullptr;
  return json::array{to_string(period->first), to_string(period->last)};
}

json::array json_of(const Fragment& fragment) {
  return json::array{fragment.sql, fragment.pointer};
}

json::object json_of(const domain::CsvFormat& csv) {
  return {{"delimiter", csv.delimiter},
          {"quote", csv.quote},
          {"null", csv.null},
          {"decimal", csv.decimal},
          {"date_format", csv.date_format},
          {"timestamp_format", csv.timestamp_format}};
}

json::object json_of(const Measure& measure) {
  json::array groups;
  for (const Fragment& group : measure.groups) groups.push_back(json_of(group));
  return {{"metric", measure.metric},
          {"kind", name_of(measure.kind)},
          {"source", measure.source},
          {"agg", static_cast<int>(measure.agg)},
          {"percentile", measure.percentile},
          {"deviation", measure.has_deviation},
          {"expr", json_of(measure.expr)},
          {"time", json_of(measure.time)},
          {"valid_to", json_of(measure.valid_to)},
          {"filter", json_of(measure.filter)},
          {"groups", std::move(groups)},
          {"numerator", measure.numerator},
          {"denominator", measure.denominator},
          {"is_percent", measure.is_percent},
          {"fill", or_null(measure.fill)}};
}

// What cuts periods and names them; which days are worked does not matter here.
json::object json_of(const domain::Calendar::Spec& spec) {
  return {{"month", spec.fiscal_start_month},
          {"day", spec.fiscal_start_day},
          {"naming", static_cast<int>(spec.naming)},
          {"pattern", static_cast<int>(spec.pattern)},
          {"week_start", static_cast<int>(spec.week_start)},
          {"year_end", static_cast<int>(spec.year_end)}};
}

// The readers below throw what Boost.JSON throws; `task_of` and `source_of` turn that into an
// Error.

std::string text_at(const json::value& value, std::string_view key) {
  return std::string(value.at(key).as_string());
}

template <std::size_t Size>
std::size_t position_of(const std::array<std::string_view, Size>& names, const json::value& name) {
  for (std::size_t at = 0; at < Size; ++at) {
    if (names.at(at) == std::string_view(name.as_string())) return at;
  }
  throw std::out_of_range("unknown name");
}

Date date_at(const json::value& value) {
  const auto date = parse_date(std::string_view(value.as_string()));
  if (!date) throw std::out_of_range("not a date");
  return *date;
}

std::optional<domain::Period> period_of(const json::value& value) {
  if (value.is_null()) return std::nullopt;
  return domain::Period{date_at(value.at(0)), date_at(value.at(1))};
}

Fragment fragment_of(const json::value& value) {
  return {std::string(value.at(0).as_string()), std::string(value.at(1).as_string())};
}

domain::CsvFormat csv_of(const json::value& value) {
  return {.delimiter = text_at(value, "delimiter"),
          .quote = text_at(value, "quote"),
          .null = text_at(value, "null"),
          .decimal = text_at(value, "decimal"),
          .date_format = text_at(value, "date_format"),
          .timestamp_format = text_at(value, "timestamp_format")};
}

TaskSource read_source(const json::value& value) {
  TaskSource source;
  source.id = text_at(value, "id");
  source.format = static_cast<FileFormat>(position_of(file_formats, value.at("format")));
  for (const auto& file : value.at("files").as_array()) source.files.emplace_back(file.as_string());
  source.csv = csv_of(value.at("csv"));
  for (const auto& [name, type] : value.at("columns").as_object()) {
    source.columns.emplace(name, type.as_string());
  }
  if (const auto& latest = value.at("latest_per"); !latest.is_null()) {
    source.latest_per = domain::LatestPer{.key = text_at(latest, "key"), .order_by = {}};
    for (const auto& order : latest.at("order_by").as_array()) {
      source.latest_per->order_by.emplace_back(order.as_string());
    }
  }
  source.timezone = text_at(value, "timezone");
  return source;
}

template <typename Enum>
Enum enum_of(const json::value& value, Enum last) {
  const auto number = value.to_number<std::uint8_t>();
  if (number > static_cast<std::uint8_t>(last)) throw std::out_of_range("unknown number");
  return static_cast<Enum>(number);
}

domain::Calendar::Spec calendar_of(const json::value& value) {
  domain::Calendar::Spec spec;
  spec.fiscal_start_month = value.at("month").to_number<unsigned>();
  spec.fiscal_start_day = value.at("day").to_number<unsigned>();
  spec.naming = enum_of(value.at("naming"), domain::FiscalNaming::start_year);
  spec.pattern = enum_of(value.at("pattern"), domain::YearPattern::weeks_13x4);
  spec.week_start = enum_of(value.at("week_start"), domain::Weekday::sunday);
  spec.year_end = enum_of(value.at("year_end"), domain::YearEnd::last);
  if (!domain::Calendar::create(spec)) throw std::out_of_range("no such calendar");
  return spec;
}

Measure read_measure(const json::value& value) {
  Measure measure;
  measure.metric = text_at(value, "metric");
  measure.kind = static_cast<MeasureKind>(position_of(measure_kinds, value.at("kind")));
  measure.source = text_at(value, "source");
  measure.agg = static_cast<domain::Aggregation>(value.at("agg").to_number<int>());
  measure.percentile = value.at("percentile").to_number<double>();
  measure.has_deviation = value.at("deviation").as_bool();
  measure.expr = fragment_of(value.at("expr"));
  measure.time = fragment_of(value.at("time"));
  measure.valid_to = fragment_of(value.at("valid_to"));
  measure.filter = fragment_of(value.at("filter"));
  for (const auto& group : value.at("groups").as_array())
    measure.groups.push_back(fragment_of(group));
  measure.numerator = value.at("numerator").to_number<std::size_t>();
  measure.denominator = value.at("denominator").to_number<std::size_t>();
  measure.is_percent = value.at("is_percent").as_bool();
  if (const auto& fill = value.at("fill"); !fill.is_null()) measure.fill = fill.to_number<double>();
  return measure;
}

Task read_task(const json::value& value) {
  Task task;
  for (const auto& source : value.at("sources").as_array())
    task.sources.push_back(read_source(source));
  for (const auto& entry : value.at("measures").as_array()) {
    Measure measure = read_measure(entry);
    const bool is_ratio = measure.kind == MeasureKind::ratio;
    const std::size_t own = task.measures.size();
    if (is_ratio && (measure.numerator >= own || measure.denominator >= own)) {
      throw std::out_of_range("a ratio of a later measure");
    }
    task.measures.push_back(std::move(measure));
  }
  const auto grain = domain::parse_grain(text_at(value, "grain"));
  if (!grain || task.measures.empty()) throw std::out_of_range("no such grain, or no measure");
  task.grain = *grain;
  task.range = period_of(value.at("range"));
  task.window = period_of(value.at("window"));
  if (const auto& on = value.at("on"); !on.is_null()) task.on = date_at(on);
  task.calendar = calendar_of(value.at("calendar"));
  task.timezone = text_at(value, "timezone");
  return task;
}

template <typename Read>
auto read_checked(const json::value& value, Read read) -> Result<decltype(read(value))> {
  try {
    return read(value);
  } catch (const std::exception& problem) {
    return fail(Error{
        .kind = ErrorKind::malformed, .code = "worker.bad_request", .detail = problem.what()});
  }
}

}  // namespace

std::string_view name_of(FileFormat format) {
  return file_formats.at(static_cast<std::size_t>(format));
}

std::string_view name_of(MeasureKind kind) {
  return measure_kinds.at(static_cast<std::size_t>(kind));
}

json::object json_of(const TaskSource& source) {
  json::object columns;
  for (const auto& [name, type] : source.columns) columns[name] = type;
  json::value latest;
  if (source.latest_per) {
    latest = {{"key", source.latest_per->key},
              {"order_by", json::array(source.latest_per->order_by.begin(),
                                       source.latest_per->order_by.end())}};
  }
  return {{"id", source.id},
          {"format", name_of(source.format)},
          {"files", json::array(source.files.begin(), source.files.end())},
          {"csv", json_of(source.csv)},
          {"columns", std::move(columns)},
          {"latest_per", std::move(latest)},
          {"timezone", source.timezone}};
}

json::object json_of(const Task& task) {
  json::array sources;
  for (const TaskSource& source : task.sources) sources.push_back(json_of(source));
  json::array measures;
  for (const Measure& measure : task.measures) measures.push_back(json_of(measure));
  return {{"sources", std::move(sources)},
          {"measures", std::move(measures)},
          {"grain", domain::name_of(task.grain)},
          {"range", json_of(task.range)},
          {"window", json_of(task.window)},
          {"on", task.on ? json::value(to_string(*task.on)) : json::value()},
          {"calendar", json_of(task.calendar)},
          {"timezone", task.timezone}};
}

Result<TaskSource> source_of(const json::value& value) { return read_checked(value, read_source); }

Result<Task> task_of(const json::value& value) { return read_checked(value, read_task); }

}  // namespace koers::measure
