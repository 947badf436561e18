// The window before a window. Knows no goal: who asks about several steps through them.
#pragma once

#include "domain/calendar.h"

namespace koers::domain {

/// The period of the same name before (the quarter before a quarter), else as many days right
/// before.
[[nodiscard]] Period previous_window(const Period& span, const Calendar& calendar);

}  // namespace koers::domain
