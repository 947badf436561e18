// From values of short periods to values of longer ones: sums and ratios recombine from their
// parts, never from each other's results. Fixed order and compensated, so that the same parts give
// the same bits.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/definitions.h"
#include "domain/standing.h"

namespace koers::domain {

/// A sum that keeps what rounding would lose (Neumaier). The order of addition is the caller's.
class CompensatedSum {
 public:
  void add(double term);
  [[nodiscard]] double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

/// One known value about one short period, with what it recombines from.
struct Part {
  Period period;
  std::optional<double> value;
  std::int64_t n = 0;
  std::optional<double>
      numerator;  ///< average: the sum of the rows; count and sum: the value itself.
  std::optional<double>
      denominator;  ///< average: the number of rows; ratio: that of the denominator.
  /// The standard deviation of one of the n (divided by n - 1), where it is known.
  std::optional<double> sd = {};
  /// The day on which a typed or pushed value was recorded; none: it was computed.
  std::optional<Date> typed_on = {};
};

/// The parts, of one grain and by period, that count on a day: those that begin by then. A typed
/// value about a period that was still running counts from the day on which it was recorded: before
/// that day it is a look at the end of a period that had not ended.
[[nodiscard]] std::span<const Part> parts_on(std::span<const Part> parts, Date on);

/// How parts make a whole.
enum class Combining : std::uint8_t {
  parts,    ///< scale · Σ numerator / Σ denominator; Σ numerator where no part has a denominator.
  sum,      ///< Σ value.
  last,     ///< The value of the last part.
  mean,     ///< The mean of the values.
  minimum,  ///< The least value.
  maximum,  ///< The greatest value.
  none,     ///< Not at all: only a part about exactly the period in question.
};

struct Combination {
  Combining kind = Combining::none;
  double scale = 1;            ///< 100 for a ratio in percent.
  std::optional<double> fill;  ///< The value of a closed or open period without parts.
  friend bool operator==(const Combination&, const Combination&) = default;
};

/// How a metric's values combine. none: median, percentile, count_distinct, sql and ratios of such
/// must be computed from rows for every period; so must a manual metric without `time`. A derived
/// metric is computed from the values of its inputs instead.
[[nodiscard]] Combination combination_of(const Metric& metric, const Definitions& definitions);

/// For how many days after its end the value of a period may still change: the longest lag among a
/// metric and those it is made of.
[[nodiscard]] int lag_days_of(const Metric& metric, const Definitions& definitions);

/// A period without rows of a metric that counts or adds them brought nothing; of any other it is
/// not known.
[[nodiscard]] bool is_nothing_without_rows(const Metric& metric);

/// Whether the value of a period is what its days brought together.
[[nodiscard]] bool adds_up_over_days(const Metric& metric);

/// Whether the value of an open period of `grain` was typed about that very period (manual metrics
/// at their own grain, or `time: last`): then it counts at once. Otherwise it waits for the
/// period's end.
[[nodiscard]] bool counts_at_once(const Metric& metric, Grain grain);

struct Combined {
  double value = 0;
  std::int64_t n = 0;
  /// As in `Part`. Of a mean of means it is what makes sd / sqrt(n) the standard error of that
  /// mean. None where a part of more than one row has none, and for sums and extremes.
  std::optional<double> sd = {};
};

/// The value over exactly the days of `window`, from the parts that lie in it whole. None: no part
/// with a value (and no `fill`), a denominator of zero, or parts that do not combine.
[[nodiscard]] std::optional<Combined> combine(std::span<const Part> parts,
                                              const Combination& combination, const Period& window);

/// What a series is made of. The references are only read during the call.
struct SeriesInput {
  const Calendar& calendar;
  std::span<const Part> parts;  ///< By period, one grain, no doubles.
  Grain part_grain = Grain::day;
  Combination combination;
  Grain grain = Grain::month;  ///< Of the series.
  Date on;                     ///< By `parts_on`; [first, on + 1) is what open periods cover.
  int grace_days = 0;          ///< A period is provisional for so many days after its end.
};

/// The values of a grain in time order, thin ones marked, periods without a value left out. Empty
/// where the parts' grain does not nest in it or the parts do not combine.
[[nodiscard]] Series make_series(const SeriesInput& input);

/// Open until the close of its last day, provisional for `grace_days` after that, then final.
[[nodiscard]] PeriodState state_of(const Period& period, Date on, int grace_days);

/// Marks values whose n is below 5% of the largest n of the 12 periods before them.
void mark_thin(Series& series, const Calendar& calendar, Grain grain);

}  // namespace koers::domain
