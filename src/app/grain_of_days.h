// Which periods a column of days stands for, by where the days lie and how far apart.
#pragma once

#include <vector>

#include "domain/calendar.h"

namespace koers::app {

/// Days that all end, or all begin, a period of a grain stand for that grain: the longest of year,
/// half, quarter and month that fits. Else days of the week that are all the same, less than four
/// weeks apart somewhere, stand for weeks. Else by the usual distance. Never a grain in which two
/// different days would be one period, so gaps drop nothing. Fewer than two days: month.
[[nodiscard]] domain::Grain grain_of_days(std::vector<Date> days, const domain::Calendar& calendar);

}  // namespace koers::app
