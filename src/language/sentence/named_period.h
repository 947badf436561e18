// Periods as people name them: "Q2 FY21", "het eerste halfjaar van 2021", "week 26", "31-12-2021",
// "volgend kwartaal". Says which days that are; what stands before the name ("by", "voor eind") is
// told by deadline.h.
#pragma once

#include <optional>
#include <span>

#include "domain/calendar.h"
#include "language/sentence/tokens.h"
#include "text/locale.h"

namespace koers::language {

/// Which sort of name it is. Quarters, halves and fiscal years are named periods of the
/// organization's year; a month or week may stand for its last day alone.
enum class PeriodForm : std::uint8_t { day, week, month, quarter, half, year, fiscal_year };

/// The length of the calendar's periods of a form; of a calendar year that of a year.
[[nodiscard]] domain::Grain grain_of(PeriodForm form);

/// What the days are told from: today's date and the organization's calendar.
struct TimeFrame {
  Date today;
  text::Locale locale = text::Locale::nl;
  domain::Calendar calendar = {};
};

/// Whether the words before say that a period follows ("in", "by the end of"): only then is a bare
/// "2021" a year and "31-12" a day.
enum class Announced : std::uint8_t { yes, no };

struct NamedPeriod {
  PeriodForm form = PeriodForm::day;
  domain::Period period;
  std::size_t length = 0;    ///< In tokens.
  bool is_relative = false;  ///< "next month": told from today, no year to miss.
  /// Two readings are likely: a quarter of "2021" where the fiscal year is another, a period
  /// without a year that is about to end, "03/04/2021" in English.
  bool is_unclear = false;

  [[nodiscard]] bool is_of_fiscal_year() const {
    return form == PeriodForm::quarter || form == PeriodForm::half ||
           form == PeriodForm::fiscal_year;
  }
};

/// The period that is named from token `at` on. Without a year: the next such period that has not
/// ended, the current one included.
[[nodiscard]] std::optional<NamedPeriod> named_period_at(std::span<const Token> tokens,
                                                         std::size_t at, const TimeFrame& frame,
                                                         Announced announced);

/// A year that can be meant: 1990–2100, written with four digits.
[[nodiscard]] std::optional<int> year_in(const Token& token);

/// A month's name or usual abbreviation in either language: 1–12.
[[nodiscard]] std::optional<unsigned> month_in(const Token& token);

}  // namespace koers::language
