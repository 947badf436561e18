// Where a goal's way begins: which past days the baseline rule asks for, and the value they give.
// Like for like: a goal about a whole window starts from a whole window, one about a period from a
// period.
#pragma once

#include <optional>
#include <span>

#include "domain/goal.h"
#include "domain/standing.h"

namespace koers::domain {

/// What has to be looked up.
struct BaselineNeed {
  enum class Kind : std::uint8_t {
    nothing,  ///< accumulate starts from zero, what is held in each sub-period has no way to go.
    given,    ///< Somebody wrote the value down: `value`.
    periods,  ///< The mean of the last `count` values of the series that end on or before `before`.
    window,   ///< The metric over exactly the days of `window`.
  };
  Kind kind = Kind::nothing;
  double value = 0;
  int count = 1;
  Date before;  ///< For periods: the first day that no longer counts.
  Period window;
  friend bool operator==(const BaselineNeed&, const BaselineNeed&) = default;
};

[[nodiscard]] BaselineNeed baseline_need(const Goal& goal, const Calendar& calendar);

/// A baseline and the days it is about.
struct BaselineValue {
  double value = 0;
  std::optional<Period> period;  ///< None where it was written down.
};

/// For `given` and `periods`; for `window` the caller computes the metric over it. None: no closed
/// value that early.
[[nodiscard]] std::optional<BaselineValue> baseline_from(const BaselineNeed& need,
                                                         std::span<const SeriesPoint> series);

/// The way out where nothing was known before the start: the first value whose period lies inside
/// the span.
[[nodiscard]] std::optional<BaselineValue> first_inside(const Goal& goal,
                                                        std::span<const SeriesPoint> series);

}  // namespace koers::domain
