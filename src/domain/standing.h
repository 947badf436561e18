// How a goal stands on a day: the numbers and the verdict. Pure values; made by assess.h, kept by
// the store as derived state, shown by everything that shows a KPI. Absent means unknown, never
// zero.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.h"
#include "domain/comparison.h"

namespace koers::domain {

enum class Status : std::uint8_t {
  pending,
  on_track,
  at_risk,
  off_track,
  achieved,
  partial,
  missed,
  dropped
};
[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] Result<Status> parse_status(std::string_view text);
/// achieved, partial, missed and dropped: no later day changes them.
[[nodiscard]] bool is_final(Status status);

/// How old the last value is against the cadence: > 1.5 cadences stale, > 3 unknown. It ages from
/// the end of the period it is about; against a daily cadence in working days, so that nobody is
/// late on a Sunday.
enum class Freshness : std::uint8_t { fresh, stale, unknown };
[[nodiscard]] std::string_view name_of(Freshness freshness);

/// Why the status is what it is: a code that `text` has words for, and the typed facts that fill
/// them.
enum class Reason : std::uint8_t {
  not_started,  ///< Before the first day.
  too_early,    ///< Fewer than three closed periods and less than a fifth of the span.
  no_values,    ///< Nothing was measured yet.
  forecast,     ///< The probability decided.
  pace,         ///< Too few values for a probability: the pace decided.
  on_path,      ///< The forecast says less, but it is on or ahead of its path: softened to at_risk.
  within_variation,         ///< Behind, but within normal variation: softened to at_risk.
  at_target,                ///< Met now; hold it.
  kept_so_far,              ///< maintain: no miss yet, or still possible.
  certain,                  ///< Arithmetic: success cannot be undone.
  impossible,               ///< Arithmetic: success cannot be reached.
  hysteresis,               ///< A new status was named once; it takes two daily closes.
  closed_met,               ///< Ended and met.
  closed_partial,           ///< Ended, score of 0.7 (aspirational 0.4) or more.
  closed_missed,            ///< Ended and not met.
  awaiting_values,          ///< Ended; within the grace for late values.
  no_baseline,              ///< A change, and nothing is known of where it starts.
  no_target_value,          ///< The metric that the target is taken from has no value.
  relative_change_of_zero,  ///< A change in percent of a baseline of zero.
  dropped,                  ///< A person dropped it.
};
[[nodiscard]] std::string_view name_of(Reason reason);

/// open: its last day has not passed; provisional: late data may still change it; final.
enum class PeriodState : std::uint8_t { open, provisional, final };
[[nodiscard]] std::string_view name_of(PeriodState state);

/// One value of a series. `value` absent: nothing is known about the period.
struct SeriesPoint {
  Period period;
  std::optional<double> value;
  std::int64_t n = 0;  ///< Rows (or pushed n) behind it.
  /// The standard deviation of one of the n, where it is known: sd / sqrt(n) is the standard error.
  std::optional<double> sd = {};
  PeriodState state = PeriodState::final;
  bool is_thin = false;  ///< n below 5% of the largest n of the 12 periods before it.
  friend bool operator==(const SeriesPoint&, const SeriesPoint&) = default;
};

/// Values of one grain in time order, without duplicates; periods without any value are left out.
using Series = std::vector<SeriesPoint>;

/// What a forecast said, kept beside the standing that used it.
struct ForecastSummary {
  std::string method;  ///< "combination", "intermittent"; empty: none.
  std::string engine;  ///< Its version.
  int n = 0;           ///< Closed values it was made from.
  friend bool operator==(const ForecastSummary&, const ForecastSummary&) = default;
};

/// One KPI's goal on one day.
struct Standing {
  Date on;                                   ///< The day it stands on, at its close.
  Status status = Status::pending;           ///< After gates and hysteresis: what is shown.
  Status computed_status = Status::pending;  ///< As computed on this day alone.
  Reason reason = Reason::no_values;
  Freshness freshness = Freshness::unknown;
  std::optional<Date> status_since;  ///< The first day in an unbroken run of this status.
  std::optional<Period> period;      ///< The period that `value` is about.
  std::string period_label;
  std::optional<double> value;  ///< Compared with the target.
  std::int64_t n = 0;
  bool is_thin = false;
  std::optional<Aim> aim;      ///< What the value is compared with on this day; none: not known.
  bool is_below_zero = false;  ///< The aim is a relative change of a negative baseline.
  std::optional<bool> commit_met;   ///< Whether the easier value is met, where there is one,
  std::optional<bool> stretch_met;  ///< and the harder one.
  std::optional<double> baseline;
  std::optional<double> progress;        ///< 0 at the baseline, 1 at the goal; not clamped.
  std::optional<double> expected;        ///< Expected progress, 0–1.
  std::optional<double> expected_value;  ///< The path's value on this day.
  std::optional<double> pace;  ///< ρ: required pace over planned pace; absent where infinite.
  std::optional<bool> is_met;
  bool is_degenerate = false;         ///< The baseline is or already meets the target.
  std::optional<double> probability;  ///< P(goal met), 0–1, rounded to 1e-6.
  ForecastSummary forecast;
  std::optional<double> score;  ///< Roll-up score in [0, 1]; final once closed.
  int periods_closed = 0;       ///< Closed periods of the grain with a value, inside the span.
  int hits = 0;                 ///< maintain: sub-periods kept,
  int misses = 0;               ///< missed,
  int remaining = 0;            ///< and still open or to come.
  friend bool operator==(const Standing&, const Standing&) = default;
};

}  // namespace koers::domain
