// Runs the statements of one measurement and reads their rows; numbers that are not finite are
// refused.
#include "measure/duckdb/measurement.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "measure/sql/text.h"

namespace koers::measure::duckdb {
namespace {

Date day_of(const Cell& cell) { return Date(Days(whole(cell))); }

// [first, last] as days since 1970 → a period; nothing where there are no rows.
std::optional<domain::Period> period_in(const std::vector<Cell>& row) {
  if (is_null(row[0]) || is_null(row[1])) return std::nullopt;
  return domain::Period{day_of(row[0]), day_of(row[1]) + Days{1}};
}

Value value_in(const std::vector<Cell>& row, std::size_t groups) {
  Value value;
  for (std::size_t at = 0; at < groups; ++at) value.group.push_back(text(row[1 + at]));
  value.value = number(row[groups + 1]).value_or(0);
  value.n = whole(row[groups + 2]);
  value.numerator = number(row[groups + 3]);
  value.denominator = number(row[groups + 4]);
  // The squares of numbers beyond 1e150 are none: their deviation is not known.
  if (const auto sd = number(row[groups + 5]); sd && std::isfinite(*sd)) value.sd = sd;
  return value;
}

class Measurement {
 public:
  Measurement(Connection& connection, const Task& task, const Measure& measure)
      : connection_(connection), task_(task), measure_(measure), calendar_(calendar_of(task)) {}

  Result<Measured> simple() {
    KOERS_TRY(facts, facts_of_measure());
    KOERS_TRY(grouping, grouping_over(facts));
    KOERS_TRY(rows, ask(sql::aggregated(facts, measure_, value_type_, grouping, bounds())));
    Measured measured;
    for (const auto& row : rows) {
      if (is_null(row[measure_.groups.size() + 1])) continue;
      Value value = value_in(row, measure_.groups.size());
      value.period =
          task_.window ? *task_.window : calendar_.period_of(task_.grain, day_of(row[0]));
      measured.rows.push_back(std::move(value));
    }
    if (measure_.fill) {
      KOERS_TRY(span, ask(sql::span_of(facts, measure_, {.from = {}, .until = end_of_known()})));
      measured.span = period_in(span[0]);
    }
    return measured;
  }

  Result<Measured> stock() {
    KOERS_TRY(selection, facts_of_measure());
    const std::string facts = sql::quoted_name("koers facts");
    KOERS_CHECK(ask("create or replace temp table " + facts + " as " + selection));
    KOERS_TRY(span_rows, ask(sql::span_of(facts, measure_, {.from = {}, .until = end_of_known()})));
    const auto span = period_in(span_rows[0]);
    Measured measured{.rows = {}, .span = span};
    if (!span || (task_.window && task_.window->last <= span->first)) return measured;
    const std::vector<domain::Period> periods = periods_of(task_, *span);
    std::vector<Date> ends;
    for (const auto& period : periods) {
      ends.push_back(task_.on ? std::min(period.last, *task_.on + Days{1}) : period.last);
    }
    if (ends.empty()) return measured;
    KOERS_TRY(rows, ask(sql::stock_at(facts, measure_, value_type_, ends)));
    for (const auto& row : rows) {
      Value value = value_in(row, measure_.groups.size());
      value.period = periods.at(static_cast<std::size_t>(whole(row[0])));
      measured.rows.push_back(std::move(value));
    }
    KOERS_CHECK(add_empty_stocks(facts, periods, measured));
    return measured;
  }

  Result<Measured> statement() {
    KOERS_TRY(written, one_select());
    KOERS_TRY(columns, statement_columns(written));
    KOERS_TRY(span, span_of_sources());
    Measured measured{.rows = {}, .span = span};
    if (!span && !task_.window) return measured;
    for (const domain::Period& period : periods_of(task_, span.value_or(domain::Period{}))) {
      KOERS_TRY(value, value_between(written, columns, period));
      if (value) measured.rows.push_back(std::move(*value));
    }
    return measured;
  }

  // Everything that can be wrong with the SQL before any row is looked at.
  Result<void> checked() {
    if (measure_.kind == MeasureKind::sql) {
      KOERS_TRY(written, one_select());
      KOERS_CHECK(statement_columns(written));
    } else if (measure_.kind != MeasureKind::ratio) {
      KOERS_CHECK(facts_of_measure());
    }
    return {};
  }

 private:
  [[nodiscard]] Result<std::string> one_select() const {
    std::string written = without_semicolon(measure_.expr.sql);
    if (const auto inside = sql::check_fragment(written, "/sql"); !inside) {
      return fail(Error{
          .code = "measure.not_one_select", .pointer = "/sql", .detail = inside.error().detail});
    }
    const std::string first = sql::first_word(written);
    if (first == "select" || first == "with" || first == "from") return written;
    return fail(
        Error{.code = "measure.not_one_select", .pointer = "/sql", .detail = "not a SELECT"});
  }

  [[nodiscard]] std::optional<Date> end_of_known() const {
    return task_.on ? std::optional(*task_.on + Days{1}) : std::nullopt;
  }

  // Whole periods that intersect the range, or the window; nothing after the end of `on`.
  [[nodiscard]] sql::Bounds bounds() const {
    sql::Bounds bounds{.from = {}, .until = end_of_known()};
    std::optional<domain::Period> span = task_.window;
    if (!span && task_.range) {
      const auto first = calendar_.period_of(task_.grain, task_.range->first);
      const auto last = calendar_.period_of(task_.grain, task_.range->final_day());
      span = domain::Period{first.first, last.last};
    }
    if (!span) return bounds;
    bounds.from = span->first;
    bounds.until = bounds.until ? std::min(*bounds.until, span->last) : span->last;
    return bounds;
  }

  // The engine counts days, weeks and months itself; other periods are told to it.
  Result<sql::Grouping> grouping_over(const std::string& facts) {
    sql::Grouping grouping;
    if (task_.window) return grouping;
    grouping.grain = task_.grain;
    grouping.fiscal_start_month = task_.calendar.fiscal_start_month;
    if (calendar_.is_week_based()) grouping.week_start = task_.calendar.week_start;
    if (task_.grain < domain::Grain::month || calendar_.has_calendar_months()) return grouping;
    KOERS_TRY(rows, ask(sql::span_of(facts, measure_, bounds())));
    if (const auto span = period_in(rows[0])) {
      for (const auto& period : calendar_.periods_in(task_.grain, *span))
        grouping.starts.push_back(period.first);
    }
    return grouping;
  }

  Result<Rows> ask(const std::string& statement) {
    auto rows = connection_.query(statement);
    if (!rows && rows.error().pointer.empty()) rows.error().pointer = measure_.expr.pointer;
    return rows;
  }

  Result<sql::ValueType> type_of(const Fragment& fragment) {
    auto types = connection_.types_of(sql::probe(measure_.source, fragment));
    if (!types) {
      types.error().pointer = fragment.pointer;
      return tl::make_unexpected(types.error());
    }
    if (types->size() == 1) return types->front();
    return fail(Error{.code = "measure.not_one_expression", .pointer = fragment.pointer});
  }

  Result<std::string> moment(const Fragment& fragment) {
    KOERS_TRY(type, type_of(fragment));
    const std::string expression = "(" + fragment.sql + "\n)";
    if (type == sql::ValueType::text || type == sql::ValueType::other ||
        type == sql::ValueType::exact || type == sql::ValueType::floating ||
        type == sql::ValueType::boolean) {
      KOERS_CHECK(refuse_values(fragment));
      return fmt::format("try_cast({}::varchar as timestamp)", expression);
    }
    return sql::wall_clock(expression, type,
                           {.source_zone = source_zone(), .organization_zone = task_.timezone});
  }

  // Not a time; unless there is no value at all, which is no row rather than an error.
  Result<void> refuse_values(const Fragment& fragment) {
    const std::string expression = "(" + fragment.sql + "\n)";
    KOERS_TRY(rows, ask(fmt::format("select {0}::varchar from {1} where {0} is not null "
                                    "order by try_cast({0}::varchar as timestamp) is not null, "
                                    "try_strptime({0}::varchar, ['%d/%m/%Y', '%d-%m-%Y', '%d/%m/%Y "
                                    "%H:%M', '%d-%m-%Y %H:%M']) "
                                    "is not null limit 1",
                                    expression, sql::quoted_name(measure_.source))));
    if (rows.empty()) return {};
    return fail(Error{.code = "measure.not_a_time",
                      .pointer = fragment.pointer,
                      .arguments = {{"expression", fragment.sql},
                                    {"source", measure_.source},
                                    {"value", text(rows[0][0]).value_or("")}}});
  }

  [[nodiscard]] std::string source_zone() const {
    const auto found =
        std::find_if(task_.sources.begin(), task_.sources.end(),
                     [&](const TaskSource& source) { return source.id == measure_.source; });
    return found == task_.sources.end() ? "" : found->timezone;
  }

  // Each fragment is shown to the engine by itself first, so that a complaint has its place.
  Result<std::string> facts_of_measure() {
    sql::FactColumns columns;
    KOERS_TRY(from, moment(measure_.time));
    columns.from = from;
    if (measure_.kind == MeasureKind::stock) {
      columns.to = "null::timestamp";
      if (!measure_.valid_to.sql.empty()) {
        KOERS_TRY(to, moment(measure_.valid_to));
        columns.to = to;
      }
    }
    if (!measure_.expr.sql.empty()) {
      KOERS_TRY(type, type_of(measure_.expr));
      columns.value = type;
      value_type_ = type == sql::ValueType::boolean ? sql::ValueType::exact : type;
      KOERS_CHECK(refuse_text_numbers(type));
    }
    for (const Fragment& group : measure_.groups) KOERS_CHECK(type_of(group));
    if (!measure_.filter.sql.empty()) KOERS_CHECK(check_filter());
    return sql::facts(measure_, columns);
  }

  Result<void> refuse_text_numbers(sql::ValueType type) {
    const bool needs_numbers = measure_.agg != domain::Aggregation::count &&
                               measure_.agg != domain::Aggregation::count_distinct;
    const bool is_number = type == sql::ValueType::boolean || type == sql::ValueType::exact ||
                           type == sql::ValueType::floating;
    if (!needs_numbers || is_number) return {};
    const std::string expression = "(" + measure_.expr.sql + "\n)";
    KOERS_TRY(rows, ask(fmt::format("select {0}::varchar from {1} where {0} is not null order by "
                                    "try_cast({0}::varchar as double) is not null limit 1",
                                    expression, sql::quoted_name(measure_.source))));
    if (rows.empty()) return {};
    const std::string value = text(rows[0][0]).value_or("");
    const bool has_decimal_comma = std::count(value.begin(), value.end(), ',') == 1 &&
                                   value.find_first_not_of("0123456789.,-+ ") == std::string::npos;
    return fail(Error{
        .code = has_decimal_comma ? "measure.decimal_comma" : "measure.not_a_number",
        .pointer = measure_.expr.pointer,
        .arguments = {
            {"expression", measure_.expr.sql}, {"source", measure_.source}, {"value", value}}});
  }

  Result<void> check_filter() {
    auto types = connection_.types_of(sql::probe_filter(measure_.source, measure_.filter));
    if (types) return {};
    types.error().pointer = measure_.filter.pointer;
    return tl::make_unexpected(types.error());
  }

  // A stock has a value in every period; a group that ever was there has one too.
  Result<void> add_empty_stocks(const std::string& facts,
                                const std::vector<domain::Period>& periods, Measured& measured) {
    std::vector<std::vector<std::optional<std::string>>> groups(1);
    if (!measure_.groups.empty()) {
      KOERS_TRY(rows, ask(sql::groups_of(facts, measure_)));
      groups.clear();
      for (const auto& row : rows) {
        groups.emplace_back();
        for (const Cell& cell : row) groups.back().push_back(text(cell));
      }
    }
    std::set<std::pair<domain::Period, std::vector<std::optional<std::string>>>> present;
    for (const Value& value : measured.rows) present.emplace(value.period, value.group);
    for (const auto& period : periods) {
      for (const auto& group : groups) {
        if (present.contains({period, group})) continue;
        measured.rows.push_back(
            {.period = period, .group = group, .value = 0, .n = 0, .numerator = 0.0});
      }
    }
    return {};
  }

  static std::string without_semicolon(std::string statement) {
    const std::size_t last = statement.find_last_not_of(" \t\r\n");
    if (last != std::string::npos && statement[last] == ';') return statement.substr(0, last);
    return statement;
  }

  Result<std::size_t> statement_columns(const std::string& written) {
    const domain::Period any{date_of(2000, 1, 1), date_of(2000, 1, 2)};
    auto types = connection_.types_of(sql::between(written, any));
    if (!types) {
      types.error().pointer = measure_.expr.pointer;
      return tl::make_unexpected(types.error());
    }
    if (types->empty() || types->size() > 2) {
      return fail(Error{.code = "measure.not_one_value",
                        .pointer = measure_.expr.pointer,
                        .detail = fmt::format("{} columns", types->size())});
    }
    return types->size();
  }

  Result<std::optional<Value>> value_between(const std::string& written, std::size_t columns,
                                             const domain::Period& period) {
    domain::Period known = period;
    if (task_.on) known.last = std::min(known.last, *task_.on + Days{1});
    if (known.last <= known.first) return std::optional<Value>();
    const std::string statement = sql::between(written, known);
    auto rows = connection_.query_select(fmt::format(
        "select v::double, {} from ({}\n) t({}) limit 2", columns == 2 ? "n::bigint" : "0::bigint",
        statement, columns == 2 ? "v, n" : "v"));
    if (!rows) {
      rows.error().pointer = measure_.expr.pointer;
      return tl::make_unexpected(rows.error());
    }
    if (rows->size() > 1) {
      return fail(Error{.code = "measure.not_one_value",
                        .pointer = measure_.expr.pointer,
                        .detail = "several rows"});
    }
    if (rows->empty() || is_null(rows->front()[0])) return std::optional<Value>();
    return std::optional(
        Value{.period = period, .value = *number(rows->front()[0]), .n = whole(rows->front()[1])});
  }

  // From the earliest to the latest moment in any column of the sources; a range may be far wider
  // than that.
  Result<std::optional<domain::Period>> span_of_sources() {
    KOERS_TRY(
        columns,
        ask("select table_name, column_name from information_schema.columns where table_schema = "
            "'main' and (data_type = 'DATE' or data_type like 'TIMESTAMP%') order by all"));
    std::optional<domain::Period> span;
    for (const auto& row : columns) {
      const std::string table = *text(row[0]);
      if (table.starts_with("koers ")) continue;
      const std::string column = sql::quoted_name(*text(row[1]));
      KOERS_TRY(
          ends,
          ask(fmt::format(
              "select date_diff('day', date '1970-01-01', min({0})::date), "
              "date_diff('day', date '1970-01-01', max({0})::date) from {1} where isfinite({0})",
              column, sql::quoted_name(table))));
      const auto own = period_in(ends[0]);
      if (!own) continue;
      span =
          span ? domain::Period{std::min(span->first, own->first), std::max(span->last, own->last)}
               : *own;
    }
    return span ? span : task_.range;
  }

  Connection& connection_;
  const Task& task_;
  const Measure& measure_;
  domain::Calendar calendar_;
  sql::ValueType value_type_ = sql::ValueType::exact;
};

Result<Measured> computed(Connection& connection, const Task& task, const Measure& measure) {
  switch (measure.kind) {
    case MeasureKind::simple:
      return Measurement(connection, task, measure).simple();
    case MeasureKind::stock:
      return Measurement(connection, task, measure).stock();
    case MeasureKind::sql:
      return Measurement(connection, task, measure).statement();
    case MeasureKind::ratio:
      return Measured{};
  }
  return Measured{};
}

}  // namespace

Result<void> check(Connection& connection, const Task& task, const Measure& measure) {
  return Measurement(connection, task, measure).checked();
}

Result<Measured> compute(Connection& connection, const Task& task, const Measure& measure) {
  auto measured = computed(connection, task, measure);
  if (!measured) measured.error().arguments.emplace("metric", measure.metric);
  return measured;
}

}  // namespace koers::measure::duckdb
