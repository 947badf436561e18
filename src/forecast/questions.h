// Answers to questions about the future, counted on sample paths.
#pragma once

#include "forecast/forecast.h"
#include "forecast/paths.h"

namespace koers::forecast {

/// The share of the paths on which the answer is yes, 0 … 1. Equality counts as the comparison
/// says, up to a billionth of the numbers compared. Steps beyond the paths count as their last one.
///
/// A question asks the same as in forecast.h, here of the paths themselves: level at step Σ shares;
/// mean and total over the coming periods; hold in enough of them; any and stay looked at each
/// step.
[[nodiscard]] double probability(const SamplePaths& paths, const Question& question);

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
