// Periods: days of one grain in an organization's calendar, half-open and named ("2026-Q1").
// Fiscal years may start in any month; ISO weeks stand beside months and never nest in them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace koers::domain {

/// The length of a period. Ordered from short to long.
enum class Grain : std::uint8_t { day, week, month, quarter, half, year };

/// "day", "week", "month", "quarter", "half", "year".
[[nodiscard]] std::string_view name_of(Grain grain);
/// The inverse; also "half_year". Error `grain.unknown`.
[[nodiscard]] Result<Grain> parse_grain(std::string_view text);

/// Whether every period of `outer` is a whole number of periods of `inner`. Weeks nest in nothing
/// but themselves; days nest in everything.
[[nodiscard]] bool nests_in(Grain inner, Grain outer);

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

/// The calendar of an organization. Default: the calendar year, Monday to Friday worked.
class Calendar {
 public:
  struct Spec {
    unsigned fiscal_start_month = 1;  ///< 1–12.
    FiscalNaming naming = FiscalNaming::end_year;
    std::vector<Date> holidays = {};  ///< Days that are not worked, beside Saturday and Sunday.
    friend bool operator==(const Spec&, const Spec&) = default;
  };

  Calendar() = default;
  /// Error `calendar.fiscal_start_out_of_range`. Holidays are sorted and made unique.
  [[nodiscard]] static Result<Calendar> create(Spec spec);

  [[nodiscard]] const Spec& spec() const { return spec_; }
  [[nodiscard]] bool is_calendar_year() const { return spec_.fiscal_start_month == 1; }

  /// The period of a grain that holds a day.
  [[nodiscard]] Period period_of(Grain grain, Date day) const;
  /// The period `steps` later (earlier where negative) than one of that grain.
  [[nodiscard]] Period shift(Grain grain, const Period& period, int steps) const;
  /// All periods of a grain that intersect `range`, in order.
  [[nodiscard]] std::vector<Period> periods_in(Grain grain, const Period& range) const;

  /// `2026-02-14`, `2026-W07`, `2026-02`, `2026-Q1`, `2026-H1`, `2026`; quarters, halves and years
  /// of a fiscal year that is not the calendar year: `FY2026-Q1`, `FY2026-H1`, `FY2026`.
  [[nodiscard]] std::string label(Grain grain, const Period& period) const;

  struct Named {
    Grain grain;
    Period period;
  };
  /// The inverse of `label`; also `FY26`. A bare `2026-Q1` is the fiscal one where the year is
  /// fiscal. Errors: `period.malformed`, `period.impossible` (2026-Q5, 2025-W53).
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
