// The numbers of a goal on a day, before any verdict: value, progress, what is expected, pace.
// assess.cpp judges them; nothing here knows a status but the one a pace names.
#pragma once

#include "domain/reading.h"

namespace koers::domain {

struct Figures {
  Shape shape = Shape::level;
  Standing standing;       ///< Its numbers; status and reason are still to be decided.
  std::optional<Way> way;  ///< None: no way to go, or not known.
  AimTrouble trouble = AimTrouble::none;
  SubPeriods sub;                 ///< hold only.
  Status pace = Status::pending;  ///< What the pace says.
};
[[nodiscard]] Figures figures_of(const AssessInput& input);

/// How old values are for a cadence: `since` are the days after the last one that a value is about,
/// today included. Daily ones count working days.
[[nodiscard]] Freshness freshness_of(const Period& since, Cadence cadence,
                                     const Calendar& calendar);

/// What the path asks for at the close of a day.
struct PathValue {
  Date on;
  double value = 0;
  friend bool operator==(const PathValue&, const PathValue&) = default;
};
/// From the eve of the start to the deadline, for drawing: the ends of a straight path, every
/// period's end of another. Empty where no value at the end is aimed for, nothing is known to start
/// from, or there is no way to go.
[[nodiscard]] std::vector<PathValue> path_values(const AssessInput& input);

/// Whether the compared value is one of the whole span so far: totals, means of the span.
[[nodiscard]] bool is_over_span(const AssessInput& input);

/// hold on average.
[[nodiscard]] bool is_average(const Goal& goal);

[[nodiscard]] bool has_started(const AssessInput& input);
/// The deadline's own close counts as the end.
[[nodiscard]] bool has_ended(const AssessInput& input);

}  // namespace koers::domain
