// With which days a period is compared: a year before, with years of 53 weeks made comparable, and
// over as many days as have passed of a period that still runs.
#pragma once

#include <optional>

#include "domain/calendar.h"

namespace koers::domain {

/// The period as comparisons take it. In a week-based year of 53 weeks the first week is left out
/// ("restated"), so that 52 weeks are compared with 52 and each period has its usual length: the
/// first period begins a week later, the last is no longer than in other years. Every other period
/// is itself; so is the 53rd week. `period` is one of its grain.
[[nodiscard]] Period restated(const Calendar& calendar, Grain grain, const Period& period);

/// The days of a year before that a span is compared with: the period of the same name, restated;
/// for weeks that are no part of a year, and for other spans of week-based years, those 52 weeks
/// before; for other spans the same days of the year before.
[[nodiscard]] Period year_before(const Calendar& calendar, const Period& span);

/// The days that lie `steps` (≥ 1) periods of a grain before a span: for years those of
/// `year_before`, that many times; for a period of a shorter grain the one at the same place in the
/// longer period before ("the quarter's second month"); else both ends moved. None where there is
/// no such place, or the moved ends are no borders of that grain.
[[nodiscard]] std::optional<Period> periods_before(const Calendar& calendar, const Period& span,
                                                   Grain grain, int steps);

/// By what a period that still runs is told how far it is.
enum class ElapsedBy : std::uint8_t { days, working_days };

/// A period that still runs, looked at at the close of a day.
struct PeriodToDate {
  Period period;
  Date on;
  ElapsedBy by = ElapsedBy::days;
};

/// The first days of `reference`, as many as have passed of a period (its days, or its working
/// days: then up to and including the day that completes their number). Nothing of it before the
/// period begins; all of it once the period is over, or where it is the shorter one.
[[nodiscard]] Period same_elapsed(const Calendar& calendar, const PeriodToDate& to_date,
                                  const Period& reference);

}  // namespace koers::domain
