// Runs a task: loads its sources, locks the engine, computes each measure, combines them. One task
// per engine: a child process makes one, answers and ends.
#pragma once

#include "measure/duckdb/connection.h"
#include "measure/measure.h"
#include "measure/task.h"

namespace koers::measure::duckdb {

/// The values of the last measure of the task, sorted. Errors: those of `load`, of measure.h, and
/// `measure.not_a_time` where a time dimension is no date or timestamp (with a value that is none).
[[nodiscard]] Result<std::vector<Value>> run(Task task, const Limits& limits);

/// Whether `run` would find anything wrong with the SQL of the measures.
[[nodiscard]] Result<void> check(Task task, const Limits& limits);

/// Columns, types, formats and the first rows of a source, at most `rows`.
[[nodiscard]] Result<SourceDescription> describe(const TaskSource& source, const Limits& limits,
                                                 int rows);

}  // namespace koers::measure::duckdb
