// The evaluation of one goal on one day: numbers in, standing out. Pure: the same input gives the
// same answer, whenever and wherever it is asked; what was known and which day it is are the
// caller's.
//
// Order of rules: dropped → closed before → closing → arithmetic → pending → forecast (hysteresis,
// then gates, which only soften) → pace.
#pragma once

#include <optional>
#include <span>

#include "domain/hysteresis.h"
#include "domain/kpi.h"
#include "domain/signal.h"
#include "domain/standing.h"

namespace koers::domain {

/// Whether the value of a period that has not ended may be compared with the target. It counts
/// where somebody typed or pushed it about that very period; it waits where it is a part of what is
/// to come.
enum class OpenPeriod : std::uint8_t { waits, counts };

/// What the closes of a KPI's goal left behind, and the next day starts from. Belongs to one goal:
/// a new goal starts without.
struct ClosedState {
  Status status = Status::pending;  ///< As shown at the last close.
  std::optional<Date> since;        ///< First day of the unbroken run of `status`.
  HysteresisState hysteresis;
  bool is_closed = false;  ///< The goal was closed (window's end plus grace); `status` is final.
  Reason reason = Reason::no_values;  ///< Of the closing,
  std::optional<double> score;        ///< and its score.
  /// As shown at that close. Not kept with the rest: it is on record as published.
  std::optional<double> probability = {};
  friend bool operator==(const ClosedState&, const ClosedState&) = default;
};

/// Everything that decides. The references are only read during the call.
struct AssessInput {
  const Goal& goal;
  const Calendar& calendar;
  Grain grain = Grain::month;  ///< Of `series`; for a maintain goal its sub-period.
  Cadence cadence = Cadence::weekly;
  Date on;                              ///< As of the close of this day.
  std::span<const SeriesPoint> series;  ///< Up to `on`, with the history before the span.
  OpenPeriod open_period = OpenPeriod::waits;
  std::optional<double>
      to_date;  ///< The metric over [span.first, min(on + 1, span.last)), where it can be had.
  std::int64_t to_date_n = 0;
  std::optional<double> baseline;      ///< Frozen; accumulate and maintain need none.
  std::optional<double> target_value;  ///< Of the metric that the target is taken from, over the
                                       ///< same window,
  std::span<const SeriesPoint> target_series = {};  ///< and over each sub-period.
  std::optional<double> probability;                ///< P(goal met); none: fewer than 8 values.
  std::optional<Limits> limits;  ///< Of normal variation on that day; none: too few values.
  ForecastSummary forecast;
  std::optional<Date> last_value_day;  ///< The last day that any value is about, on or before `on`.
  std::optional<int> grace_days;       ///< For late values after the deadline; none: one cadence.
  std::optional<ClosedState> previous;  ///< As of the close of the day before; none: never closed.
};

/// How the goal stands, and what the close of this day would leave behind.
struct Assessment {
  Standing standing;
  ClosedState at_close;  ///< The `previous` of the next day, if this day closes with these data.
};

/// The standing on a day, as if it closed now. A day that has not ended: the preview of its close,
/// and `at_close` is thrown away. Deciding early ("certain") may be undone by a correction; closing
/// may not.
[[nodiscard]] Assessment assess(const AssessInput& input);

/// The day whose close ends the goal: the deadline plus the grace.
[[nodiscard]] Date closing_day(const AssessInput& input);

}  // namespace koers::domain
