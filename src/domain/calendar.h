// Periods: days of one grain in an organization's calendar, half-open and named ("2026-Q1").
// Fiscal years may start on any day, and be cut into months or into whole weeks. Where they are cut
// into months, ISO weeks stand beside those and never nest in them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/holidays.h"

namespace koers::domain {

/// The length of a period. Ordered from short to long.
enum class Grain : std::uint8_t { day, week, month, quarter, half, year };

/// "day", "week", "month", "quarter", "half", "year".
[[nodiscard]] std::string_view name_of(Grain grain);
/// The inverse; also "half_year". Error `grain.unknown`.
[[nodiscard]] Result<Grain> parse_grain(std::string_view text);

/// Days [first, last): `last` is the day after the final one.
struct Period {
  Date first;
  Date last;

  [[nodiscard]] bool contains(Date day) const { return first <= day && day < last; }
  [[nodiscard]] bool contains(const Period& other) const {
    return first <= other.first && other.last <= last;
  }
  [[nodiscard]] bool intersects(const Period& other) const {
    return first < other.last && other.first < last;
  }
  [[nodiscard]] Date final_day() const { return last - Days{1}; }
  [[nodiscard]] int day_count() const { return days_between(first, last); }
  friend auto operator<=>(const Period&, const Period&) = default;
};

/// Which calendar year names a fiscal year that spans two.
enum class FiscalNaming : std::uint8_t { end_year, start_year };

/// How a year is cut. months: twelve of them. The others are years of 52 or 53 whole weeks, in four
/// quarters of 4 + 4 + 5 weeks (4 + 5 + 4, 5 + 4 + 4), or in thirteen periods of four weeks, of
/// which the first three quarters have three and the last has four. A 53rd week goes to the last
/// period. "Month" (`Grain::month`) is such a period there.
enum class YearPattern : std::uint8_t { months, weeks_445, weeks_454, weeks_544, weeks_13x4 };
/// "months", "4-4-5", "4-5-4", "5-4-4", "13x4".
[[nodiscard]] std::string_view name_of(YearPattern pattern);

/// Which week a week-based year begins with: the one whose first day is nearest to the start of the
/// fiscal year (so that it ends on the weekday nearest to the end of the month before), or the
/// last one that begins on or before it.
enum class YearEnd : std::uint8_t { nearest, last };
[[nodiscard]] std::string_view name_of(YearEnd end);

/// In the order of ISO 8601.
enum class Weekday : std::uint8_t {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};
/// "monday" … "sunday".
[[nodiscard]] std::string_view name_of(Weekday weekday);

/// The calendar of an organization. Default: the calendar year, Monday to Friday worked.
class Calendar {
 public:
  struct Spec {
    unsigned fiscal_start_month = 1;  ///< 1–12.
    unsigned fiscal_start_day = 1;    ///< A day that the month has in every year.
    FiscalNaming naming = FiscalNaming::end_year;
    YearPattern pattern = YearPattern::months;
    /// Of week-based years. Weeks of other calendars are those of ISO 8601.
    Weekday week_start = Weekday::monday;
    YearEnd year_end = YearEnd::nearest;
    Holidays holidays = {};
    friend bool operator==(const Spec&, const Spec&) = default;
  };

  Calendar() = default;
  /// Error `calendar.fiscal_start_out_of_range`. Lists of days are sorted and made unique.
  [[nodiscard]] static Result<Calendar> create(Spec spec);

  [[nodiscard]] const Spec& spec() const { return spec_; }
  /// Years of twelve calendar months that begin on 1 January.
  [[nodiscard]] bool is_calendar_year() const {
    return has_calendar_months() && spec_.fiscal_start_month == 1;
  }
  /// January, February …: not in week-based years, nor where the fiscal year begins within a month.
  [[nodiscard]] bool has_calendar_months() const {
    return !is_week_based() && spec_.fiscal_start_day == 1;
  }
  /// Years of whole weeks.
  [[nodiscard]] bool is_week_based() const { return spec_.pattern != YearPattern::months; }

  /// Whether every period of `outer` is a whole number of periods of `inner`. Days nest in
  /// everything; weeks in everything where years are week-based, else in nothing but themselves.
  [[nodiscard]] bool nests(Grain inner, Grain outer) const;

  /// The period of a grain that holds a day.
  [[nodiscard]] Period period_of(Grain grain, Date day) const;
  /// The period `steps` later (earlier where negative) than one of that grain.
  [[nodiscard]] Period shift(Grain grain, const Period& period, int steps) const;
  /// All periods of a grain that intersect `range`, in order.
  [[nodiscard]] std::vector<Period> periods_in(Grain grain, const Period& range) const;

  /// `2026-02-14`, `2026-W07`, `2026-02`, `2026-Q1`, `2026-H1`, `2026`; quarters, halves and years
  /// of a fiscal year that is not the calendar year: `FY2026-Q1`, `FY2026-H1`, `FY2026`. Months
  /// that are no calendar months are numbered, `FY2026-P02`, and so are weeks of week-based years
  /// that are not those of ISO 8601, `FY2026-W07`.
  [[nodiscard]] std::string label(Grain grain, const Period& period) const;

  struct Named {
    Grain grain;
    Period period;
  };
  /// The inverse of `label`; also `FY26`, and `FY20/21` or `2020/2021` for the fiscal year that
  /// begins in 2020. A bare `2026-Q1` is the fiscal one where the year is fiscal. Errors:
  /// `period.malformed`, `period.impossible` (2026-Q5, 2025-W53), `period.not_in_calendar` (a
  /// calendar month where there are none).
  [[nodiscard]] Result<Named> parse_label(std::string_view text) const;

  /// The grain whose period this is exactly, the longest first; none for other spans of days.
  [[nodiscard]] std::optional<Grain> grain_of(const Period& period) const;

  [[nodiscard]] bool is_working_day(Date day) const;
  [[nodiscard]] int working_days(const Period& period) const;

  friend bool operator==(const Calendar&, const Calendar&) = default;

 private:
  Spec spec_;
};

}  // namespace koers::domain
