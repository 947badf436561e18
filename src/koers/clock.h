// The time. The only place of the server that asks the system for it; `--today` shifts it by whole
// days, so that a demonstration or a test can stand on any day.
#pragma once

#include <functional>
#include <optional>

#include "base/date.h"

namespace koers::program {

/// The system's clock, moved so that today (in UTC) is `today` where one is given.
[[nodiscard]] std::function<Instant()> system_clock(std::optional<Date> today);

}  // namespace koers::program
