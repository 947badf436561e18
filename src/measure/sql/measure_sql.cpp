// A metric as one statement over its source; pure text, nothing runs here.
#include "measure/sql/measure_sql.h"

#include <fmt/format.h>

#include "base/assert.h"
#include "measure/sql/text.h"

namespace koers::measure::sql {
namespace {

using domain::Aggregation;

constexpr std::string_view from_column = R"("koers from")";
constexpr std::string_view to_column = R"("koers to")";
constexpr std::string_view start_column = R"("koers start")";
constexpr std::string_view value_column = R"("koers value")";

std::string group_column(std::size_t position) {
  return fmt::format(R"("koers group {}")", position);
}

std::string group_list(const Measure& measure) {
  std::string list;
  for (std::size_t at = 0; at < measure.groups.size(); ++at) list += group_column(at) + ", ";
  return list;
}

// A newline before the closing parenthesis, so that a comment at the end of a fragment ends there
// too.
std::string in_parentheses(const Fragment& fragment) { return "(" + fragment.sql + "\n)"; }

std::string where(const Bounds& bounds) {
  std::string text = " where true";
  if (bounds.from) text += fmt::format(" and {} >= {}", from_column, timestamp_of(*bounds.from));
  if (bounds.until) text += fmt::format(" and {} < {}", from_column, timestamp_of(*bounds.until));
  return text;
}

struct Aggregates {
  std::string value;
  std::string n;
  std::string numerator = "null::double";
  std::string denominator = "null::double";
  std::string sd = "null::double";
};

// Whole numbers and decimals add up exactly; binary fractions with compensation, so that the order
// hardly matters.
std::string sum_of(ValueType type) {
  return type == ValueType::floating ? fmt::format("fsum({})", value_column)
                                     : fmt::format("sum({})::double", value_column);
}

// By the sum of squares; the engine's own function depends more on the order of rows. As binary
// fractions, because the square of a long decimal would be refused. Marks of people have few
// digits, so that nothing is lost by the difference.
std::string deviation_of(ValueType type, const std::string& n) {
  return fmt::format(
      "case when {0} > 1 then sqrt(greatest(0, (fsum({1}::double * {1}::double) - {2} * {2} / {0}) "
      "/ ({0} - 1))) end",
      n, value_column, sum_of(type));
}

Aggregates aggregates_of(const Measure& measure, ValueType type) {
  const bool counts_rows = measure.expr.sql.empty();
  const std::string n = counts_rows ? "count(*)" : fmt::format("count({})", value_column);
  const std::string as_double = fmt::format("{}::double", value_column);
  switch (measure.agg) {
    case Aggregation::count:
      return {n + "::double", n, n + "::double"};
    case Aggregation::sum:
      return {sum_of(type), n, sum_of(type)};
    case Aggregation::average:
      return {fmt::format("{} / {}", sum_of(type), n), n, sum_of(type), n + "::double",
              measure.has_deviation ? deviation_of(type, n) : "null::double"};
    case Aggregation::min:
      return {"min(" + as_double + ")", n};
    case Aggregation::max:
      return {"max(" + as_double + ")", n};
    case Aggregation::median:
    case Aggregation::percentile:
      return {fmt::format("quantile_cont({}, {})", as_double, measure.percentile), n};
    case Aggregation::count_distinct:
      return {fmt::format("count(distinct {})::double", value_column), n};
  }
  KOERS_ASSERT(false, "every aggregation has its SQL");
}

std::string first_day_of_period(const Grouping& grouping) {
  if (!grouping.grain) return "0";
  if (!grouping.starts.empty())
    return fmt::format("date_diff('day', date '1970-01-01', {}::date)", start_column);
  std::string day;
  switch (*grouping.grain) {
    case domain::Grain::day:
      day = fmt::format("{}::date", from_column);
      break;
    case domain::Grain::week:
      day = fmt::format("{0}::date - ((isodow({0}) + 6 - {1}) % 7)::int", from_column,
                        static_cast<int>(grouping.week_start));
      break;
    case domain::Grain::month:
      day = fmt::format("date_trunc('month', {})::date", from_column);
      break;
    default: {
      const int months = *grouping.grain == domain::Grain::quarter ? 3
                         : *grouping.grain == domain::Grain::half  ? 6
                                                                   : 12;
      day = fmt::format(
          "(date_trunc('month', {0}) - to_months(((month({0}) + 12 - {1}) % {2})::int))::date",
          from_column, grouping.fiscal_start_month, months);
    }
  }
  return "date_diff('day', date '1970-01-01', " + day + ")";
}

// Each row beside the last start at or before it.
std::string with_starts(const std::string& facts, const Grouping& grouping) {
  if (grouping.starts.empty()) return facts;
  std::string list;
  for (const Date start : grouping.starts) {
    list += list.empty() ? "(" : ", (";
    list += timestamp_of(start) + ")";
  }
  return fmt::format("{} f asof join (values {}) s({}) on f.{} >= s.{}", facts, list, start_column,
                     from_column, start_column);
}

std::string stock_value(const Measure& measure, ValueType type) {
  if (measure.agg == Aggregation::sum) return fmt::format("coalesce({}, 0)", sum_of(type));
  if (measure.agg == Aggregation::count_distinct)
    return fmt::format("count(distinct {})::double", value_column);
  return fmt::format("count({})::double", measure.expr.sql.empty() ? "*" : value_column);
}

}  // namespace

std::string timestamp_of(Date day) { return "timestamp '" + to_string(day) + "'"; }

std::string probe(const std::string& source, const Fragment& fragment) {
  return fmt::format("select {} from {}", in_parentheses(fragment), quoted_name(source));
}

std::string probe_filter(const std::string& source, const Fragment& filter) {
  return fmt::format("select 1 from {} where {}", quoted_name(source), in_parentheses(filter));
}

std::string wall_clock(const std::string& expression, ValueType type, const WallClock& clock) {
  const std::string organization = quoted_text(clock.organization_zone);
  if (type == ValueType::timestamptz)
    return fmt::format("({}) at time zone {}", expression, organization);
  std::string plain = fmt::format("({})::timestamp", expression);
  const bool is_as_written =
      clock.source_zone.empty() || clock.source_zone == clock.organization_zone;
  if (type == ValueType::date || is_as_written) return plain;
  return fmt::format("(({}) at time zone {}) at time zone {}", plain,
                     quoted_text(clock.source_zone), organization);
}

std::string facts(const Measure& measure, const FactColumns& columns) {
  std::string select = fmt::format("select {} as {}", columns.from, from_column);
  if (!columns.to.empty()) select += fmt::format(", {} as {}", columns.to, to_column);
  if (!measure.expr.sql.empty()) {
    const std::string_view cast = columns.value == ValueType::boolean &&
                                          measure.agg != Aggregation::count_distinct &&
                                          measure.agg != Aggregation::count
                                      ? "::integer"
                                      : "";
    select += fmt::format(", {}{} as {}", in_parentheses(measure.expr), cast, value_column);
  }
  for (std::size_t at = 0; at < measure.groups.size(); ++at) {
    select +=
        fmt::format(", {}::varchar as {}", in_parentheses(measure.groups[at]), group_column(at));
  }
  select += " from " + quoted_name(measure.source);
  if (!measure.filter.sql.empty()) select += " where " + in_parentheses(measure.filter);
  return fmt::format("(select * from ({}) where isfinite({}))", select, from_column);
}

std::string span_of(const std::string& facts, const Measure& measure, const Bounds& bounds) {
  const std::string last = measure.kind == MeasureKind::stock
                               ? fmt::format("greatest({}, case when isfinite({}) then {} end)",
                                             from_column, to_column, to_column)
                               : std::string(from_column);
  return fmt::format(
      "select date_diff('day', date '1970-01-01', min({})::date), date_diff('day', date "
      "'1970-01-01', max({})::date) "
      "from {}{}",
      from_column, last, facts, where(bounds));
}

std::string aggregated(const std::string& facts, const Measure& measure, ValueType value,
                       const Grouping& grouping, const Bounds& bounds) {
  const Aggregates aggregates = aggregates_of(measure, value);
  return fmt::format(
      "select {} as \"koers period\", {}{}, {}, {}, {}, {} from {}{} group by {}\"koers period\"",
      first_day_of_period(grouping), group_list(measure), aggregates.value, aggregates.n,
      aggregates.numerator, aggregates.denominator, aggregates.sd, with_starts(facts, grouping),
      where(bounds), group_list(measure));
}

std::string stock_at(const std::string& facts, const Measure& measure, ValueType value,
                     const std::vector<Date>& ends) {
  std::string list;
  for (std::size_t at = 0; at < ends.size(); ++at) {
    list += fmt::format("{}({}, {})", list.empty() ? "" : ", ", at, timestamp_of(ends[at]));
  }
  const std::string counted = stock_value(measure, value);
  return fmt::format(
      "select e.i, {0}{1}, count(*), {1}, null::double, null::double from (values {2}) e(i, "
      "moment) join {3} f "
      "on f.{4} < e.moment and coalesce(f.{5}, timestamp 'infinity') >= e.moment group by {0}e.i",
      group_list(measure), counted, list, facts, from_column, to_column);
}

std::string groups_of(const std::string& facts, const Measure& measure) {
  const std::string list = group_list(measure);
  return fmt::format("select distinct {} from {}", list.substr(0, list.size() - 2), facts);
}

std::string between(const std::string& statement, const domain::Period& period) {
  std::string out = statement;
  const std::pair<std::string_view, std::string> marks[] = {
      {"{{start}}", timestamp_of(period.first)}, {"{{end}}", timestamp_of(period.last)}};
  for (const auto& [mark, moment] : marks) {
    for (std::size_t at = out.find(mark); at != std::string::npos;
         at = out.find(mark, at + moment.size())) {
      out.replace(at, mark.size(), moment);
    }
  }
  return out;
}

}  // namespace koers::measure::sql
