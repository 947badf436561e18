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

Calendar retail(YearPattern pattern) {
  return Calendar::create({.fiscal_start_month = 2,
                           .naming = FiscalNaming::start_year,
                           .pattern = pattern,
                           .week_start = Weekday::sunday})
      .value();
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

TEST_CASE("a fiscal year begins on a day that every year has, or the calendar is refused") {
  const auto refused = [](unsigned month, unsigned day) {
    const auto made = Calendar::create({.fiscal_start_month = month, .fiscal_start_day = day});
    return made ? std::string() : made.error().code + " " + made.error().arguments.at("start");
  };
  CHECK(refused(13, 1) == "calendar.fiscal_start_out_of_range 13");
  CHECK(refused(0, 1) == "calendar.fiscal_start_out_of_range 0");
  CHECK(refused(4, 31) == "calendar.fiscal_start_out_of_range 04-31");
  CHECK(refused(2, 29) == "calendar.fiscal_start_out_of_range 02-29");
  CHECK(refused(12, 31).empty());
}

TEST_CASE("a fiscal year may begin within a month; its months are numbered then") {
  const Calendar tax =
      Calendar::create(
          {.fiscal_start_month = 4, .fiscal_start_day = 6, .naming = FiscalNaming::start_year})
          .value();
  CHECK(days_of(tax, "FY21") == "2021-04-06 2022-04-05");
  CHECK(days_of(tax, "FY2021-Q4") == "2022-01-06 2022-04-05");
  CHECK(days_of(tax, "FY2021-P01") == "2021-04-06 2021-05-05");
  CHECK(tax.label(Grain::month, tax.period_of(Grain::month, day("2022-04-05"))) == "FY2021-P12");
  CHECK(tax.label(Grain::week, tax.period_of(Grain::week, day("2022-04-05"))) == "2022-W14");
  const auto month = tax.parse_label("2021-04");
  CHECK(month.error().code == "period.not_in_calendar");
  CHECK(month.error().arguments.at("example") == "FY2021-P01");
  // A month without a 31st gives its last day.
  const Calendar odd = Calendar::create({.fiscal_start_month = 12, .fiscal_start_day = 31}).value();
  CHECK(days_of(odd, "FY2026-P03") == "2026-02-28 2026-03-30");
}

TEST_CASE("a fiscal year may be written with both its years") {
  const Calendar july = fiscal(7, FiscalNaming::end_year);
  for (const char* label : {"FY20/21", "FY2020/2021", "FY2020/21", "2020/2021", "2020/21"})
    CHECK(days_of(july, label) == "2020-07-01 2021-06-30");
  CHECK(days_of(fiscal(4, FiscalNaming::start_year), "FY99/00") == "2099-04-01 2100-03-31");
  CHECK(days_of(july, "FY20/21-Q2") == "2020-10-01 2020-12-31");
  CHECK(days_of(july, "2020/2021-H1") == "2020-07-01 2020-12-31");
  CHECK(july.parse_label("2020/2022").error().code == "period.impossible");
  CHECK(july.parse_label("2020/02").error().code == "period.impossible");
  CHECK(Calendar{}.parse_label("FY20/21").error().code == "period.impossible");
  for (const char* label : {"20/21", "FY20/2", "FY2020/", "2020/21-03", "FY20/21-W07", "2020/2a"})
    CHECK(july.parse_label(label).error().code == "period.malformed");
}

TEST_CASE("retail years end on the Saturday nearest to the end of January") {
  const auto group = vectors("nrf");
  if (!group) return;
  const Calendar calendar = retail(YearPattern::weeks_454);
  for (const auto& [year, expected] : group->as_object()) {
    const json::array& days = expected.as_array();
    CHECK(days_of(calendar, "FY" + std::string(year)) ==
          std::string(days[0].as_string()) + " " + std::string(days[1].as_string()));
    const bool is_long = days[2].to_number<int>() == 53;
    CHECK(calendar.parse_label("FY" + std::string(year) + "-W53").has_value() == is_long);
  }
}

TEST_CASE("exactly the long retail years have a week 53") {
  const auto group = vectors("nrf53");
  if (!group) return;
  const Calendar calendar = retail(YearPattern::weeks_454);
  std::vector<int> years;
  for (int year = 2000; year <= 2034; ++year) {
    if (calendar.parse_label(std::to_string(year) + "-W53")) years.push_back(year);
  }
  std::vector<int> expected;
  for (const json::value& year : group->as_array()) expected.push_back(year.to_number<int>());
  CHECK(years == expected);
}

TEST_CASE("each pattern cuts a quarter its own way; a 53rd week goes to the last period") {
  const auto weeks = [](YearPattern pattern, int year) {
    const Calendar calendar = retail(pattern);
    std::string text;
    const auto whole = calendar.parse_label("FY" + std::to_string(year))->period;
    for (const Period& period : calendar.periods_in(Grain::month, whole))
      text += std::to_string(period.day_count() / 7);
    for (const Period& period : calendar.periods_in(Grain::quarter, whole))
      text += " " + std::to_string(period.day_count() / 7);
    for (const Period& period : calendar.periods_in(Grain::half, whole))
      text += " " + std::to_string(period.day_count() / 7);
    return text;
  };
  CHECK(weeks(YearPattern::weeks_445, 2024) == "445445445445 13 13 13 13 26 26");
  CHECK(weeks(YearPattern::weeks_454, 2024) == "454454454454 13 13 13 13 26 26");
  CHECK(weeks(YearPattern::weeks_544, 2024) == "544544544544 13 13 13 13 26 26");
  CHECK(weeks(YearPattern::weeks_13x4, 2024) == "4444444444444 12 12 12 16 24 28");
  CHECK(weeks(YearPattern::weeks_445, 2023) == "445445445446 13 13 13 14 26 27");
  CHECK(weeks(YearPattern::weeks_13x4, 2023) == "4444444444445 12 12 12 17 24 29");
}

TEST_CASE("a week-based year may be the one of ISO 8601") {
  const Calendar calendar = Calendar::create({.pattern = YearPattern::weeks_445}).value();
  CHECK(days_of(calendar, "FY2026") == "2025-12-29 2027-01-03");
  CHECK(days_of(calendar, "2026-W53") == "2026-12-28 2027-01-03");
  CHECK(days_of(calendar, "FY2026-W53") == "2026-12-28 2027-01-03");
  CHECK(calendar.label(Grain::week, calendar.period_of(Grain::week, day("2026-02-14"))) ==
        "2026-W07");
  CHECK(days_of(calendar, "FY2026-P12") == "2026-11-23 2027-01-03");
  CHECK(calendar.parse_label("2025-W53").error().code == "period.impossible");
  CHECK(calendar.parse_label("FY2026-P13").error().code == "period.impossible");
  CHECK(calendar.parse_label("2026-02").error().arguments.at("example") == "FY2026-P02");
}

TEST_CASE("a week-based year may end on the last such weekday of a month") {
  Calendar::Spec spec = retail(YearPattern::weeks_454).spec();
  spec.year_end = YearEnd::last;
  const Calendar calendar = Calendar::create(spec).value();
  // Nearest to 31 January 2024 is Saturday 3 February; the last Saturday of January is the 27th.
  CHECK(days_of(calendar, "FY2023") == "2023-01-29 2024-01-27");
}

TEST_CASE("weeks of a week-based year begin on its weekday and carry its number") {
  const Calendar calendar = retail(YearPattern::weeks_454);
  CHECK(days_of(calendar, "FY2026-W01") == "2026-02-01 2026-02-07");
  CHECK(days_of(calendar, "2026-W02") == "2026-02-08 2026-02-14");
  CHECK(calendar.label(Grain::week, calendar.period_of(Grain::week, day("2027-01-30"))) ==
        "FY2026-W52");
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

TEST_CASE("weeks nest in nothing but themselves beside months, days in everything") {
  const Calendar calendar;
  CHECK(calendar.nests(Grain::day, Grain::week));
  CHECK(calendar.nests(Grain::week, Grain::week));
  CHECK_FALSE(calendar.nests(Grain::week, Grain::month));
  CHECK_FALSE(calendar.nests(Grain::week, Grain::year));
  CHECK(calendar.nests(Grain::month, Grain::quarter));
  CHECK_FALSE(calendar.nests(Grain::quarter, Grain::month));
  CHECK(retail(YearPattern::weeks_13x4).nests(Grain::week, Grain::month));
  CHECK_FALSE(retail(YearPattern::weeks_13x4).nests(Grain::month, Grain::week));
}

TEST_CASE("the grain of a span of days is the longest that fits exactly") {
  const Calendar calendar;
  CHECK(calendar.grain_of({day("2026-01-01"), day("2027-01-01")}) == Grain::year);
  CHECK(calendar.grain_of({day("2026-04-01"), day("2026-07-01")}) == Grain::quarter);
  CHECK(calendar.grain_of({day("2026-02-09"), day("2026-02-16")}) == Grain::week);
  CHECK_FALSE(calendar.grain_of({day("2026-02-10"), day("2026-02-17")}).has_value());
}

TEST_CASE("Dutch holidays are not worked where the calendar has them") {
  const Calendar calendar =
      Calendar::create({.holidays = {.country = Country::netherlands}}).value();
  CHECK(calendar.working_days({day("2026-05-01"), day("2026-06-01")}) == 19);  // 21 less 14, 25.
  CHECK_FALSE(calendar.is_working_day(day("2026-05-25")));
  CHECK(Calendar{}.is_working_day(day("2026-05-25")));
}

TEST_CASE("weekends and holidays are not worked") {
  const Calendar calendar =
      Calendar::create(
          {.holidays = {.added = {day("2026-12-25"), day("2026-12-26"), day("2026-12-25")}}})
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
