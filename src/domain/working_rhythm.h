// Whether totals follow the working days of their periods: a February has fewer than a March, and a
// week with Easter Monday one less than others.
#pragma once

#include <optional>
#include <vector>

#include "domain/calendar.h"

namespace koers::domain {

/// A series of totals over consecutive periods.
struct TotalsKnown {
  std::vector<std::optional<double>> values;
  Grain grain = Grain::month;
  Period last;  ///< The last of them.
};

/// Working days of each period over those of the period that has most, in (0, 1].
struct WorkingRhythm {
  std::vector<double> past;   ///< By value.
  std::vector<double> ahead;  ///< Of the periods after the last.
  friend bool operator==(const WorkingRhythm&, const WorkingRhythm&) = default;
};

inline constexpr int rhythm_values_min = 24;

/// None: shorter or longer periods than weeks to quarters, fewer than `rhythm_values_min` values, a
/// period without a working day, or totals that do not change less from one period to the next when
/// each is taken per working day: by a tenth of the mean of their changes at least.
[[nodiscard]] std::optional<WorkingRhythm> working_rhythm(const TotalsKnown& totals,
                                                          const Calendar& calendar,
                                                          std::size_t ahead);

}  // namespace koers::domain
