// What a metric did before: over every past stretch as long as a goal's window, how far it came,
// and in how many of them the goal would have been met. History only; what is foretold is
// forecast's.
#pragma once

#include <optional>
#include <span>

#include "domain/reading.h"

namespace koers::domain {

/// What is asked of a stretch, in periods of the grain.
struct TrackDemand {
  Shape shape = Shape::level;
  Aim aim;
  std::optional<double> baseline;  ///< Of level, window and touch: the change that is needed.
  int steps = 1;                   ///< Periods in the goal's window, 1 or more.
  int steps_back = 0;              ///< uplift: from a total to the one that it is compared with.
  double needed_share = 1;         ///< hold: of the sub-periods, in (0, 1].
};

struct TrackRecord {
  int stretches = 0;  ///< Past stretches of that length; they overlap.
  int met = 0;        ///< In so many of them it would have been enough.
  /// The best of them: a change (level, window, touch, uplift), a total, or a share of sub-periods.
  double best = 0;

  [[nodiscard]] double share() const { return static_cast<double>(met) / stretches; }
  friend bool operator==(const TrackRecord&, const TrackRecord&) = default;
};

/// From closed values, oldest first. 26 values and a window of 13: 13 stretches, value 14 minus
/// value 1 and so on. window: the mean of a stretch against that of the one before. Of limits at an
/// end: the share of ends within them, `best` 1 where one was. None: too few values for one
/// stretch, or no baseline where a change is asked for. Cost: O(values · steps).
[[nodiscard]] std::optional<TrackRecord> track_record(std::span<const double> values,
                                                      const TrackDemand& demand);

}  // namespace koers::domain
