// Questions asked of paths that can be counted by hand.
#include "forecast/questions.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace koers::forecast {
namespace {

// Four futures of three steps.
SamplePaths four() {
  SamplePaths paths(4, 3);
  const double values[4][3]{{1, 2, 3}, {3, 2, 1}, {2, 2, 2}, {0, 4, 0}};
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t k = 0; k < 3; ++k) paths.path(i)[k] = values[i][k];
  return paths;
}

using Kind = Question::Kind;

}  // namespace

TEST_CASE("a level at a step, equality as the comparison says") {
  Question question{.kind = Kind::level, .threshold = 2, .shares = {1, 1, 1}};
  CHECK(probability(four(), question) == 0.5);
  question.comparison = Comparison::above;
  CHECK(probability(four(), question) == 0.25);
  question.comparison = Comparison::below;
  CHECK(probability(four(), question) == 0.5);
  question.comparison = Comparison::at_most;
  CHECK(probability(four(), question) == 0.75);
  question.comparison = Comparison::within;
  question.upper = 3;
  CHECK(probability(four(), question) == 0.5);
}

TEST_CASE("a total has what was done and the share that is to come") {
  CHECK(probability(four(),
                    {.kind = Kind::total, .threshold = 16, .shares = {1, 1, 1}, .done = 10}) ==
        0.75);
  CHECK(probability(four(), {.kind = Kind::total, .threshold = 2, .shares = {0.5, 1}}) == 1);
}

TEST_CASE("a mean weighs what was done") {
  // (3 * 2 + sums of 2, 6, 4, 4 …) / 5.
  const Question question{
      .kind = Kind::mean, .threshold = 2, .shares = {1, 1}, .done = 2, .done_weight = 3};
  CHECK(judged_values(four(), question) == std::vector<double>{1.8, 2.2, 2, 2});
  CHECK(probability(four(), question) == 0.75);
}

TEST_CASE("once, always, and in enough of the periods") {
  CHECK(probability(four(), {.kind = Kind::any, .threshold = 3, .shares = {1, 1, 1}}) == 0.75);
  CHECK(probability(four(), {.kind = Kind::any, .threshold = 3, .shares = {1}}) == 0.25);
  CHECK(probability(four(), {.kind = Kind::stay, .threshold = 1, .shares = {1, 1, 1}}) == 0.75);
  CHECK(
      probability(four(), {.kind = Kind::hold, .threshold = 2, .shares = {1, 1, 1}, .needed = 2}) ==
      0.75);
  Question each{.kind = Kind::hold, .shares = {1, 1, 1}, .needed = 3};
  each.tests = {
      {Comparison::at_least, 1, 0}, {Comparison::at_least, 2, 0}, {Comparison::at_most, 2, 0}};
  CHECK(probability(four(), each) == 0.5);
}

TEST_CASE("probabilities of goals on one metric agree with each other") {
  for (const double threshold : {0.0, 1.0, 2.0, 3.0, 4.0}) {
    const Question once{.kind = Kind::any, .threshold = threshold, .shares = {1, 1, 1}};
    const Question always{.kind = Kind::stay, .threshold = threshold, .shares = {1, 1, 1}};
    const Question end{.kind = Kind::level, .threshold = threshold, .shares = {1, 1, 1}};
    CHECK(probability(four(), always) <= probability(four(), end));
    CHECK(probability(four(), end) <= probability(four(), once));
  }
}

TEST_CASE("the number that a path is judged by meets the threshold where the answer is yes") {
  SamplePaths paths(1, 3);
  const double values[3]{0, 5, 4};
  std::copy(values, values + 3, paths.path(0).begin());
  for (const auto kind :
       {Kind::level, Kind::mean, Kind::total, Kind::any, Kind::stay, Kind::hold}) {
    for (const auto comparison : {Comparison::at_least, Comparison::at_most}) {
      for (const int first : {1, 2}) {
        for (const double threshold : {-1.0, 0.0, 2.5, 4.0, 5.0, 9.0, 12.0}) {
          const Question question{.kind = kind,
                                  .comparison = comparison,
                                  .threshold = threshold,
                                  .first_step = first,
                                  .shares = {1, 1},
                                  .needed = 1};
          const double judged = judged_values(paths, question).front();
          const bool is_met =
              comparison == Comparison::at_least ? judged >= threshold : judged <= threshold;
          CHECK(probability(paths, question) == (is_met ? 1 : 0));
        }
      }
    }
  }
}

TEST_CASE("the target that has a chance, and when it is met") {
  const Question end{.kind = Kind::level, .shares = {1, 1, 1}};
  CHECK(threshold_met_by(four(), end, 0.5) == doctest::Approx(1.5));
  CHECK(met_by_step(four(), {Comparison::at_least, 3, 0}) == std::vector<double>{0.25, 0.5, 0.75});
  CHECK(probability(SamplePaths(0, 0), end) == 0);
}

}  // namespace koers::forecast
