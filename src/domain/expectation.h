// How far a goal should be by now: expected progress along its path, in whole local days, never in
// seconds (a day of 23 hours is a day).
#pragma once

#include <span>

#include "domain/progress.h"
#include "domain/season.h"

namespace koers::domain {

/// Where the expectation runs, and how. What a shape needs and is not there makes it linear: worked
/// days, two years of history, a baseline of the target's sign.
struct Course {
  Period span;
  PathShape path = PathShape::linear;
  int lag_days = 0;                          ///< Nothing is expected before so many days are over.
  std::span<const Waypoint> waypoints = {};  ///< milestones.
  std::span<const SeasonShare> season = {};  ///< seasonal.
  std::optional<Way> way = {};               ///< geometric, and milestones told as values.
};

/// Expected progress at the close of a day: 0 before the first day, 1 from the last day on. Linear:
/// days gone over days. Working days: the same of worked days. Seasonal: the shares of past years.
/// Milestones: in a straight line from each to the next. Geometric: of the value that grows by the
/// same factor each day. 1–30 April on 15 April: 0.5.
[[nodiscard]] double expected_progress(const Course& course, const Calendar& calendar, Date on);

/// The path's value: baseline + expected · (target - baseline).
[[nodiscard]] double expected_value(const Way& way, double expected);

/// The value on a way of steady growth, baseline · (target / baseline)^share. None unless both have
/// the same sign. From 2 to 3 million, halfway: 2,449,490.
[[nodiscard]] std::optional<double> geometric_value(const Way& way, double share);

}  // namespace koers::domain
