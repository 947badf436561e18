// Periods of the calendar: where they begin, how they are named and how names are read back.
// Months, quarters, halves and years are runs of whole months from the start of the fiscal year.
#include "domain/calendar.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/assert.h"

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, 6> grain_names{"day",     "week", "month",
                                                      "quarter", "half", "year"};
constexpr std::array<Grain, 6> longest_first{Grain::year,  Grain::half, Grain::quarter,
                                             Grain::month, Grain::week, Grain::day};

// Months in a period of a grain; 0 for days and weeks, which are no number of months.
int months_of(Grain grain) {
  switch (grain) {
    case Grain::month:
      return 1;
    case Grain::quarter:
      return 3;
    case Grain::half:
      return 6;
    case Grain::year:
      return 12;
    default:
      return 0;
  }
}

int day_step(Grain grain) { return grain == Grain::week ? 7 : 1; }

Date first_of_month(int year, unsigned month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{1}};
}

Date monday_of(Date day) {
  const std::chrono::weekday weekday{day};
  return day - Days{weekday.iso_encoding() - 1};
}

struct IsoWeek {
  int year;
  int week;
};

// The ISO year of a week is the year of its Thursday.
IsoWeek iso_week(Date monday) {
  const Date thursday = monday + Days{3};
  const int year = year_of(thursday);
  return {year, days_between(first_of_month(year, 1), thursday) / 7 + 1};
}

Failure unreadable(std::string_view code, ErrorKind kind, std::string_view text) {
  return fail(
      Error{.kind = kind, .code = std::string(code), .arguments = {{"text", std::string(text)}}});
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// The parts of "FY2026-Q1": everything but what they mean.
struct LabelParts {
  bool is_fiscal = false;
  int year = 0;
  char mark = '\0';  // 'W', 'Q', 'H', 'M' for a bare month number, '\0' for none.
  int number = 0;
};

std::optional<LabelParts> split_label(std::string_view text) {
  LabelParts parts;
  parts.is_fiscal = text.starts_with("FY");
  if (parts.is_fiscal) text.remove_prefix(2);
  const auto dash = text.find('-');
  const std::string_view year = text.substr(0, dash);
  const bool is_short = parts.is_fiscal && year.size() == 2;
  if (!is_digits(year) || (year.size() != 4 && !is_short)) return std::nullopt;
  parts.year = number_of(year) + (is_short ? 2000 : 0);
  if (dash == std::string_view::npos) return parts;

  std::string_view rest = text.substr(dash + 1);
  parts.mark = 'M';
  if (!rest.empty() && (rest[0] == 'W' || rest[0] == 'Q' || rest[0] == 'H')) {
    parts.mark = rest[0];
    rest.remove_prefix(1);
  }
  const std::size_t width = parts.mark == 'Q' || parts.mark == 'H' ? 1 : 2;
  if (!is_digits(rest) || rest.size() != width) return std::nullopt;
  parts.number = number_of(rest);
  if (parts.is_fiscal && (parts.mark == 'W' || parts.mark == 'M')) return std::nullopt;
  return parts;
}

Grain grain_of_mark(char mark) {
  switch (mark) {
    case 'W':
      return Grain::week;
    case 'Q':
      return Grain::quarter;
    case 'H':
      return Grain::half;
    case 'M':
      return Grain::month;
    default:
      return Grain::year;
  }
}

}  // namespace

std::string_view name_of(Grain grain) { return grain_names[static_cast<std::size_t>(grain)]; }

Result<Grain> parse_grain(std::string_view text) {
  if (text == "half_year") return Grain::half;
  const auto found = std::ranges::find(grain_names, text);
  if (found == grain_names.end()) return unreadable("grain.unknown", ErrorKind::invalid, text);
  return static_cast<Grain>(found - grain_names.begin());
}

bool nests_in(Grain inner, Grain outer) {
  if (inner == outer || inner == Grain::day) return true;
  if (inner == Grain::week || outer == Grain::week) return false;
  return inner < outer;
}

Result<Calendar> Calendar::create(Spec spec) {
  if (spec.fiscal_start_month < 1 || spec.fiscal_start_month > 12) {
    return fail(Error{.code = "calendar.fiscal_start_out_of_range",
                      .pointer = "/fiscal_start",
                      .arguments = {{"month", std::to_string(spec.fiscal_start_month)}}});
  }
  std::ranges::sort(spec.holidays);
  const auto doubles = std::ranges::unique(spec.holidays);
  spec.holidays.erase(doubles.begin(), doubles.end());
  Calendar calendar;
  calendar.spec_ = std::move(spec);
  return calendar;
}

Period Calendar::period_of(Grain grain, Date day) const {
  if (grain == Grain::day) return {day, day + Days{1}};
  if (grain == Grain::week) return {monday_of(day), monday_of(day) + Days{7}};
  const int months = months_of(grain);
  const int into_year =
      (static_cast<int>(month_of(day)) + 12 - static_cast<int>(spec_.fiscal_start_month)) % 12;
  const Date first = add_months(first_of_month(year_of(day), month_of(day)), -(into_year % months));
  return {first, add_months(first, months)};
}

Period Calendar::shift(Grain grain, const Period& period, int steps) const {
  const int months = months_of(grain);
  if (months == 0) {
    const Days step{day_step(grain) * steps};
    return {period.first + step, period.last + step};
  }
  const Date first = add_months(period.first, months * steps);
  return {first, add_months(first, months)};
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

std::string Calendar::label(Grain grain, const Period& period) const {
  if (grain == Grain::day) return to_string(period.first);
  if (grain == Grain::week) {
    const IsoWeek week = iso_week(period.first);
    return fmt::format("{:04}-W{:02}", week.year, week.week);
  }
  if (grain == Grain::month)
    return fmt::format("{:04}-{:02}", year_of(period.first), month_of(period.first));

  const Period year = period_of(Grain::year, period.first);
  const bool is_named_by_end = spec_.naming == FiscalNaming::end_year;
  const int name = year_of(is_named_by_end ? year.final_day() : year.first);
  std::string prefix = fmt::format("{}{:04}", is_calendar_year() ? "" : "FY", name);
  if (grain == Grain::year) return prefix;
  const int months = months_of(grain);
  int number = 1;
  for (Date at = year.first; at < period.first; at = add_months(at, months)) ++number;
  return fmt::format("{}-{}{}", prefix, grain == Grain::quarter ? 'Q' : 'H', number);
}

Result<Calendar::Named> Calendar::parse_label(std::string_view text) const {
  if (text.size() == 10 && is_digits(text.substr(0, 4))) {
    const auto day = parse_date(text);
    if (day) return Named{Grain::day, period_of(Grain::day, *day)};
    const bool is_impossible = day.error().code == "date.impossible";
    return is_impossible ? unreadable("period.impossible", ErrorKind::invalid, text)
                         : unreadable("period.malformed", ErrorKind::malformed, text);
  }
  const auto parts = split_label(text);
  if (!parts) return unreadable("period.malformed", ErrorKind::malformed, text);
  const auto impossible = [&] { return unreadable("period.impossible", ErrorKind::invalid, text); };
  const Grain grain = grain_of_mark(parts->mark);
  if (parts->year < 1000 || (grain != Grain::year && parts->number < 1)) return impossible();

  if (grain == Grain::week) {
    // 4 January is always in week 1.
    const Date first_monday = monday_of(first_of_month(parts->year, 1) + Days{3});
    const Date monday = first_monday + Days{7 * (parts->number - 1)};
    if (iso_week(monday).year != parts->year) return impossible();
    return Named{grain, {monday, monday + Days{7}}};
  }
  if (grain == Grain::month) {
    if (parts->number > 12) return impossible();
    return Named{
        grain, period_of(grain, first_of_month(parts->year, static_cast<unsigned>(parts->number)))};
  }
  const bool begins_year_before = !is_calendar_year() && spec_.naming == FiscalNaming::end_year;
  const Date start =
      first_of_month(parts->year - (begins_year_before ? 1 : 0), spec_.fiscal_start_month);
  const int months = months_of(grain);
  if (parts->number * months > 12) return impossible();
  const int into_year = grain == Grain::year ? 0 : (parts->number - 1) * months;
  return Named{grain, period_of(grain, add_months(start, into_year))};
}

std::optional<Grain> Calendar::grain_of(const Period& period) const {
  for (const Grain grain : longest_first) {
    if (period_of(grain, period.first) == period) return grain;
  }
  return std::nullopt;
}

bool Calendar::is_working_day(Date day) const {
  const std::chrono::weekday weekday{day};
  if (weekday.iso_encoding() > 5) return false;
  return !std::ranges::binary_search(spec_.holidays, day);
}

int Calendar::working_days(const Period& period) const {
  if (period.last <= period.first) return 0;
  // Whole weeks have five weekdays; only the rest is walked.
  const int weeks = period.day_count() / 7;
  int days = weeks * 5;
  for (Date day = period.first + Days{weeks * 7}; day < period.last; day += Days{1}) {
    if (std::chrono::weekday{day}.iso_encoding() <= 5) ++days;
  }
  const auto first = std::ranges::lower_bound(spec_.holidays, period.first);
  const auto last = std::ranges::lower_bound(spec_.holidays, period.last);
  days -= static_cast<int>(std::count_if(
      first, last, [](Date day) { return std::chrono::weekday{day}.iso_encoding() <= 5; }));
  return days;
}

}  // namespace koers::domain
