// Months by stepping from the first day of the year, week-based periods by tables of weeks.
#include "domain/fiscal_year.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/assert.h"

namespace koers::domain {
namespace {

// Weeks gone before each period of a year of 52, and at its end.
constexpr std::array<int, 13> weeks_445{0, 4, 8, 13, 17, 21, 26, 30, 34, 39, 43, 47, 52};
constexpr std::array<int, 13> weeks_454{0, 4, 9, 13, 17, 22, 26, 30, 35, 39, 43, 48, 52};
constexpr std::array<int, 13> weeks_544{0, 5, 9, 13, 18, 22, 26, 31, 35, 39, 44, 48, 52};
constexpr std::array<int, 14> weeks_13x4{0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52};

std::span<const int> weeks_before(YearPattern pattern) {
  switch (pattern) {
    case YearPattern::weeks_445:
      return weeks_445;
    case YearPattern::weeks_454:
      return weeks_454;
    case YearPattern::weeks_544:
      return weeks_544;
    case YearPattern::weeks_13x4:
      return weeks_13x4;
    case YearPattern::months:
      break;
  }
  KOERS_ASSERT(false, "only week-based years are cut into weeks");
}

// The units that quarters and halves begin with, and the end of the year.
constexpr std::array<int, 5> quarters_of_12{0, 3, 6, 9, 12};
constexpr std::array<int, 5> quarters_of_13{0, 3, 6, 9, 13};
constexpr std::array<int, 3> halves_of_12{0, 6, 12};
constexpr std::array<int, 3> halves_of_13{0, 6, 13};
constexpr std::array<int, 2> year_of_12{0, 12};
constexpr std::array<int, 2> year_of_13{0, 13};
constexpr std::array<int, 14> each_unit{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};

std::span<const int> cuts_of(Grain grain, YearPattern pattern) {
  const bool has_thirteen = pattern == YearPattern::weeks_13x4;
  switch (grain) {
    case Grain::month:
      return std::span(each_unit).first(has_thirteen ? 14 : 13);
    case Grain::quarter:
      return has_thirteen ? quarters_of_13 : quarters_of_12;
    case Grain::half:
      return has_thirteen ? halves_of_13 : halves_of_12;
    case Grain::year:
      return has_thirteen ? std::span<const int>(year_of_13) : std::span<const int>(year_of_12);
    default:
      KOERS_ASSERT(false, "days and weeks are no parts of a year here");
  }
}

// The last position whose number is at most `value`.
int last_at_most(std::span<const int> numbers, int value) {
  return static_cast<int>(std::ranges::upper_bound(numbers, value) - numbers.begin()) - 1;
}

}  // namespace

Date FiscalYears::nominal_start(int year) const {
  return Date{std::chrono::year{year} / std::chrono::month{spec_.fiscal_start_month} /
              std::chrono::day{spec_.fiscal_start_day}};
}

Date FiscalYears::start_of(int year) const {
  const Date nominal = nominal_start(year);
  if (spec_.pattern == YearPattern::months) return nominal;
  const Date latest = spec_.year_end == YearEnd::nearest ? nominal + Days{3} : nominal;
  const auto wanted = static_cast<unsigned>(spec_.week_start);
  const unsigned weekday = std::chrono::weekday{latest}.iso_encoding() - 1;
  return latest - Days{(weekday + 7 - wanted) % 7};
}

int FiscalYears::year_at(Date day) const {
  // A week-based year may begin in another calendar year than its nominal day.
  int year = year_of(day);
  while (day < start_of(year)) --year;
  while (day >= start_of(year + 1)) ++year;
  return year;
}

int FiscalYears::weeks_in(int year) const {
  return days_between(start_of(year), start_of(year + 1)) / 7;
}

int FiscalYears::count_of(Grain grain) const {
  return static_cast<int>(cuts_of(grain, spec_.pattern).size()) - 1;
}

// A month without such a day begins with its last one.
Date FiscalYears::month_start(int year, int unit) const {
  const auto first = std::chrono::year{year} / std::chrono::month{spec_.fiscal_start_month};
  const auto month = first + std::chrono::months{unit};
  const auto day = month / std::chrono::day{spec_.fiscal_start_day};
  return day.ok() ? Date{day} : Date{month / std::chrono::last};
}

Date FiscalYears::unit_start(int year, int unit) const {
  if (spec_.pattern == YearPattern::months) return month_start(year, unit);
  const auto weeks = weeks_before(spec_.pattern);
  const auto last = static_cast<int>(weeks.size()) - 1;
  if (unit == last) return start_of(year + 1);
  return start_of(year) + Days{7 * weeks[static_cast<std::size_t>(unit)]};
}

int FiscalYears::unit_at(int year, Date day) const {
  if (spec_.pattern == YearPattern::months) {
    const auto parts = calendar_day(day);
    const int unit = 12 * (static_cast<int>(parts.year()) - year) +
                     static_cast<int>(static_cast<unsigned>(parts.month())) -
                     static_cast<int>(spec_.fiscal_start_month);
    return day < month_start(year, unit) ? unit - 1 : unit;
  }
  const auto weeks = weeks_before(spec_.pattern);
  const int unit = last_at_most(weeks, days_between(start_of(year), day) / 7);
  return std::min(unit, static_cast<int>(weeks.size()) - 2);
}

Period FiscalYears::at(Grain grain, int year, int position) const {
  const auto cuts = cuts_of(grain, spec_.pattern);
  const auto cut = static_cast<std::size_t>(position);
  return {unit_start(year, cuts[cut]), unit_start(year, cuts[cut + 1])};
}

Period FiscalYears::in_weeks(Grain grain, Date start, int position) const {
  const auto cuts = cuts_of(grain, spec_.pattern);
  const auto weeks = weeks_before(spec_.pattern);
  const auto cut = static_cast<std::size_t>(position);
  const auto day_at = [&](int unit) {
    return start + Days{7 * weeks[static_cast<std::size_t>(unit)]};
  };
  return {day_at(cuts[cut]), day_at(cuts[cut + 1])};
}

FiscalYears::Place FiscalYears::place_of(Grain grain, Date day) const {
  const int year = year_at(day);
  return {year, last_at_most(cuts_of(grain, spec_.pattern), unit_at(year, day))};
}

}  // namespace koers::domain
