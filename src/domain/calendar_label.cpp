// Names of periods, and reading them back.
#include <algorithm>
#include <fmt/compile.h>
#include <fmt/format.h>

#include "domain/fiscal_year.h"

namespace koers::domain {
namespace {

Date first_of_month(int year, unsigned month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{1}};
}

// Whether weeks are numbered as ISO 8601 does: beside months always; in week-based years where
// those are its years.
bool has_iso_weeks(const Calendar& calendar) {
  const auto& spec = calendar.spec();
  if (!calendar.is_week_based()) return true;
  return spec.week_start == Weekday::monday && spec.year_end == YearEnd::nearest &&
         spec.fiscal_start_month == 1 && spec.fiscal_start_day == 1;
}

// Whether a fiscal year lies in two calendar years (but for some days of a week-based one).
bool spans_two_years(const Calendar::Spec& spec) {
  return spec.fiscal_start_month != 1 || spec.fiscal_start_day != 1;
}

// Years from the one that a fiscal year begins in to the one that names it.
int naming_offset(const Calendar::Spec& spec) {
  return spec.naming == FiscalNaming::end_year && spans_two_years(spec) ? 1 : 0;
}

// The ISO year of a week is the year of its Thursday.
std::string iso_week_label(Date monday) {
  const Date thursday = monday + Days{3};
  const int year = year_of(thursday);
  const int week = days_between(first_of_month(year, 1), thursday) / 7 + 1;
  return fmt::format("{:04}-W{:02}", year, week);
}

std::string position_label(Grain grain, int number) {
  switch (grain) {
    case Grain::week:
      return fmt::format("-W{:02}", number);
    case Grain::month:
      return fmt::format("-P{:02}", number);
    case Grain::quarter:
      return fmt::format("-Q{}", number);
    case Grain::half:
      return fmt::format("-H{}", number);
    default:
      return {};
  }
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
  std::optional<int> second_year;  // 2021 or 21 in "FY20/21", as written.
  char mark = '\0';  // 'W', 'P', 'Q', 'H', 'M' for a bare month number, '\0' for none.
  int number = 0;
};

// "2026", "26" after FY, "2020/2021", "20/21".
bool read_years(std::string_view text, LabelParts& parts) {
  const auto slash = text.find('/');
  const std::string_view year = text.substr(0, slash);
  const bool is_short = parts.is_fiscal && year.size() == 2;
  if (!is_digits(year) || (year.size() != 4 && !is_short)) return false;
  parts.year = number_of(year) + (is_short ? 2000 : 0);
  if (slash == std::string_view::npos) return true;
  const std::string_view second = text.substr(slash + 1);
  if (!is_digits(second) || (second.size() != 4 && second.size() != 2)) return false;
  parts.second_year = number_of(second) + (second.size() == 2 ? parts.year / 100 * 100 : 0);
  // The years after 1999 and 2099 begin a century.
  if (second.size() == 2 && *parts.second_year < parts.year) *parts.second_year += 100;
  return true;
}

std::optional<LabelParts> split_label(std::string_view text) {
  LabelParts parts;
  parts.is_fiscal = text.starts_with("FY");
  if (parts.is_fiscal) text.remove_prefix(2);
  const auto dash = text.find('-');
  if (!read_years(text.substr(0, dash), parts)) return std::nullopt;
  if (dash == std::string_view::npos) return parts;

  std::string_view rest = text.substr(dash + 1);
  parts.mark = 'M';
  if (!rest.empty() && std::string_view("WPQH").find(rest[0]) != std::string_view::npos) {
    parts.mark = rest[0];
    rest.remove_prefix(1);
  }
  const std::size_t width = parts.mark == 'Q' || parts.mark == 'H' ? 1 : 2;
  if (!is_digits(rest) || rest.size() != width) return std::nullopt;
  parts.number = number_of(rest);
  const bool names_fiscal_year = parts.is_fiscal || parts.second_year;
  if (names_fiscal_year && parts.mark == 'M') return std::nullopt;
  return parts;
}

Grain grain_of_mark(char mark) {
  switch (mark) {
    case 'W':
      return Grain::week;
    case 'P':
    case 'M':
      return Grain::month;
    case 'Q':
      return Grain::quarter;
    case 'H':
      return Grain::half;
    default:
      return Grain::year;
  }
}

// Finds the days that the parts of a label mean in a calendar.
class LabelReader {
 public:
  LabelReader(const Calendar& calendar, std::string_view text)
      : calendar_(calendar), years_(calendar.spec()), text_(text) {}

  [[nodiscard]] Result<Calendar::Named> run() const {
    if (text_.size() == 10 && is_digits(text_.substr(0, 4)) && text_[4] == '-') return day();
    const auto parts = split_label(text_);
    if (!parts) return malformed();
    if (parts->year < 1000 || (parts->mark != '\0' && parts->number < 1)) return impossible();
    if (parts->mark == 'M') return month(*parts);
    const bool is_iso_week = parts->mark == 'W' && !calendar_.is_week_based();
    if (is_iso_week && (parts->is_fiscal || parts->second_year)) return malformed();
    if (is_iso_week) return iso_week(*parts);
    return part_of_year(*parts);
  }

 private:
  [[nodiscard]] Failure malformed() const {
    return unreadable("period.malformed", ErrorKind::malformed);
  }
  [[nodiscard]] Failure impossible() const {
    return unreadable("period.impossible", ErrorKind::invalid);
  }
  [[nodiscard]] Failure unreadable(std::string_view code, ErrorKind kind) const {
    return fail(Error{
        .kind = kind, .code = std::string(code), .arguments = {{"text", std::string(text_)}}});
  }

  [[nodiscard]] Result<Calendar::Named> day() const {
    const auto day = parse_date(text_);
    if (day) return Calendar::Named{Grain::day, calendar_.period_of(Grain::day, *day)};
    return day.error().code == "date.impossible" ? impossible() : malformed();
  }

  [[nodiscard]] Result<Calendar::Named> month(const LabelParts& parts) const {
    if (parts.number > 12) return impossible();
    const Date first = first_of_month(parts.year, static_cast<unsigned>(parts.number));
    if (calendar_.has_calendar_months())
      return Calendar::Named{Grain::month, calendar_.period_of(Grain::month, first)};
    // The period that most of the month lies in.
    const auto nearest = calendar_.period_of(Grain::month, first + Days{14});
    return fail(Error{.code = "period.not_in_calendar",
                      .arguments = {{"text", std::string(text_)},
                                    {"example", calendar_.label(Grain::month, nearest)}}});
  }

  [[nodiscard]] Result<Calendar::Named> iso_week(const LabelParts& parts) const {
    // 4 January is always in week 1.
    const Date inside = first_of_month(parts.year, 1) + Days{3 + 7 * (parts.number - 1)};
    const Period week = calendar_.period_of(Grain::week, inside);
    if (year_of(week.first + Days{3}) != parts.year) return impossible();
    return Calendar::Named{Grain::week, week};
  }

  [[nodiscard]] std::optional<int> begin_year(const LabelParts& parts) const {
    if (!parts.second_year) return parts.year - naming_offset(calendar_.spec());
    const bool is_one = spans_two_years(calendar_.spec()) && *parts.second_year == parts.year + 1;
    return is_one ? std::optional(parts.year) : std::nullopt;
  }

  [[nodiscard]] Result<Calendar::Named> part_of_year(const LabelParts& parts) const {
    const auto year = begin_year(parts);
    if (!year) return impossible();
    const Grain grain = grain_of_mark(parts.mark);
    if (grain == Grain::week) {
      if (parts.number > years_.weeks_in(*year)) return impossible();
      const Date first = years_.start_of(*year) + Days{7 * (parts.number - 1)};
      return Calendar::Named{grain, calendar_.period_of(grain, first)};
    }
    const int position = grain == Grain::year ? 0 : parts.number - 1;
    if (position >= years_.count_of(grain)) return impossible();
    return Calendar::Named{grain, years_.at(grain, *year, position)};
  }

  const Calendar& calendar_;
  FiscalYears years_;
  std::string_view text_;
};

}  // namespace

std::string Calendar::label(Grain grain, const Period& period) const {
  if (grain == Grain::day) return to_string(period.first);
  if (grain == Grain::week && has_iso_weeks(*this)) return iso_week_label(period.first);
  if (grain == Grain::month && has_calendar_months())
    return fmt::format(FMT_COMPILE("{:04}-{:02}"), year_of(period.first), month_of(period.first));

  const FiscalYears years(spec_);
  int year = years.year_at(period.first);
  int position = 0;
  if (grain == Grain::week) {
    position = days_between(years.start_of(year), period.first) / 7;
  } else {
    position = years.place_of(grain, period.first).position;
  }
  return fmt::format("{}{:04}{}", is_calendar_year() ? "" : "FY", year + naming_offset(spec_),
                     position_label(grain, position + 1));
}

Result<Calendar::Named> Calendar::parse_label(std::string_view text) const {
  return LabelReader(*this, text).run();
}

}  // namespace koers::domain
