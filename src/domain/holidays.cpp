// Dutch public holidays by rule: fixed days, days around Easter, and the day of the monarch.
#include "domain/holidays.h"

#include <algorithm>

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, 3> liberation_names{"lustrum", "yearly", "never"};

Date day_of(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

unsigned weekday_of(Date day) { return std::chrono::weekday{day}.iso_encoding(); }

bool is_weekday(Date day) { return weekday_of(day) <= 5; }

// King Willem-Alexander's birthday since 2014, before that Queen's Day; neither was on a Sunday
// (until 1979 it moved to the Monday after, since then to the Saturday before).
Date day_of_the_monarch(int year) {
  const Date day = year >= 2014 ? day_of(year, 4, 27) : day_of(year, 4, 30);
  if (weekday_of(day) != 7) return day;
  return year >= 1980 ? day - Days{1} : day + Days{1};
}

bool is_liberation_day_off(int year, LiberationDay rule) {
  return rule == LiberationDay::yearly || (rule == LiberationDay::lustrum && year % 5 == 0);
}

bool holds(const std::vector<Date>& sorted, Date day) {
  return std::ranges::binary_search(sorted, day);
}

}  // namespace

std::string_view name_of(LiberationDay rule) {
  return liberation_names[static_cast<std::size_t>(rule)];
}

Date easter_sunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int of_century = year % 100;
  const int corrected = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - corrected + 15) % 30;
  const int to_sunday =
      (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
  const int day = epact + to_sunday - 7 * late + 114;
  return day_of(year, static_cast<unsigned>(day / 31), static_cast<unsigned>(day % 31 + 1));
}

YearOfHolidays dutch_holidays(int year, const Holidays& options) {
  YearOfHolidays holidays;
  const auto add = [&](Date day) { holidays.days.at(holidays.count++) = day; };
  const Date easter = easter_sunday(year);
  add(day_of(year, 1, 1));
  if (options.good_friday == GoodFriday::off) add(easter - Days{2});
  add(easter);
  add(easter + Days{1});
  add(day_of_the_monarch(year));
  if (is_liberation_day_off(year, options.liberation_day)) add(day_of(year, 5, 5));
  add(easter + Days{39});
  add(easter + Days{49});
  add(easter + Days{50});
  add(day_of(year, 12, 25));
  add(day_of(year, 12, 26));
  // Ascension may fall on Liberation Day or on Queen's Day: one day off.
  const auto end = holidays.days.begin() + static_cast<std::ptrdiff_t>(holidays.count);
  std::sort(holidays.days.begin(), end);
  holidays.count =
      static_cast<std::size_t>(std::unique(holidays.days.begin(), end) - holidays.days.begin());
  return holidays;
}

bool Holidays::contains(Date day) const {
  if (holds(added, day)) return true;
  if (country == Country::none || holds(removed, day)) return false;
  const YearOfHolidays holidays = dutch_holidays(year_of(day), *this);
  return std::ranges::find(holidays, day) != holidays.end();
}

int Holidays::weekdays_off(Date first, Date last) const {
  if (last <= first) return 0;
  const auto from = std::ranges::lower_bound(added, first);
  const auto to = std::ranges::lower_bound(added, last);
  auto count = static_cast<int>(std::count_if(from, to, is_weekday));
  if (country == Country::none) return count;
  for (int year = year_of(first); year <= year_of(last - Days{1}); ++year) {
    for (const Date day : dutch_holidays(year, *this)) {
      const bool is_inside = first <= day && day < last && is_weekday(day);
      if (is_inside && !holds(added, day) && !holds(removed, day)) ++count;
    }
  }
  return count;
}

}  // namespace koers::domain
