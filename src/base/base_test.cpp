// The claims the rest of the house relies on: dates, zones, numbers and ids.
#include <doctest/doctest.h>

#include "base/date.h"
#include "base/id.h"
#include "base/number.h"
#include "base/time_zone.h"

namespace koers {

TEST_CASE("a day that does not exist is refused by name") {
  CHECK(parse_date("2026-02-30").error().code == "date.impossible");
  CHECK(parse_date("2026-2-3").error().code == "date.malformed");
  CHECK(parse_date("2026-02-x1").error().code == "date.malformed");
  CHECK(to_string(parse_date("2024-02-29").value()) == "2024-02-29");
}

TEST_CASE("months are added to the same day, or to the last one there is") {
  CHECK(to_string(add_months(date_of(2026, 1, 31), 1)) == "2026-02-28");
  CHECK(to_string(add_months(date_of(2026, 3, 31), -13)) == "2025-02-28");
}

TEST_CASE("an instant reads back as written") {
  const auto instant = parse_instant("2026-03-31T22:30:00.250Z").value();
  CHECK(to_string(instant) == "2026-03-31T22:30:00.250Z");
  CHECK(parse_instant("2026-03-31T22:30Z").has_value());
  CHECK(parse_instant("2026-03-31T22:30").error().code == "instant.malformed");
  CHECK(parse_instant("2026-03-31T25:30Z").error().code == "instant.malformed");
}

TEST_CASE("a day in Amsterdam has 23 hours when the clock goes forward, 25 when it goes back") {
  const auto zone = TimeZone::create("Europe/Amsterdam").value();
  const auto hours = [&](Date day) {
    return std::chrono::duration<double, std::ratio<3600>>(zone.start_of(day + Days{1}) -
                                                           zone.start_of(day))
        .count();
  };
  CHECK(hours(date_of(2026, 3, 29)) == 23.0);
  CHECK(hours(date_of(2026, 10, 25)) == 25.0);
  CHECK(zone.day_at(parse_instant("2026-03-31T22:30Z").value()) == date_of(2026, 4, 1));
  CHECK(TimeZone::create("Mars/Base").error().code == "time_zone.unknown");
}

TEST_CASE("a midnight that does not exist gives the first instant that does") {
  const auto zone = TimeZone::create("America/Santiago").value();
  CHECK(to_string(zone.start_of(date_of(2024, 9, 8))) == "2024-09-08T04:00:00.000Z");
}

TEST_CASE("a day that a zone skipped begins where the next one does") {
  // Samoa crossed the date line: there was no 30 December 2011.
  const auto zone = TimeZone::create("Pacific/Apia").value();
  CHECK(zone.start_of(date_of(2011, 12, 30)) == zone.start_of(date_of(2011, 12, 31)));
  CHECK(to_string(zone.start_of(date_of(2011, 12, 31))) == "2011-12-30T10:00:00.000Z");
}

TEST_CASE("a midnight that comes twice begins the day the first time") {
  // Cuba sets the clock back from one to midnight.
  const auto zone = TimeZone::create("America/Havana").value();
  CHECK(to_string(zone.start_of(date_of(2025, 11, 2))) == "2025-11-02T04:00:00.000Z");
}

TEST_CASE("every instant of a day lies between its start and that of the next") {
  for (const char* name : {"Europe/Amsterdam", "America/Santiago", "Asia/Beirut", "Africa/Cairo",
                           "Australia/Lord_Howe", "UTC"}) {
    const auto zone = TimeZone::create(name).value();
    for (Date day = date_of(2023, 1, 1); day < date_of(2026, 1, 1); day += Days{1}) {
      const Instant start = zone.start_of(day);
      const Instant next = zone.start_of(day + Days{1});
      REQUIRE(zone.day_at(start) == day);
      REQUIRE(zone.day_at(next - std::chrono::milliseconds{1}) == day);
    }
  }
}

TEST_CASE("numbers are written as short as they read back") {
  CHECK(to_shortest(0.1) == "0.1");
  CHECK(to_shortest(-0.0) == "0");
  CHECK(to_shortest(1e14) == "100000000000000");
  CHECK(to_shortest(1e15) == "1e+15");
  CHECK(to_shortest(0.00001) == "0.00001");
  CHECK(to_shortest(9.5e-6) == "9.5e-06");
  CHECK(parse_number(to_shortest(1.0 / 3.0)).value() == 1.0 / 3.0);
}

TEST_CASE("NaN, infinity, overflow and words are no numbers") {
  CHECK(parse_number("nan").error().code == "number.not_finite");
  CHECK(parse_number("inf").error().code == "number.not_finite");
  CHECK(parse_number("1e400").error().code == "number.not_finite");
  CHECK(parse_number("1e308").value() == 1e308);
  CHECK(parse_number("12 ").error().code == "number.malformed");
  CHECK(parse_number("").error().code == "number.malformed");
}

TEST_CASE("a slug is made of any title") {
  CHECK(slug_of("Gemiddelde oplostijd (Q1)") == "gemiddelde-oplostijd-q1");
  CHECK(slug_of("Coördinatie é") == "coordinatie-e");
  CHECK(slug_of("???") == "kpi");
  CHECK(is_slug("avg_resolution-time.2"));
  CHECK_FALSE(is_slug("-x"));
  CHECK_FALSE(is_slug("a b"));
}

}  // namespace koers
