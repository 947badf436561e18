// Claims about totals that follow working days.
#include "domain/working_rhythm.h"

#include <cmath>
#include <doctest/doctest.h>

#include "domain/holidays.h"

namespace koers::domain {
namespace {

const Calendar calendar;

Period month(std::string_view label) { return calendar.parse_label(label)->period; }

// Three years of months, each made of its period.
template <typename Total>
TotalsKnown totals(const Total& total) {
  TotalsKnown known{.values = {}, .grain = Grain::month, .last = month("2025-12")};
  for (int at = -35; at <= 0; ++at)
    known.values.emplace_back(total(calendar.shift(Grain::month, known.last, at)));
  return known;
}

double per_working_day(const Period& period) {
  const double wave = std::sin(static_cast<double>(period.first.time_since_epoch().count()));
  return calendar.working_days(period) * (100 + wave);
}

}  // namespace

TEST_CASE("totals that come on working days are seen to") {
  const auto rhythm = working_rhythm(totals(per_working_day), calendar, 3);
  REQUIRE(rhythm.has_value());
  CHECK(rhythm->past.size() == 36);
  REQUIRE(rhythm->ahead.size() == 3);
  // January 2026 has 22 working days, February 20, March 22; no month has more than 23.
  CHECK(rhythm->ahead[0] == doctest::Approx(22.0 / 23));
  CHECK(rhythm->ahead[1] == doctest::Approx(20.0 / 23));
}

TEST_CASE("others are left as they are") {
  const auto steady = totals([](const Period&) { return 500.0; });
  CHECK_FALSE(working_rhythm(steady, calendar, 3).has_value());
  CHECK_FALSE(working_rhythm(totals([](const Period&) { return 0.0; }), calendar, 3).has_value());
  auto few = totals(per_working_day);
  for (std::size_t i = 0; i < 20; ++i) few.values[i].reset();
  CHECK_FALSE(working_rhythm(few, calendar, 3).has_value());
  auto years = totals(per_working_day);
  years.grain = Grain::year;
  CHECK_FALSE(working_rhythm(years, calendar, 3).has_value());
}

}  // namespace koers::domain
