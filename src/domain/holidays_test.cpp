// Claims about days off: the Dutch ones by rule, and one's own.
#include "domain/holidays.h"

#include <doctest/doctest.h>
#include <string>

namespace koers::domain {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

std::string days_off(int year, const Holidays& options = {}) {
  std::string text;
  for (const Date date : dutch_holidays(year, options))
    text += (text.empty() ? "" : " ") + to_string(date).substr(5);
  return text;
}

}  // namespace

// The days were looked up in almanacs; the earliest and the latest Easter of the century are there.
TEST_CASE("Easter is computed") {
  for (const char* easter :
       {"1818-03-22", "1943-04-25", "1999-04-04", "2008-03-23", "2011-04-24", "2019-04-21",
        "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"}) {
    CHECK(easter_sunday(year_of(day(easter))) == day(easter));
  }
}

TEST_CASE("Dutch holidays follow from the year") {
  CHECK(days_off(2026) == "01-01 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26");
  // 27 April 2025 was a Sunday, and 2025 a lustrum of the liberation.
  CHECK(days_off(2025) == "01-01 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26");
  CHECK(days_off(2013) == "01-01 03-31 04-01 04-30 05-09 05-19 05-20 12-25 12-26");
  CHECK(days_off(2006).find("04-29") != std::string::npos);  // Queen's Day on a Saturday.
  CHECK(days_off(1978).find("05-01") != std::string::npos);  // And on a Monday.
}

TEST_CASE("Good Friday and Liberation Day are as chosen") {
  CHECK(days_off(2026, {.good_friday = GoodFriday::off}).find("04-03") != std::string::npos);
  CHECK(days_off(2026, {.liberation_day = LiberationDay::yearly}).find("05-05") !=
        std::string::npos);
  CHECK(days_off(2025, {.liberation_day = LiberationDay::never}).find("05-05") ==
        std::string::npos);
}

TEST_CASE("two holidays on one day are one day off") {
  // Ascension 2016 was on 5 May.
  const Holidays options{.country = Country::netherlands, .liberation_day = LiberationDay::yearly};
  CHECK(options.contains(day("2016-05-05")));
  CHECK(options.weekdays_off(day("2016-05-01"), day("2016-06-01")) == 2);  // 5 and 16 May.
}

TEST_CASE("days of one's own are added to the holidays of a country, or taken away") {
  const Holidays holidays{.country = Country::netherlands,
                          .added = {day("2026-04-24")},
                          .removed = {day("2026-04-27")}};
  CHECK(holidays.contains(day("2026-04-24")));
  CHECK_FALSE(holidays.contains(day("2026-04-27")));
  CHECK(holidays.contains(day("2026-12-25")));
  CHECK(holidays.weekdays_off(day("2026-04-01"), day("2026-05-01")) == 2);  // 6 and 24 April.
  CHECK(holidays.weekdays_off(day("2026-05-01"), day("2026-05-01")) == 0);
}

TEST_CASE("without a country only one's own days are off") {
  const Holidays holidays{.added = {day("2026-04-24")}};
  CHECK_FALSE(holidays.contains(day("2026-12-25")));
  CHECK(holidays.weekdays_off(day("2025-01-01"), day("2027-01-01")) == 1);
}

}  // namespace koers::domain
