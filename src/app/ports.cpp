// The one small thing that ports know: which day it is where the organization lives.
#include "app/ports.h"

#include "base/assert.h"
#include "base/time_zone.h"

namespace koers::app {

Date local_day(const domain::Organization& organization, Instant instant) {
  const auto zone = TimeZone::create(organization.timezone);
  KOERS_ASSERT(zone.has_value(), "an organization's time zone was checked when it was defined");
  return zone->day_at(instant);
}

}  // namespace koers::app
