// Delimited text: finds the dialect in the first lines, guesses types from the first rows, reads
// once, and reads again only where a later row shows that a guess was wrong.
#pragma once

#include "measure/duckdb/load.h"

namespace koers::measure::duckdb {

/// The table that the rows of a source are loaded into: its rowids are in the order of files and
/// lines.
[[nodiscard]] std::string rows_table(const TaskSource& source);

[[nodiscard]] Failure source_error(std::string_view code, const TaskSource& source);

/// `source.unreadable` with the engine's words; errors that are not about the text (memory) as they
/// are.
[[nodiscard]] Failure unreadable(const TaskSource& source, const Error& reason);

/// Of the columns there are, in their order, those that are mentioned or that the source itself
/// needs; the first one if none. Error `source.unknown_column` where the source names one that is
/// not there.
[[nodiscard]] Result<std::vector<std::string>> needed_columns(
    const TaskSource& source, const sql::Mentions& wanted, const std::vector<std::string>& names);

/// Fills `rows_table(source)`. Errors as `load`.
[[nodiscard]] Result<Loaded> load_text(Connection& connection, const TaskSource& source,
                                       const sql::Mentions& wanted);

}  // namespace koers::measure::duckdb
