// An IANA time zone: which day it is there at an instant, and at which instant a day begins there.
// The zone data come from the system; nothing else in Koers knows about offsets or DST.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"

namespace date {
class time_zone;  // NOLINT(readability-identifier-naming): the library's name.
}

namespace koers {

class TimeZone {
 public:
  /// By IANA name ("Europe/Amsterdam", "UTC"). Error `time_zone.unknown`.
  [[nodiscard]] static Result<TimeZone> create(std::string_view name);

  [[nodiscard]] const std::string& name() const { return name_; }

  /// The local day at an instant.
  [[nodiscard]] Date day_at(Instant instant) const;

  /// The first instant of a local day; where local midnight does not exist (DST at 00:00), the
  /// first instant that does.
  [[nodiscard]] Instant start_of(Date day) const;

 private:
  TimeZone(std::string name, const ::date::time_zone* zone) : name_(std::move(name)), zone_(zone) {}
  std::string name_;
  const ::date::time_zone* zone_;
};

}  // namespace koers
