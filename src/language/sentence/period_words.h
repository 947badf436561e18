// The words of named periods as tables, for named_period.cpp alone.
#pragma once

#include "language/sentence/named_period.h"
#include "language/sentence/phrase_table.h"

namespace koers::language {

/// Quarters, halves, weeks: what a number counts.
enum class CountedPeriod : std::uint8_t { quarter, half, week };

/// "this", "next", "last": how many periods from the current one.
struct Relative {
  int steps = 0;
};

/// The unit that "this", "next" and "last" are about.
enum class RelativeUnit : std::uint8_t { week, month, quarter, half, year, fiscal_year };

[[nodiscard]] const PhraseTable<unsigned>& month_names();
[[nodiscard]] const PhraseTable<CountedPeriod>& counted_periods();
/// "first", "2e", "derde": 1–4; "last": 0.
[[nodiscard]] const PhraseTable<int>& ordinals();
[[nodiscard]] const PhraseTable<Relative>& relatives();
[[nodiscard]] const PhraseTable<RelativeUnit>& relative_units();
/// Words before the number of a fiscal year: "boekjaar", "fiscal year".
[[nodiscard]] const PhraseTable<PeriodForm>& year_words();

}  // namespace koers::language
