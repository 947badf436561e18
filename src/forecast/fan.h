// What paths look like from outside: for each step the middle and the central intervals.
#pragma once

#include <vector>

#include "forecast/questions.h"

namespace koers::forecast {

struct Interval {
  double lower = 0;
  double upper = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// One number that is to come: its median and central intervals, each within the next.
struct Step {
  double median = 0;
  Interval central_50;
  Interval central_80;
  Interval central_95;
  friend bool operator==(const Step&, const Step&) = default;
};

/// Of any numbers, at least one.
[[nodiscard]] Step step_of(std::vector<double> values);

/// The first `steps` steps of the paths, or as many as they have.
[[nodiscard]] std::vector<Step> fan(const SamplePaths& paths, std::size_t steps);

/// The way to the answer of a question about a total: what will have been gathered by the end of
/// each coming period, one step for each share. The last step is what `probability` asks about.
/// Empty for questions of other kinds.
[[nodiscard]] std::vector<Step> running_total(const SamplePaths& paths, const Question& question);

}  // namespace koers::forecast
