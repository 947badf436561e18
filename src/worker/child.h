// One request, answered in a process of its own: confine, compute, write the answer, end.
#pragma once

#include "base/json.h"
#include "worker/limits.h"

namespace koers::worker {

/// Answers `request` with frames on `answers`. Never returns; the exit code says whether an answer
/// was written.
[[noreturn]] void answer_and_exit(const json::value& request, const Limits& limits, int answers);

}  // namespace koers::worker
