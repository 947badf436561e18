// Forecasts of one series: a point path, intervals and probabilities. Numbers in, numbers out: it
// knows no goals, dates or clock, and the same input gives the same bits. Today's method is a
// random walk with drift.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace koers::forecast {

/// Fewer values give no forecast: intervals from so little would be pretence.
inline constexpr int values_min = 8;

struct Input {
  std::vector<double> values;  ///< Closed periods, oldest first, all finite.
  int horizon = 0;             ///< Periods ahead to lay out, 0 or more.
  std::uint64_t seed = 1;      ///< For methods that sample; the random walk does not.
};

struct Interval {
  double lower = 0;
  double upper = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// One coming period: the point and the central intervals.
struct Step {
  double mean = 0;
  Interval central_50;
  Interval central_80;
  Interval central_95;
  friend bool operator==(const Step&, const Step&) = default;
};

/// What was learned from the values. Two views of one series: as a level that wanders (drift and sd
/// of its changes), and as periods that each stand alone (mean and sd of the last 24 values), for
/// totals and for holding a value.
struct Model {
  double last = 0;
  double drift = 0;
  double drift_sd = 0;  ///< Standard deviation of one change.
  double period_mean = 0;
  double period_sd = 0;
  friend bool operator==(const Model&, const Model&) = default;
};

struct Forecast {
  std::string method;  ///< "random_walk_drift".
  std::string engine;  ///< Version of the arithmetic, "1".
  int n = 0;           ///< Values it was made from.
  std::vector<Step> steps;
  Model model;
  friend bool operator==(const Forecast&, const Forecast&) = default;
};

/// None with fewer than `values_min` values or with numbers too large to compute with. Cost: one
/// pass.
[[nodiscard]] std::optional<Forecast> make_forecast(const Input& input);

enum class Comparison : std::uint8_t { at_least, above, at_most, below, within };

/// What a number is compared with.
struct Test {
  Comparison comparison = Comparison::at_least;
  double threshold = 0;
  double upper = 0;  ///< within: threshold <= number <= upper.
};

/// What is asked, in steps after the last value.
struct Question {
  enum class Kind : std::uint8_t {
    level,  ///< The value Σ share steps after the last one.
    mean,   ///< (done · done_weight + Σ share · value) / (done_weight + Σ share) over the coming
            ///< periods.
    total,  ///< done + Σ share · value over the coming periods.
    hold,   ///< At least `needed` of the coming periods meet the threshold.
    any,    ///< At least one of the coming steps does.
    stay,   ///< The value `first_step` steps on does, and every one of the coming after it.
  };
  Kind kind = Kind::level;
  Comparison comparison = Comparison::at_least;
  double threshold = 0;
  double upper = 0;    ///< Of Comparison::within.
  int first_step = 1;  ///< mean, stay: steps from the last value to the first coming period.
  std::vector<double> shares;  ///< Of each coming period, the share that is still to come, 0–1.
  double done = 0;
  double done_weight = 0;  ///< In periods.
  int needed = 0;
  std::vector<Test> tests = {};  ///< hold: one for each coming period, where they differ.
};

/// The probability of a yes, rounded to 1e-6. Where nothing varies it is 0 or 1, and equality
/// decides as the comparison says.
///
/// level: the random walk. mean: the random walk's coming periods, weighted by their shares with
/// what is done; every period weighs the same, whatever its number of rows. total: periods that
/// stand alone. hold: each period by itself, counted by the Poisson-binomial law. any and stay: the
/// random walk, looked at once a step (walk.h).
[[nodiscard]] double probability(const Forecast& forecast, const Question& question);

/// The way to the answer of a question about a total: what will have been gathered by the end of
/// each coming period, one step for each share. The last step is what `probability` asks about.
/// Empty where the numbers are too large to compute with, and for questions of other kinds.
[[nodiscard]] std::vector<Step> running_total(const Forecast& forecast, const Question& question);

}  // namespace koers::forecast
