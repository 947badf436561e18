// From a request in the words of the model to a task for the worker: references followed,
// dimensions looked up, files found. Touches the disk only to see which files there are.
#pragma once

#include "measure/measure.h"
#include "measure/task.h"

namespace koers::measure {

/// Errors: `reference.unknown`, `metric.not_computed`, `measure.too_many_dimensions`,
/// `metric.unknown_dimension`, `measure.not_one_expression`, and those of `resolve`. Pointers are
/// below the metric or source.
[[nodiscard]] Result<Task> task_of(const ValuesRequest& request);

/// The fingerprint of a task: definition, calendar, engine, and the files as they are now.
[[nodiscard]] std::string fingerprint_of(const Task& task);

}  // namespace koers::measure
