// SQL that computes one measure over a source that is already a table or view. The fragments of the
// person are evaluated row by row in an inner select; aggregation, periods and bounds are ours,
// around it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/task.h"

namespace koers::measure::sql {

/// What the engine says the type of an expression is, as far as it matters here.
enum class ValueType : std::uint8_t {
  boolean,
  exact,
  floating,
  date,
  timestamp,
  timestamptz,
  text,
  other
};

/// Days [from, until) that rows have to fall in; absent ends are open.
struct Bounds {
  std::optional<Date> from;
  std::optional<Date> until;
};

/// `select (fragment) from source`: to ask the engine for its type, or for its complaint.
[[nodiscard]] std::string probe(const std::string& source, const Fragment& fragment);

/// `select 1 from source where (filter)`.
[[nodiscard]] std::string probe_filter(const std::string& source, const Fragment& filter);

/// Where a moment is in the organization's wall clock. `type` is that of `expression`.
struct WallClock {
  std::string source_zone;  ///< Of timestamps without one; empty: they are wall clock already.
  std::string organization_zone;
};
[[nodiscard]] std::string wall_clock(const std::string& expression, ValueType type,
                                     const WallClock& clock);

/// The rows that count, as a select with the columns `koers from` (timestamp, never null nor
/// infinite), `koers to` (stocks), `koers value`, `koers group 0` … `from` and `to` are in wall
/// clock.
struct FactColumns {
  std::string from;
  std::string to;  ///< Empty for measures that are no stock.
  ValueType value = ValueType::exact;
};
[[nodiscard]] std::string facts(const Measure& measure, const FactColumns& columns);

/// First and last day of the facts (stocks: of `from` and `to`), in days since 1970; null without
/// facts.
[[nodiscard]] std::string span_of(const std::string& facts, const Measure& measure,
                                  const Bounds& bounds);

/// Rows of [days since 1970 of the period's first day, group…, value, n, numerator, denominator,
/// sd].
struct Grouping {
  std::optional<domain::Grain> grain;  ///< None: everything within the bounds is one period, day 0.
  unsigned fiscal_start_month = 1;     ///< Where periods are whole calendar months.
  domain::Weekday week_start = domain::Weekday::monday;
  /// The first days of all periods that rows may fall in, in order; empty where periods are days,
  /// weeks or whole calendar months.
  std::vector<Date> starts = {};
};
[[nodiscard]] std::string aggregated(const std::string& facts, const Measure& measure,
                                     ValueType value, const Grouping& grouping,
                                     const Bounds& bounds);

/// Rows of [position in `ends`, group…, value, n, value, null, null]: the facts valid at each end.
[[nodiscard]] std::string stock_at(const std::string& facts, const Measure& measure,
                                   ValueType value, const std::vector<Date>& ends);

/// `select distinct group…`.
[[nodiscard]] std::string groups_of(const std::string& facts, const Measure& measure);

/// The statement of a `sql` metric with {{start}} and {{end}} replaced by timestamps.
[[nodiscard]] std::string between(const std::string& statement, const domain::Period& period);

/// `timestamp '2026-02-14'`.
[[nodiscard]] std::string timestamp_of(Date day);

}  // namespace koers::measure::sql
