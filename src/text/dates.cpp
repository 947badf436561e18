// Names of months and weekdays, and the few shapes of period labels.
#include "text/dates.h"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "base/assert.h"
#include "text/catalog.h"

namespace koers::text {
namespace {

using Names = std::array<std::string_view, 12>;
constexpr Names months_nl{"januari", "februari", "maart",     "april",   "mei",      "juni",
                          "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr Names months_en{"January", "February", "March",     "April",   "May",      "June",
                          "July",    "August",   "September", "October", "November", "December"};
constexpr Names short_nl{"jan", "feb", "mrt", "apr", "mei", "jun",
                         "jul", "aug", "sep", "okt", "nov", "dec"};
constexpr Names short_en{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> days_nl{"zondag",    "maandag", "dinsdag", "woensdag",
                                                  "donderdag", "vrijdag", "zaterdag"};
constexpr std::array<std::string_view, 7> days_en{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};

unsigned day_of(Date day) { return static_cast<unsigned>(calendar_day(day).day()); }

// "mei" is not shortened, so it has no point.
std::string month_with_point(Locale locale, unsigned month) {
  std::string name(month_abbreviation(locale, month));
  if (locale == Locale::nl && month != 5) name += '.';
  return name;
}

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
    return std::nullopt;
  return value;
}

// The parts of "FY2026-Q1": is_fiscal, year 2026, rest "Q1". Year 0: not a label.
struct Label {
  bool is_fiscal = false;
  int year = 0;
  std::string_view rest;
};

Label parts_of(std::string_view label) {
  Label parts;
  if (label.starts_with("FY")) {
    parts.is_fiscal = true;
    label.remove_prefix(2);
  }
  const auto year = whole_number(label.substr(0, 4));
  if (label.size() < 4 || !year || (label.size() > 4 && label[4] != '-')) return {};
  parts.year = *year;
  parts.rest = label.size() > 5 ? label.substr(5) : std::string_view{};
  return parts;
}

// The number of a month that is no calendar month: "P02".
std::optional<int> numbered(std::string_view rest) {
  return rest.front() == 'P' ? whole_number(rest.substr(1)) : std::nullopt;
}

std::string fiscal_year(Locale locale, int year) {
  return locale == Locale::nl ? fmt::format("boekjaar {}", year) : fmt::format("FY{}", year);
}

std::optional<unsigned> month_in(std::string_view rest) {
  const auto number = rest.size() == 2 ? whole_number(rest) : std::nullopt;
  if (!number || *number < 1 || *number > 12) return std::nullopt;
  return static_cast<unsigned>(*number);
}

}  // namespace

std::string_view month_name(Locale locale, unsigned month) {
  KOERS_ASSERT(month >= 1 && month <= 12, "months count from 1 to 12");
  return (locale == Locale::nl ? months_nl : months_en)[month - 1];
}

std::string_view month_abbreviation(Locale locale, unsigned month) {
  KOERS_ASSERT(month >= 1 && month <= 12, "months count from 1 to 12");
  return (locale == Locale::nl ? short_nl : short_en)[month - 1];
}

std::string_view weekday_name(Locale locale, Date day) {
  const unsigned number = std::chrono::weekday{day}.c_encoding();
  return (locale == Locale::nl ? days_nl : days_en)[number];
}

std::string format_date(Locale locale, Date day) {
  return fmt::format("{} {} {}", day_of(day), month_name(locale, month_of(day)), year_of(day));
}

std::string format_day(Locale locale, Date day) {
  return fmt::format("{} {}", day_of(day), month_with_point(locale, month_of(day)));
}

std::string format_date_short(Locale locale, Date day) {
  return fmt::format("{} {}", format_day(locale, day), year_of(day));
}

std::string format_days(Locale locale, const std::pair<Date, Date>& first_and_final) {
  const auto& [first, final] = first_and_final;
  std::string end = format_date_short(locale, final);
  if (first == final) return end;
  if (year_of(first) != year_of(final))
    return fmt::format("{} – {}", format_date_short(locale, first), end);
  if (month_of(first) != month_of(final))
    return fmt::format("{} – {}", format_day(locale, first), end);
  return fmt::format("{} – {}", day_of(first), end);
}

std::string format_period(Locale locale, std::string_view label) {
  const Label parts = parts_of(label);
  if (parts.year == 0) return std::string(label);
  std::string year = parts.is_fiscal ? fiscal_year(locale, parts.year) : std::to_string(parts.year);
  if (parts.rest.empty()) return year;
  if (parts.rest.front() == 'Q' || parts.rest.front() == 'H')
    return fmt::format("{} {}", parts.rest, year);
  const auto week = parts.rest.front() == 'W' ? whole_number(parts.rest.substr(1)) : std::nullopt;
  const std::string_view of = locale == Locale::nl ? "van" : "of";
  if (week) return fmt::format("week {} {} {}", *week, of, year);
  if (const auto part = numbered(parts.rest))
    return fmt::format("{} {} {} {}", locale == Locale::nl ? "periode" : "period", *part, of, year);
  if (const auto month = month_in(parts.rest))
    return fmt::format("{} {}", month_name(locale, *month), year);
  const auto day = parse_date(label);
  return day ? format_date(locale, *day) : std::string(label);
}

std::string format_period_short(Locale locale, std::string_view label) {
  const Label parts = parts_of(label);
  if (parts.year == 0 || parts.rest.empty()) return std::string(label);
  if (parts.rest.front() == 'Q' || parts.rest.front() == 'H') return std::string(parts.rest);
  const auto week = parts.rest.front() == 'W' ? whole_number(parts.rest.substr(1)) : std::nullopt;
  if (week) return fmt::format("w{}", *week);
  if (const auto part = numbered(parts.rest)) return fmt::format("p{}", *part);
  if (const auto month = month_in(parts.rest))
    return std::string(month_abbreviation(locale, *month));
  const auto day = parse_date(label);
  return day ? format_day(locale, *day) : std::string(label);
}

std::string format_age(Locale locale, int days) {
  if (days <= 0) return say(locale, "age.today");
  if (days == 1) return say(locale, "age.yesterday");
  return say(locale, "age.days", {{"count", std::to_string(days)}});
}

}  // namespace koers::text
