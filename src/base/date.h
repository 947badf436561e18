// Days and instants. A Date is a day in somebody's calendar, without zone; an Instant is a moment
// in UTC. Which instant a day begins at is a matter of base/time_zone.h.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace koers {

/// A day. Always valid: the ways to make one from parts are `parse_date` and `make_date`.
using Date = std::chrono::sys_days;

/// A moment, in milliseconds since 1970-01-01T00:00Z.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

using Days = std::chrono::days;

/// Year, month (1–12), day (1–31). Error `date.impossible` where there is no such day.
[[nodiscard]] Result<Date> make_date(int year, unsigned month, unsigned day);

/// The same for days known to exist (literals); asserts.
[[nodiscard]] Date date_of(int year, unsigned month, unsigned day);

/// `2026-02-14`, exactly. Errors: `date.malformed`, `date.impossible` (2026-02-30).
[[nodiscard]] Result<Date> parse_date(std::string_view text);

/// `2026-02-14`.
[[nodiscard]] std::string to_string(Date date);

/// `2026-02-14T09:30:00.000Z`.
[[nodiscard]] std::string to_string(Instant instant);

/// Reads what `to_string(Instant)` writes; seconds and fraction may be missing, the Z may not.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);

[[nodiscard]] std::chrono::year_month_day calendar_day(Date date);
[[nodiscard]] int year_of(Date date);
[[nodiscard]] unsigned month_of(Date date);

/// The same day `months` later (or earlier); the last day of the month where it has no such day.
[[nodiscard]] Date add_months(Date date, int months);

/// Whole days from `first` to `last`: 0 for the same day.
[[nodiscard]] inline int days_between(Date first, Date last) {
  return static_cast<int>((last - first).count());
}

}  // namespace koers
