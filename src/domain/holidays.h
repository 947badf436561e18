// Days that are not worked, by the rule of a country and by hand. Weekends are the calendar's
// affair (calendar.h); names of holidays and half days are nobody's.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace koers::domain {

/// Whose public holidays are taken as days off.
enum class Country : std::uint8_t { none, netherlands };

/// When Liberation Day, 5 May, is a day off in the Netherlands: once in five years as in most
/// collective agreements (2025, 2030), every year, or never.
enum class LiberationDay : std::uint8_t { lustrum, yearly, never };
[[nodiscard]] std::string_view name_of(LiberationDay rule);

/// Whether Good Friday is a day off; in the Netherlands it usually is not.
enum class GoodFriday : std::uint8_t { worked, off };

/// Easter Sunday of a year of the Gregorian calendar (the anonymous computus of 1876).
[[nodiscard]] Date easter_sunday(int year);

struct Holidays {
  Country country = Country::none;
  GoodFriday good_friday = GoodFriday::worked;
  LiberationDay liberation_day = LiberationDay::lustrum;
  std::vector<Date> added;    ///< Days off of one's own; sorted, no doubles.
  std::vector<Date> removed;  ///< Holidays of the country that are worked; sorted, no doubles.

  /// A day that is both added and removed is off.
  [[nodiscard]] bool contains(Date day) const;
  /// How many days in [first, last) are off and no Saturday or Sunday. Cost: one step per year and
  /// per added day.
  [[nodiscard]] int weekdays_off(Date first, Date last) const;

  friend bool operator==(const Holidays&, const Holidays&) = default;
};

/// Days off of one year, in order.
struct YearOfHolidays {
  std::array<Date, 11> days{};
  std::size_t count = 0;

  [[nodiscard]] const Date* begin() const { return days.data(); }
  [[nodiscard]] const Date* end() const { return days.data() + count; }
};

/// New Year's Day, Good Friday where it is off, Easter Sunday and Monday, King's Day (27 April, the
/// day before where that is a Sunday; until 2013 Queen's Day, 30 April), Liberation Day by its
/// rule, Ascension, Whit Sunday and Monday, both days of Christmas. Added and removed days are left
/// out of account.
[[nodiscard]] YearOfHolidays dutch_holidays(int year, const Holidays& options);

}  // namespace koers::domain
