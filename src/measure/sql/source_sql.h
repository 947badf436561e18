// SQL that reads the files of a source. Every name and text in it is quoted here; the fragments
// that people write never come near it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "measure/sql/column_types.h"
#include "measure/sql/dialect.h"
#include "measure/task.h"

namespace koers::measure::sql {

/// How much of the file a statement needs: all of it, or the first rows.
enum class Extent : std::uint8_t { all, beginning };

/// Rows that types are guessed from; the guess is then held against all rows.
inline constexpr int sample_rows = 1000;

/// The delimiter that the source says, else that of its format; empty: to be found.
[[nodiscard]] std::string delimiter_of(const TaskSource& source);
/// The character around fields; `"` where the source does not say.
[[nodiscard]] char quote_of(const TaskSource& source);

/// The first lines of a file as they are, one a row.
[[nodiscard]] std::string first_lines(const std::string& file);

/// `read_csv(…)` that gives every column as text.
[[nodiscard]] std::string text_reader(const TaskSource& source, const std::string& file,
                                      const Dialect& dialect, Extent extent);

/// `read_parquet([…])` or `read_json([…])` over all files of the source.
[[nodiscard]] std::string typed_reader(const TaskSource& source);

/// Of the first rows, per column: how many values it has, and how many each candidate type
/// supports. One row.
[[nodiscard]] std::string count_supported(const std::string& reader,
                                          const std::vector<std::string>& columns,
                                          const std::vector<ColumnType>& candidates, Extent extent);

/// Columns as they are to be, in order.
using TypedColumns = std::vector<std::pair<std::string, ColumnType>>;

/// `select …` of the columns converted, and a last column that counts the values of the row that
/// were no such value.
[[nodiscard]] std::string converted(const std::string& reader, const TypedColumns& columns);

/// Name of that last column.
inline constexpr std::string_view misfits = "koers misfits";

/// `select` of one row per key: see domain::LatestPer. `table` has rowids in the order of the file.
[[nodiscard]] std::string latest_rows(const std::string& table, const domain::LatestPer& latest);

}  // namespace koers::measure::sql
