// What the values say about one goal on one day, before any judgement: which value counts, how many
// sub-periods were kept. Shared by assess.cpp and question.cpp, so that both look at the same
// values.
#pragma once

#include <vector>

#include "domain/aim.h"
#include "domain/assess.h"
#include "domain/progress.h"

namespace koers::domain {

/// What a goal is about, whatever words it was written in.
enum class Shape : std::uint8_t {
  level,   ///< A value at the end.
  window,  ///< One value over the whole span.
  touch,   ///< A value at any time.
  total,   ///< A sum over the span.
  uplift,  ///< A sum over the span, against another one.
  hold,    ///< Sub-periods that are kept or missed.
};
[[nodiscard]] Shape shape_of(const Goal& goal);

/// A total that must not be exceeded.
[[nodiscard]] bool is_ceiling(const Goal& goal);

/// What the goal asks for on a day, from what the input knows.
[[nodiscard]] AimFound aim_on(const AssessInput& input, Date on);

/// The same for one sub-period.
[[nodiscard]] AimFound aim_in(const AssessInput& input, const Period& period);

/// Whether a point may be compared with the target on the day: it has a value, and its period has
/// ended or counts while open.
[[nodiscard]] bool counts(const AssessInput& input, const SeriesPoint& point);

/// The last point that counts; nullptr: none.
[[nodiscard]] const SeriesPoint* last_counting(const AssessInput& input);

/// The same among periods that end within the goal's span or before it.
[[nodiscard]] const SeriesPoint* last_counting_in_span(const AssessInput& input);

/// The best of the points that count within the span; nullptr: none. Limits: the nearest to them.
[[nodiscard]] const SeriesPoint* best_in_span(const AssessInput& input);

/// The last period of the grain that ends on or before the deadline: what `at_end` is about.
[[nodiscard]] Period final_period(const AssessInput& input);

/// The sub-periods that a goal is to be kept in: the whole ones of its span; where it has to be
/// reached first, from the last one on that ends by then.
struct SubPeriods {
  int all = 0;
  int hits = 0;
  int misses = 0;
  int coming = 0;  ///< Without a value that counts, still open, to come, or within the grace for
                   ///< late values.
  int needed = 0;  ///< Hits that the policy asks for.
  std::optional<Period> first;  ///< The first of them.

  [[nodiscard]] int missing() const { return all - hits - misses - coming; }
  [[nodiscard]] bool is_lost() const { return hits + coming + missing() < needed; }
};
[[nodiscard]] SubPeriods sub_periods(const AssessInput& input);

/// From the baseline to what is asked for at the end; accumulate starts from zero. None: no
/// baseline, no aim, or no way to go but sub-periods to keep.
[[nodiscard]] std::optional<Way> way_of(const AssessInput& input);

/// Whether a goal that is to be reached first and held then is still on its way there.
[[nodiscard]] bool is_approaching(const AssessInput& input);

/// Periods of the grain gone and to come in the goal's span; those cut by its edges count in part.
struct ElapsedPeriods {
  double gone = 0;
  std::vector<double> coming;  ///< The share still to come of each period that is not over.
  std::optional<Period> next;  ///< The first of them.
};
[[nodiscard]] ElapsedPeriods elapsed_periods(const AssessInput& input);

/// Days after a period's end in which late values are waited for.
[[nodiscard]] int grace_of(const AssessInput& input);

}  // namespace koers::domain
