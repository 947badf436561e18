// Reading, writing and stepping over days, on top of std::chrono's calendar.
#include "base/date.h"

#include <charconv>
#include <fmt/compile.h>
#include <fmt/format.h>

#include "base/assert.h"

namespace koers {
namespace {

// Exactly `text` as digits; -1 where it is anything else.
int digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && text.front() >= '0' && text.front() <= '9' ? value : -1;
}

Failure malformed(std::string_view code, std::string_view text) {
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = std::string(code),
                    .arguments = {{"text", std::string(text)}}});
}

}  // namespace

Result<Date> make_date(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day parts{std::chrono::year{year}, std::chrono::month{month},
                                          std::chrono::day{day}};
  if (!parts.ok() || year < 1000 || year > 9999) {
    Error error{.code = "date.impossible",
                .arguments = {{"text", fmt::format("{}-{:02}-{:02}", year, month, day)}}};
    const bool is_month = month >= 1 && month <= 12 && year >= 1000 && year <= 9999;
    if (is_month)
      error.arguments["last"] = to_string(add_months(date_of(year, month, 1), 1) - Days{1});
    return fail(error);
  }
  return Date{parts};
}

Date date_of(int year, unsigned month, unsigned day) {
  const auto date = make_date(year, month, day);
  KOERS_ASSERT(date.has_value(), "a literal day exists");
  return *date;
}

Result<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-')
    return malformed("date.malformed", text);
  const int year = digits(text.substr(0, 4));
  const int month = digits(text.substr(5, 2));
  const int day = digits(text.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return malformed("date.malformed", text);
  return make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string to_string(Date date) {
  const auto parts = calendar_day(date);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

std::string to_string(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{instant - day};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_string(Date{day}), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

Result<Instant> parse_instant(std::string_view text) {
  const std::string_view whole = text;
  if (text.size() < 17 || text[10] != 'T' || text.back() != 'Z')
    return malformed("instant.malformed", whole);
  KOERS_TRY(day, parse_date(text.substr(0, 10)));
  text.remove_suffix(1);
  const int hour = digits(text.substr(11, 2));
  const int minute = text[13] == ':' ? digits(text.substr(14, 2)) : -1;
  const int second = text.size() == 16
                         ? 0
                         : (text.size() >= 19 && text[16] == ':' ? digits(text.substr(17, 2)) : -1);
  int millisecond = 0;
  if (text.size() > 19)
    millisecond = text.size() == 23 && text[19] == '.' ? digits(text.substr(20, 3)) : -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
      millisecond < 0) {
    return malformed("instant.malformed", whole);
  }
  return Instant{day} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second} + std::chrono::milliseconds{millisecond};
}

std::chrono::year_month_day calendar_day(Date date) { return std::chrono::year_month_day{date}; }
int year_of(Date date) { return static_cast<int>(calendar_day(date).year()); }
unsigned month_of(Date date) { return static_cast<unsigned>(calendar_day(date).month()); }

Date add_months(Date date, int months) {
  using std::chrono::month_day_last;
  using std::chrono::year_month;
  const auto parts = calendar_day(date);
  const year_month target = year_month{parts.year(), parts.month()} + std::chrono::months{months};
  const std::chrono::year_month_day moved{target.year(), target.month(), parts.day()};
  if (moved.ok()) return Date{moved};
  return Date{std::chrono::year_month_day_last{target.year(), month_day_last{target.month()}}};
}

}  // namespace koers
