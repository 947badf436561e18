// Claims about what a period is compared with.
#include "domain/reference_period.h"

#include <doctest/doctest.h>

namespace koers::domain {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

std::string days_of(const Period& period) {
  return to_string(period.first) + " " + to_string(period.final_day());
}

Calendar retail() {
  return Calendar::create({.fiscal_start_month = 2,
                           .naming = FiscalNaming::start_year,
                           .pattern = YearPattern::weeks_454,
                           .week_start = Weekday::sunday})
      .value();
}

Period named(const Calendar& calendar, std::string_view label) {
  return calendar.parse_label(label).value().period;
}

std::string restated_days(const Calendar& calendar, std::string_view label) {
  const auto period = calendar.parse_label(label).value();
  return days_of(restated(calendar, period.grain, period.period));
}

}  // namespace

TEST_CASE("a year of 53 weeks is compared without its first week") {
  const Calendar calendar = retail();  // 2023 has 53 weeks, 2022 and 2024 have 52.
  CHECK(days_of(named(calendar, "FY2023")) == "2023-01-29 2024-02-03");
  CHECK(restated_days(calendar, "FY2023") == "2023-02-05 2024-02-03");
  CHECK(restated_days(calendar, "FY2023-P01") == "2023-02-05 2023-03-04");
  // The last period has five weeks itself, and four where it is compared.
  CHECK(named(calendar, "FY2023-P12").day_count() == 35);
  CHECK(restated_days(calendar, "FY2023-P12") == "2024-01-07 2024-02-03");
  CHECK(restated_days(calendar, "FY2023-W01") == "2023-02-05 2023-02-11");
  CHECK(restated_days(calendar, "FY2023-W53") == "2024-01-28 2024-02-03");
  CHECK(restated_days(calendar, "FY2024") == days_of(named(calendar, "FY2024")));
  CHECK(restated_days(calendar, "2023-05-07") == "2023-05-07 2023-05-07");
  CHECK(restated_days(Calendar{}, "2023-Q1") == "2023-01-01 2023-03-31");
}

TEST_CASE("the year after a long one is compared week by week with the same season") {
  const Calendar calendar = retail();
  for (const char* label : {"FY2024", "FY2024-H2", "FY2024-Q3", "FY2024-P07", "FY2024-W30"}) {
    const Period period = named(calendar, label);
    CHECK(year_before(calendar, period) ==
          Period{period.first - Days{364}, period.last - Days{364}});
  }
  CHECK(days_of(year_before(calendar, named(calendar, "FY2023-W53"))) == "2023-01-22 2023-01-28");
  const Period days{day("2024-05-03"), day("2024-05-20")};
  CHECK(days_of(year_before(calendar, days)) == "2023-05-05 2023-05-21");
}

TEST_CASE("a year before is the same days where years are months, 52 weeks for a week") {
  const Calendar calendar;
  CHECK(days_of(year_before(calendar, named(calendar, "2024-02"))) == "2023-02-01 2023-02-28");
  CHECK(days_of(year_before(calendar, named(calendar, "2026-W07"))) == "2025-02-10 2025-02-16");
  CHECK(days_of(year_before(calendar, {day("2026-03-05"), day("2026-03-12")})) ==
        "2025-03-05 2025-03-11");
}

TEST_CASE("periods before: by their own grain, at the same place of a longer one, by both ends") {
  const Calendar calendar;
  const auto before = [&](std::string_view label, Grain grain, int steps) {
    const auto days = periods_before(calendar, named(calendar, label), grain, steps);
    return days ? days_of(*days) : "none";
  };
  CHECK(before("2026-03", Grain::month, 1) == "2026-02-01 2026-02-28");
  CHECK(before("2026-03", Grain::year, 1) == "2025-03-01 2025-03-31");
  CHECK(before("2024-02", Grain::year, 2) == "2022-02-01 2022-02-28");
  CHECK(before("2026-05", Grain::quarter, 1) == "2026-02-01 2026-02-28");
  CHECK(before("2026-Q1", Grain::month, 1) == "2025-12-01 2026-02-28");
  CHECK(before("2026-W01", Grain::week, 1) == "2025-12-22 2025-12-28");
  CHECK(before("2026-03-31", Grain::day, 31) == "2026-02-28 2026-02-28");
  CHECK(before("2026-03-31", Grain::month, 1) == "none");  // February has no thirty-first day.
  const Period odd{day("2026-01-15"), day("2026-02-15")};
  CHECK_FALSE(periods_before(calendar, odd, Grain::month, 1).has_value());
  CHECK(days_of(*periods_before(calendar, odd, Grain::day, 15)) == "2025-12-31 2026-01-30");
  CHECK(days_of(*periods_before(calendar, odd, Grain::year, 1)) == "2025-01-15 2025-02-14");
}

TEST_CASE("a period that runs is compared with as many days of the other, not with all of it") {
  const Calendar calendar;
  const Period april{day("2026-04-01"), day("2026-05-01")};
  const Period february{day("2026-02-01"), day("2026-03-01")};
  const auto compared = [&](std::string_view on, const Period& reference) {
    return days_of(same_elapsed(calendar, {.period = april, .on = day(on)}, reference));
  };
  CHECK(compared("2026-04-10", february) == "2026-02-01 2026-02-10");
  CHECK(compared("2026-04-29", february) == "2026-02-01 2026-02-28");
  CHECK(compared("2026-04-30", february) == "2026-02-01 2026-02-28");
  CHECK(compared("2026-06-30", {day("2026-03-01"), day("2026-04-01")}) == "2026-03-01 2026-03-31");
  CHECK(same_elapsed(calendar, {.period = april, .on = day("2026-03-31")}, february).day_count() ==
        0);
}

TEST_CASE("by working days the comparison ends with the day that completes their number") {
  const Calendar calendar =
      Calendar::create({.holidays = {.country = Country::netherlands}}).value();
  const Period april{day("2026-04-01"), day("2026-05-01")};
  const Period april_before{day("2025-04-01"), day("2025-05-01")};
  // 1, 2, 3 April 2026 are worked, the 6th is Easter Monday, the 7th is the fourth working day.
  const PeriodToDate to_date{
      .period = april, .on = day("2026-04-07"), .by = ElapsedBy::working_days};
  CHECK(days_of(same_elapsed(calendar, to_date, april_before)) == "2025-04-01 2025-04-04");
}

}  // namespace koers::domain
