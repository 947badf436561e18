// The type that a column of text supports as a whole, asked of the engine in one pass.
#include "measure/sql/column_types.h"

#include <fmt/format.h>
#include <regex>

#include "measure/sql/text.h"

namespace koers::measure::sql {
namespace {

// A time of day with an offset or Z: only then does the text say which instant it is.
constexpr std::string_view has_zone =
    R"(regexp_matches({}, ':[0-9.]+ ?(Z|[+-][0-9][0-9]:?([0-9][0-9])?)$'))";
constexpr std::string_view leads_with_zero = "regexp_matches({}, '^[+-]?0[0-9]')";
constexpr std::string_view comma_number =
    R"(regexp_full_match({}, '[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)(,[0-9]+)?'))";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out(text);
  for (std::size_t at = out.find(what); at != std::string::npos;
       at = out.find(what, at + by.size())) {
    out.replace(at, what.size(), by);
  }
  return out;
}

bool names_a_zone(std::string_view format) { return format.find("%z") != std::string_view::npos; }

std::string parsed_by(std::string_view format) {
  return "try_strptime({}, " + replaced(quoted_text(format), "{}", "") + ")";
}

ColumnType date_by(std::string_view format) {
  return {"date (" + std::string(format) + ")", parsed_by(format) + "::date"};
}

ColumnType timestamp_by(std::string_view format) {
  const std::string_view name = names_a_zone(format) ? "timestamptz (" : "timestamp (";
  return {std::string(name) + std::string(format) + ")", parsed_by(format)};
}

std::string integer(std::string_view type) {
  return fmt::format(
      "case when try_cast({{}} as {0})::varchar = {{}} then try_cast({{}} as {0}) end", type);
}

std::string point_number() { return "try_cast({} as double)"; }

std::string comma_number_value() {
  return "case when " + std::string(comma_number) +
         " then try_cast(replace(replace({}, '.', ''), ',', '.') as double) end";
}

std::string unless_leading_zero(const std::string& value) {
  return "case when not " + std::string(leads_with_zero) + " then " + value + " end";
}

std::vector<ColumnType> numbers(const domain::CsvFormat& csv) {
  std::vector<ColumnType> types = {{"integer", integer("bigint")}, {"integer", integer("hugeint")}};
  if (csv.decimal != ",") types.push_back({"number", unless_leading_zero(point_number())});
  const bool may_have_commas = csv.decimal == "," || (csv.decimal.empty() && csv.delimiter == ";");
  if (may_have_commas)
    types.push_back({"number (decimal comma)", unless_leading_zero(comma_number_value())});
  return types;
}

ColumnType one_of(std::string_view name, std::string_view order, std::string_view time) {
  std::string formats;
  for (const char separator : {'/', '-', '.'}) {
    std::string day(order);
    for (char& letter : day) letter = letter == ' ' ? separator : letter;
    for (const std::string_view seconds : {":%S", ""}) {
      if (time.empty() && seconds.empty()) continue;
      const std::string format =
          time.empty() ? day : day + std::string(time) + std::string(seconds);
      formats += (formats.empty() ? "'" : ", '") + format + "'";
    }
  }
  const std::string shown = fmt::format("{} ({}{})", name, replaced(order, " ", "/"), time);
  return {shown, "try_strptime({}, [" + formats + "])" + (time.empty() ? "::date" : "")};
}

void add_dates(std::vector<ColumnType>& types) {
  const std::string zoned(has_zone);
  types.push_back({"date", "case when length({}) <= 10 then try_cast({} as date) end"});
  types.push_back({"timestamptz", "case when " + zoned + " then try_cast({} as timestamptz) end"});
  types.push_back({"timestamp", "case when not " + zoned + " then try_cast({} as timestamp) end"});
  for (const std::string_view order : {"%d %m %Y", "%m %d %Y"}) {
    types.push_back(one_of("date", order, ""));
    types.push_back(one_of("timestamp", order, " %H:%M"));
  }
}

std::string first_of(const std::string& written, const std::string& standard) {
  return written.empty() ? standard : "coalesce(" + written + ", " + standard + ")";
}

}  // namespace

std::string ColumnType::applied_to(std::string_view quoted_column) const {
  return replaced(conversion, "{}", quoted_column);
}

std::vector<ColumnType> candidate_types(const domain::CsvFormat& csv) {
  std::vector<ColumnType> types;
  if (!csv.date_format.empty()) types.push_back(date_by(csv.date_format));
  if (!csv.timestamp_format.empty()) types.push_back(timestamp_by(csv.timestamp_format));
  types.push_back({"boolean", "case lower({}) when 'true' then true when 'false' then false end"});
  for (ColumnType& number : numbers(csv)) types.push_back(std::move(number));
  add_dates(types);
  types.push_back({"text", "{}"});
  return types;
}

Result<std::string> engine_type_named(std::string_view name) {
  static const std::map<std::string, std::string, std::less<>> types = {
      {"text", "varchar"},           {"varchar", "varchar"},     {"string", "varchar"},
      {"integer", "bigint"},         {"int", "bigint"},          {"bigint", "bigint"},
      {"number", "double"},          {"double", "double"},       {"float", "double"},
      {"boolean", "boolean"},        {"bool", "boolean"},        {"date", "date"},
      {"decimal", "decimal(38, 9)"}, {"timestamp", "timestamp"}, {"datetime", "timestamp"},
      {"timestamptz", "timestamptz"}};
  std::string wanted = lower(name);
  if (const auto found = types.find(wanted); found != types.end()) return found->second;
  static const std::regex decimal(R"((decimal|numeric)\( ?[0-9]{1,2} ?(, ?[0-9]{1,2} ?)?\))");
  if (std::regex_match(wanted, decimal)) return wanted;
  return fail(Error{.code = "source.unknown_type",
                    .pointer = "/columns",
                    .arguments = {{"type", std::string(name)}}});
}

Result<ColumnType> type_named(std::string_view name, const domain::CsvFormat& csv) {
  KOERS_TRY(type, engine_type_named(name));
  const std::string cast = "try_cast({} as " + type + ")";
  ColumnType column{std::string(name), cast};
  if (type == "varchar") column.conversion = "{}";
  if (type == "double" && csv.decimal == ",") column.conversion = comma_number_value();
  if (type.starts_with("decimal") && csv.decimal == ",") {
    column.conversion = replaced(cast, "{}", "replace(replace({}, '.', ''), ',', '.')");
  }
  if (type == "date") {
    column.conversion =
        first_of(csv.date_format.empty() ? "" : parsed_by(csv.date_format) + "::date", cast);
  }
  if (type.starts_with("timestamp")) {
    column.conversion =
        first_of(csv.timestamp_format.empty() ? "" : parsed_by(csv.timestamp_format), cast);
  }
  return column;
}

}  // namespace koers::measure::sql
