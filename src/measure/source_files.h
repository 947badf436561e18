// The files of a source: found by path or glob, described by what changes when they do. Opens none.
#pragma once

#include <string>
#include <vector>

#include "domain/metric.h"
#include "measure/task.h"

namespace koers::measure {

/// The source with its files, absolute and sorted by path (bytewise), and its format (by the first
/// file's name where the source does not say). Errors: `source.missing` with the path, the path as
/// written and the environment variables in it, `source.no_such_file` where it has none;
/// `source.not_a_file`; `source.unknown_format`.
[[nodiscard]] Result<TaskSource> resolve(const domain::Source& source);

/// Path, size, modification time and inode of every file, one a line. A file that is gone counts as
/// empty.
[[nodiscard]] std::string trace_of(const TaskSource& source);

/// 32 hexadecimal digits that differ, for all practical purposes, where the texts differ. Not for
/// secrets.
[[nodiscard]] std::string digest(std::string_view text);

}  // namespace koers::measure
