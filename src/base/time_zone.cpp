// The only file that includes the zone library.
#include "base/time_zone.h"

#include <date/tz.h>
#include <stdexcept>

namespace koers {

Result<TimeZone> TimeZone::create(std::string_view name) {
  try {
    return TimeZone(std::string(name), ::date::locate_zone(name));
  } catch (const std::runtime_error&) {
    return fail(Error{.code = "time_zone.unknown", .arguments = {{"name", std::string(name)}}});
  }
}

Date TimeZone::day_at(Instant instant) const {
  return Date{std::chrono::floor<std::chrono::days>(zone_->to_local(instant)).time_since_epoch()};
}

Instant TimeZone::start_of(Date day) const {
  const ::date::local_time<std::chrono::milliseconds> midnight{day.time_since_epoch()};
  // `earliest` gives the first of two midnights; for a missing one both ends of the gap are the
  // same instant, the first that exists.
  return zone_->to_sys(midnight, ::date::choose::earliest);
}

}  // namespace koers
