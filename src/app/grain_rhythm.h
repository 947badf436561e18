// What the forecast engine, which knows no calendar, is told of a grain.
#pragma once

#include "domain/calendar.h"
#include "forecast/series.h"

namespace koers::app {

/// A series without values yet, with the rhythm and the season of a grain: a year of months, a week
/// of days. Half-years are forecast as quarters are, with two to a season.
[[nodiscard]] forecast::Series series_of(domain::Grain grain);

}  // namespace koers::app
