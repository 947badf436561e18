// The time. The only place of the server that asks the system for it; `--today` moves it, so that a
// demonstration or a test can stand on any day.
#pragma once

#include <functional>
#include <optional>

#include "base/date.h"

namespace koers::program {

/// The system's clock; where a day is given, moved to that day (see starting_on).
[[nodiscard]] std::function<Instant()> system_clock(std::optional<Date> today);

}  // namespace koers::program
