// How far a goal should be by now: expected progress along its path, in whole local days, never in
// seconds (a day of 23 hours is a day).
#pragma once

#include "domain/progress.h"

namespace koers::domain {

/// Where the expectation runs, and how.
struct Course {
  Period span;
  PathShape path = PathShape::linear;
};

/// Expected progress at the close of a day: 0 before the first day, 1 from the last day on. Linear:
/// days gone over days. Working days: the same of worked days; linear where the span has none. 1–30
/// April on 15 April: 0.5.
[[nodiscard]] double expected_progress(const Course& course, const Calendar& calendar, Date on);

/// The path's value: baseline + expected · (target - baseline).
[[nodiscard]] double expected_value(const Way& way, double expected);

}  // namespace koers::domain
