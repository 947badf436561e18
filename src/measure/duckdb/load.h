// Brings a source into the engine as a table or view that has the source's id, with the columns
// that are needed and the types that all their values support. Reads every file once; twice where
// the first rows misled.
#pragma once

#include "measure/duckdb/connection.h"
#include "measure/sql/source_sql.h"
#include "measure/sql/text.h"
#include "measure/task.h"

namespace koers::measure::duckdb {

/// How a source was understood, for `describe`.
struct Loaded {
  std::vector<std::pair<std::string, std::string>>
      columns;                     ///< Name and type, of those that were loaded.
  std::string delimiter;           ///< Of delimited text.
  bool reads_files_later = false;  ///< A view: its files have to stay readable.
};

/// Loads a source. `wanted` decides which columns: those it mentions, all where it has a star.
/// Errors: `source.unreadable` with the engine's words, `source.empty` (no row in any file),
/// `source.wrong_delimiter`, `source.unknown_column`, `source.unknown_type`, `source.not_of_type`
/// with column and value, `measure.out_of_memory`.
[[nodiscard]] Result<Loaded> load(Connection& connection, const TaskSource& source,
                                  const sql::Mentions& wanted);

}  // namespace koers::measure::duckdb
