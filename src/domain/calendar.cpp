// Periods of the calendar: where they begin, which follows which, and which days of them are
// worked. Their names are in calendar_label.cpp, the years they are cut from in fiscal_year.h.
#include "domain/calendar.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "domain/fiscal_year.h"

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, 6> grain_names{"day",     "week", "month",
                                                      "quarter", "half", "year"};
constexpr std::array<Grain, 6> longest_first{Grain::year,  Grain::half, Grain::quarter,
                                             Grain::month, Grain::week, Grain::day};

constexpr std::array<std::string_view, 5> pattern_names{"months", "4-4-5", "4-5-4", "5-4-4",
                                                        "13x4"};
constexpr std::array<std::string_view, 2> end_names{"nearest", "last"};
constexpr std::array<std::string_view, 7> weekday_names{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

// 0 for Monday.
unsigned weekday_of(Date day) { return std::chrono::weekday{day}.iso_encoding() - 1; }

bool is_weekend(Date day) { return weekday_of(day) >= 5; }

void sort_out_doubles(std::vector<Date>& days) {
  std::ranges::sort(days);
  const auto doubles = std::ranges::unique(days);
  days.erase(doubles.begin(), doubles.end());
}

// Whether the day exists in every year.
bool is_day_of_month(unsigned month, unsigned day) {
  const std::chrono::month_day found{std::chrono::month{month}, std::chrono::day{day}};
  const bool is_leap_day = month == 2 && day == 29;
  return found.ok() && !is_leap_day;
}

int floored(int value, int divisor) {
  return value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor);
}

}  // namespace

std::string_view name_of(Grain grain) { return grain_names[static_cast<std::size_t>(grain)]; }
std::string_view name_of(YearPattern pattern) {
  return pattern_names[static_cast<std::size_t>(pattern)];
}
std::string_view name_of(YearEnd end) { return end_names[static_cast<std::size_t>(end)]; }
std::string_view name_of(Weekday weekday) {
  return weekday_names[static_cast<std::size_t>(weekday)];
}

Result<Grain> parse_grain(std::string_view text) {
  if (text == "half_year") return Grain::half;
  const auto found = std::ranges::find(grain_names, text);
  if (found == grain_names.end())
    return fail(Error{.code = "grain.unknown", .arguments = {{"text", std::string(text)}}});
  return static_cast<Grain>(found - grain_names.begin());
}

Result<Calendar> Calendar::create(Spec spec) {
  if (!is_day_of_month(spec.fiscal_start_month, spec.fiscal_start_day)) {
    return fail(
        Error{.code = "calendar.fiscal_start_out_of_range",
              .pointer = "/fiscal_start",
              .arguments = {{"start", spec.fiscal_start_day == 1
                                          ? std::to_string(spec.fiscal_start_month)
                                          : fmt::format("{:02}-{:02}", spec.fiscal_start_month,
                                                        spec.fiscal_start_day)}}});
  }
  sort_out_doubles(spec.holidays.added);
  sort_out_doubles(spec.holidays.removed);
  Calendar calendar;
  calendar.spec_ = std::move(spec);
  return calendar;
}

bool Calendar::nests(Grain inner, Grain outer) const {
  if (inner == outer || inner == Grain::day) return true;
  const bool has_week = inner == Grain::week || outer == Grain::week;
  return inner < outer && (is_week_based() || !has_week);
}

Period Calendar::period_of(Grain grain, Date day) const {
  if (grain == Grain::day) return {day, day + Days{1}};
  if (grain == Grain::week) {
    const Weekday start = is_week_based() ? spec_.week_start : Weekday::monday;
    const Date first = day - Days{(weekday_of(day) + 7 - static_cast<unsigned>(start)) % 7};
    return {first, first + Days{7}};
  }
  const FiscalYears years(spec_);
  const auto place = years.place_of(grain, day);
  return years.at(grain, place.year, place.position);
}

Period Calendar::shift(Grain grain, const Period& period, int steps) const {
  if (grain == Grain::day || grain == Grain::week) {
    const Days step{(grain == Grain::week ? 7 : 1) * steps};
    return {period.first + step, period.last + step};
  }
  const FiscalYears years(spec_);
  const auto place = years.place_of(grain, period.first);
  const int count = years.count_of(grain);
  const int moved = place.position + steps;
  const int years_on = floored(moved, count);
  return years.at(grain, place.year + years_on, moved - years_on * count);
}

std::vector<Period> Calendar::periods_in(Grain grain, const Period& range) const {
  std::vector<Period> periods;
  if (range.last <= range.first) return periods;
  for (Period period = period_of(grain, range.first); period.first < range.last;
       period = shift(grain, period, 1)) {
    periods.push_back(period);
  }
  return periods;
}

std::optional<Grain> Calendar::grain_of(const Period& period) const {
  for (const Grain grain : longest_first) {
    if (period_of(grain, period.first) == period) return grain;
  }
  return std::nullopt;
}

bool Calendar::is_working_day(Date day) const {
  return !is_weekend(day) && !spec_.holidays.contains(day);
}

int Calendar::working_days(const Period& period) const {
  if (period.last <= period.first) return 0;
  // Whole weeks have five weekdays; only the rest is walked.
  const int weeks = period.day_count() / 7;
  int days = weeks * 5;
  for (Date day = period.first + Days{weeks * 7}; day < period.last; day += Days{1}) {
    if (!is_weekend(day)) ++days;
  }
  return days - spec_.holidays.weekdays_off(period.first, period.last);
}

}  // namespace koers::domain
