// One measure of a task over sources that are loaded: the engine is asked for the types of what the
// person wrote, then for the aggregates.
#pragma once

#include "measure/combine.h"
#include "measure/duckdb/connection.h"

namespace koers::measure::duckdb {

/// The values of one measure that is no ratio (of those: nothing). Errors as `run` in engine.h,
/// with the pointer of the fragment that the engine complains about.
[[nodiscard]] Result<Measured> compute(Connection& connection, const Task& task,
                                       const Measure& measure);

/// Reads the SQL of one measure against the loaded sources, without running it. Errors as
/// `compute`.
[[nodiscard]] Result<void> check(Connection& connection, const Task& task, const Measure& measure);

}  // namespace koers::measure::duckdb
