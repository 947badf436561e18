// Claims about periods: where they begin, how they are named, and that they leave no day out.
#include "domain/calendar.h"

#include <doctest/doctest.h>

#include "base/time_zone.h"
#include "base/vectors_test.h"

namespace koers::domain {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

Calendar fiscal(unsigned month, FiscalNaming naming) {
  return Calendar::create({.fiscal_start_month = month, .naming = naming}).value();
}

std::string days_of(const Calendar& calendar, std::string_view label) {
  const auto named = calendar.parse_label(label);
  REQUIRE(named.has_value());
  return to_string(named->period.first) + " " + to_string(named->period.final_day());
}

}  // namespace

TEST_CASE("a period holds its first day and not the day after its final one") {
  const Period march{day("2026-03-01"), day("2026-04-01")};
  CHECK(march.contains(day("2026-03-01")));
  CHECK(march.contains(day("2026-03-31")));
  CHECK_FALSE(march.contains(day("2026-04-01")));
  CHECK(march.day_count() == 31);
}

TEST_CASE("labels of every grain read back as the same days") {
  const Calendar calendar;
  for (const char* label :
       {"2026-02-14", "2026-W07", "2026-W53", "2026-02", "2026-Q1", "2026-H2", "2026"}) {
    const auto named = calendar.parse_label(label);
    REQUIRE(named.has_value());
    CHECK(calendar.label(named->grain, named->period) == label);
  }
}

TEST_CASE("fiscal years are named by the year they end in, or by the one they begin in") {
  CHECK(days_of(Calendar{}, "FY21") == "2021-01-01 2021-12-31");
  const Calendar july = fiscal(7, FiscalNaming::end_year);
  CHECK(days_of(july, "FY21") == "2020-07-01 2021-06-30");
  CHECK(days_of(july, "FY2021-Q2") == "2020-10-01 2020-12-31");
  CHECK(days_of(july, "2021-H1") == "2020-07-01 2020-12-31");
  const Calendar april = fiscal(4, FiscalNaming::start_year);
  CHECK(days_of(april, "FY2021") == "2021-04-01 2022-03-31");
  CHECK(days_of(april, "FY21-Q2") == "2021-07-01 2021-09-30");
  CHECK(days_of(fiscal(10, FiscalNaming::end_year), "FY21-H1") == "2020-10-01 2021-03-31");
  CHECK(july.label(Grain::quarter, july.period_of(Grain::quarter, day("2020-11-05"))) ==
        "FY2021-Q2");
  CHECK(july.label(Grain::month, july.period_of(Grain::month, day("2020-11-05"))) == "2020-11");
}

TEST_CASE("periods that do not exist are told from texts that are no period") {
  const Calendar calendar;
  for (const char* label :
       {"2026-Q5", "2025-W53", "2026-13", "2026-02-30", "2026-W00", "2026-H3", "0000"}) {
    CHECK(calendar.parse_label(label).error().code == "period.impossible");
  }
  for (const char* label :
       {"", "Q1", "26", "2026-Q", "2026-Q11", "2026-2", "FY2026-W01", "2026-02-1x", "12026"}) {
    CHECK(calendar.parse_label(label).error().code == "period.malformed");
  }
}

TEST_CASE("a month that no year has is refused as start of the fiscal year") {
  CHECK(Calendar::create({.fiscal_start_month = 13}).error().code ==
        "calendar.fiscal_start_out_of_range");
  CHECK(Calendar::create({.fiscal_start_month = 0}).error().code ==
        "calendar.fiscal_start_out_of_range");
}

TEST_CASE("ISO weeks belong to the year of their Thursday") {
  const auto group = vectors("iso");
  if (!group) return;
  const Calendar calendar;
  for (const auto& [date, expected] : group->as_object()) {
    const Period week = calendar.period_of(Grain::week, day(date));
    const int weekday = days_between(week.first, day(date)) + 1;
    const std::string label = calendar.label(Grain::week, week) + "-" + std::to_string(weekday);
    CHECK(label == std::string_view(expected.as_string()));
  }
}

TEST_CASE("exactly the long ISO years have a week 53") {
  const auto group = vectors("iso53");
  if (!group) return;
  const Calendar calendar;
  std::vector<int> years;
  for (int year = 2000; year <= 2040; ++year) {
    if (calendar.parse_label(std::to_string(year) + "-W53")) years.push_back(year);
  }
  std::vector<int> expected;
  for (const json::value& year : group->as_array()) expected.push_back(year.to_number<int>());
  CHECK(years == expected);
}

TEST_CASE("periods begin at local midnight, whatever the clock did") {
  const auto group = vectors("dst");
  if (!group) return;
  const TimeZone zone = TimeZone::create("Europe/Amsterdam").value();
  const auto check = [&](const char* name, const Period& period) {
    const json::array& expected = group->as_object().at(name).as_array();
    const auto instant = [&](std::size_t index) {
      const std::string text(std::string_view(expected[index].as_string()));
      return parse_instant(text.substr(0, 19) + "Z").value();
    };
    CHECK(zone.start_of(period.first) == instant(0));
    CHECK(zone.start_of(period.last) == instant(1));
    const auto length = zone.start_of(period.last) - zone.start_of(period.first);
    CHECK(std::chrono::duration<double, std::ratio<3600>>(length).count() ==
          expected[2].to_number<double>());
  };
  const Calendar calendar;
  check("Q1-2026", calendar.parse_label("2026-Q1")->period);
  check("Q4-2026", calendar.parse_label("2026-Q4")->period);
  check("2026-03-29", calendar.parse_label("2026-03-29")->period);
  check("2026-10-25", calendar.parse_label("2026-10-25")->period);
  check("FY21 jul", fiscal(7, FiscalNaming::end_year).parse_label("FY21")->period);
}

TEST_CASE("weeks nest in nothing but themselves, days in everything") {
  CHECK(nests_in(Grain::day, Grain::week));
  CHECK(nests_in(Grain::week, Grain::week));
  CHECK_FALSE(nests_in(Grain::week, Grain::month));
  CHECK_FALSE(nests_in(Grain::week, Grain::year));
  CHECK(nests_in(Grain::month, Grain::quarter));
  CHECK_FALSE(nests_in(Grain::quarter, Grain::month));
}

TEST_CASE("the grain of a span of days is the longest that fits exactly") {
  const Calendar calendar;
  CHECK(calendar.grain_of({day("2026-01-01"), day("2027-01-01")}) == Grain::year);
  CHECK(calendar.grain_of({day("2026-04-01"), day("2026-07-01")}) == Grain::quarter);
  CHECK(calendar.grain_of({day("2026-02-09"), day("2026-02-16")}) == Grain::week);
  CHECK_FALSE(calendar.grain_of({day("2026-02-10"), day("2026-02-17")}).has_value());
}

TEST_CASE("weekends and holidays are not worked") {
  const Calendar calendar =
      Calendar::create({.holidays = {day("2026-12-25"), day("2026-12-26"), day("2026-12-25")}})
          .value();
  // December 2026 has 23 weekdays; the 25th is a Friday, the 26th a Saturday.
  CHECK(calendar.working_days({day("2026-12-01"), day("2027-01-01")}) == 22);
  CHECK(calendar.working_days({day("2026-12-05"), day("2026-12-07")}) == 0);
  CHECK_FALSE(calendar.is_working_day(day("2026-12-25")));
  CHECK(calendar.is_working_day(day("2026-12-28")));
}

TEST_CASE("names of grains read back, half_year too") {
  CHECK(parse_grain("half_year").value() == Grain::half);
  for (const Grain grain :
       {Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::half, Grain::year}) {
    CHECK(parse_grain(name_of(grain)).value() == grain);
  }
  CHECK(parse_grain("decade").error().code == "grain.unknown");
}

}  // namespace koers::domain
