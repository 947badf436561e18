// Whether probabilities can be trusted: what was said of goals, beside what became of them. Pure
// numbers; which forecasts are looked at is told by `Lead`, where they are kept is the caller's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/calendar.h"
#include "domain/confidence.h"

namespace koers::domain {

/// When in its window a goal's forecast is looked at. One of each at most: the daily forecasts of
/// one goal are nearly the same forecast.
enum class Lead : std::uint8_t {
  first,           ///< The first that was published.
  quarter,         ///< The newest when a quarter of the days had passed,
  half,            ///< half of them,
  three_quarters,  ///< or three quarters.
};
inline constexpr std::array<Lead, 4> leads{Lead::first, Lead::quarter, Lead::half,
                                           Lead::three_quarters};
[[nodiscard]] std::string_view name_of(Lead lead);

/// The last day at whose close no more than that share of the span's days had passed; the day
/// before the span where it is too short for one. Of `first` the deadline's eve: a forecast of the
/// last day is none.
[[nodiscard]] Date lead_day(const Period& span, Lead lead);

/// A probability that was published about a goal that has closed.
struct JudgedForecast {
  int goal = 0;  ///< Which goal: forecasts of one goal share its outcome.
  Foretold foretold;
};

/// What a share can be, with 95% confidence.
struct ShareInterval {
  double lower = 0;
  double upper = 1;
};

/// Wilson's interval (1927) for `successes` of `n`; 0 … 1 without any. 8 of 10: 0.4902 … 0.9433.
[[nodiscard]] ShareInterval wilson_interval(double successes, double n);

/// The forecasts that said from `from` up to `to`.
struct ReliabilityBin {
  double from = 0;
  double to = 0;     ///< Excluded, but for 1.
  int count = 0;     ///< Forecasts, at least one.
  int goals = 0;     ///< What they are about.
  double mean = 0;   ///< What they said on average,
  double share = 0;  ///< and the share of them that came true.
  /// Of `share`, as from `goals` independent ones: several forecasts of one goal are no more
  /// evidence than one.
  ShareInterval interval;
};

/// Probabilities are cut to this distance from 0 and 1 before their logarithm is taken.
inline constexpr double log_score_clip = 1e-3;

/// Tenths: what calibration is looked at in.
inline constexpr int reliability_bin_count = 10;

struct Reliability {
  Calibration score;  ///< Brier, and that of always saying the share that came true.
  int goals = 0;
  double said = 0;                   ///< The probability that they gave on average.
  int came_true = 0;                 ///< Forecasts, of `score.n`.
  std::optional<double> skill;       ///< 1 − Brier / base; none where all ended alike.
  double log_score = 0;              ///< mean −ln of what was said of what came: 0 is perfect.
  double calibration_error = 0;      ///< ECE: mean |said − came true| over the bins, by count.
  std::vector<ReliabilityBin> bins;  ///< From low to high; those without forecasts left out.
};

/// None without forecasts.
[[nodiscard]] std::optional<Reliability> reliability_of(std::span<const JudgedForecast> forecasts);

/// How often the value at the end lay within the interval that was given beforehand.
struct Coverage {
  int n = 0;
  int inside_80 = 0;
  int inside_95 = 0;
};

}  // namespace koers::domain
