// The types that a column of text can have, from the most to the least specific, each as SQL that
// turns a text into a value or into null. A column has the first type that every one of its values
// supports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/metric.h"

namespace koers::measure::sql {

struct ColumnType {
  std::string name;  ///< For people: "integer", "timestamp (%d/%m/%Y %H:%M)".
  std::string
      conversion;  ///< SQL over `{}`, the quoted column: the value, or null where the text is none.

  [[nodiscard]] std::string applied_to(std::string_view quoted_column) const;
};

/// Formats that a person wrote come first; then boolean, integer, number, date, timestamp; text is
/// the last and fits all. Integers with leading zeros are text. Dates of the form 3/4/2026 are read
/// day first where every value allows both readings.
[[nodiscard]] std::vector<ColumnType> candidate_types(const domain::CsvFormat& csv);

/// The type that a person asked for by name (text, integer, number, boolean, date, timestamp,
/// timestamptz, decimal(p,s)). Error `source.unknown_type`.
[[nodiscard]] Result<ColumnType> type_named(std::string_view name, const domain::CsvFormat& csv);

/// The same as a cast, for columns that have a type already. Error `source.unknown_type`.
[[nodiscard]] Result<std::string> engine_type_named(std::string_view name);

}  // namespace koers::measure::sql
