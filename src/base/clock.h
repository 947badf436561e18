// Clocks that stand on another day than the system's.
#pragma once

#include <functional>

#include "base/date.h"

namespace koers {

/// `clock`, moved so that at this moment it is eleven o'clock in UTC on `today`, and runs on from
/// there. By whole days instead it would already be the next day in an organization whose midnight
/// comes before UTC's; at eleven it is `today` from UTC-11 to UTC+12.
[[nodiscard]] std::function<Instant()> starting_on(Date today, std::function<Instant()> clock);

}  // namespace koers
