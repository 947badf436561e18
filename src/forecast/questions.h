// Answers to questions about the future, counted on sample paths.
#pragma once

#include <cstdint>
#include <vector>

#include "forecast/paths.h"

namespace koers::forecast {

enum class Comparison : std::uint8_t { at_least, above, at_most, below, within };

/// What a number is compared with.
struct Test {
  Comparison comparison = Comparison::at_least;
  double threshold = 0;
  double upper = 0;  ///< within: threshold <= number <= upper.
  friend bool operator==(const Test&, const Test&) = default;
};

/// What is asked, in steps after the last value.
struct Question {
  enum class Kind : std::uint8_t {
    level,  ///< The value Σ share steps after the last one.
    mean,   ///< (done · done_weight + Σ share · value) / (done_weight + Σ share) over the coming
            ///< periods.
    total,  ///< done + Σ share · value over the coming periods.
    hold,   ///< At least `needed` of the coming periods meet the threshold.
    any,    ///< At least one of the coming periods does.
    stay,   ///< The value `first_step` steps on does, and every one of the coming after it.
  };
  Kind kind = Kind::level;
  Comparison comparison = Comparison::at_least;
  double threshold = 0;
  double upper = 0;            ///< Of Comparison::within.
  int first_step = 1;          ///< Not level: steps from the last value to the first coming period.
  std::vector<double> shares;  ///< Of each coming period, the share that is still to come, 0–1.
  double done = 0;
  double done_weight = 0;  ///< In periods.
  int needed = 0;
  std::vector<Test> tests = {};  ///< hold, stay: one for each coming period, where they differ.
  friend bool operator==(const Question&, const Question&) = default;
};

/// The share of the paths on which the answer is yes, 0 … 1. Equality counts as the comparison
/// says, up to a billionth of the numbers compared. Steps beyond the paths count as their last one.
///
/// Level is read at step Σ shares, mean and total over the coming periods with what is done; hold
/// counts the periods that meet their test; any and stay look at each step.
[[nodiscard]] double probability(const SamplePaths& paths, const Question& question);

/// The same, path by path.
[[nodiscard]] std::vector<bool> answers(const SamplePaths& paths, const Question& question);

/// hold, stay: by path, how many of the coming periods meet their test.
[[nodiscard]] std::vector<int> periods_met(const SamplePaths& paths, const Question& question);

/// The number that a path is judged by: it meets the threshold where the answer is yes. Value, mean
/// or total for those kinds; for the others that of the period that decides. Of one threshold: the
/// tests of hold, where they differ, are not looked at.
[[nodiscard]] std::vector<double> judged_values(const SamplePaths& paths, const Question& question);

/// The threshold that `share` of the paths meet, for questions with one threshold: "the target that
/// has an 80 % chance". For `within` the lower end of the central part.
[[nodiscard]] double threshold_met_by(const SamplePaths& paths, const Question& question,
                                      double share);

/// For each step the share of the paths that have met the threshold by then, for good or not:
/// when a target is likely met first.
[[nodiscard]] std::vector<double> met_by_step(const SamplePaths& paths, const Test& test);

}  // namespace koers::forecast
