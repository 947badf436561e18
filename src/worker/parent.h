// The worker's parent: reads requests, forks a child for each, relays the answers, ends children
// that take too long, and answers for those that die. One thread, no database.
#pragma once

#include "worker/limits.h"

namespace koers::worker {

/// Serves frames from standard input until it closes. Returns the exit code.
[[nodiscard]] int serve(const Limits& limits);

}  // namespace koers::worker
