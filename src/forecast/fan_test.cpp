// Claims about fans and about what is learned while a period runs.
#include "forecast/fan.h"

#include <cmath>
#include <doctest/doctest.h>

#include "forecast/random_paths_test.h"
#include "forecast/update.h"

namespace koers::forecast {
namespace {

constexpr std::size_t some = 20'000;

double width(const Interval& interval) { return interval.upper - interval.lower; }

}  // namespace

TEST_CASE("intervals lie within each other, and of walks widen with the root of the distance") {
  const auto steps = fan(walks({10, 0.5, 2}, 4, some), 4);
  REQUIRE(steps.size() == 4);
  CHECK(steps.front().median == doctest::Approx(10.5).epsilon(0.01));
  CHECK(steps.back().median == doctest::Approx(12).epsilon(0.01));
  CHECK(width(steps[3].central_80) ==
        doctest::Approx(2 * width(steps[0].central_80)).epsilon(0.03));
  for (const auto& step : steps) {
    CHECK(step.central_95.lower < step.central_80.lower);
    CHECK(step.central_80.lower < step.central_50.lower);
    CHECK(step.central_50.lower < step.median);
    CHECK(step.central_50.upper > step.median);
  }
  CHECK(fan(walks({}, 4, 10), 9).size() == 4);
}

TEST_CASE("a running total widens with the periods to come, and ends where the question is") {
  const auto paths = periods_alone({0, 10, 1}, 3, some);
  Question question{.kind = Question::Kind::total, .shares = {0.5, 1, 1}, .done = 30};
  const auto steps = running_total(paths, question);
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].median == doctest::Approx(35).epsilon(0.01));
  CHECK(steps[2].median == doctest::Approx(55).epsilon(0.01));
  CHECK(width(steps[2].central_80) > width(steps[1].central_80));
  question.threshold = steps[2].central_80.upper;
  CHECK(probability(paths, question) == doctest::Approx(0.1).epsilon(0.01));
  question.kind = Question::Kind::level;
  CHECK(running_total(paths, question).empty());
}

// Of a walk the value of step 1 is all that later ones need of it: they move along, and lose its
// variance.
TEST_CASE("a value of the period that runs moves what follows as far as it is bound to it") {
  const auto paths = walks({10, 0, 1}, 3, some);
  const auto over = fan(updated(paths, {.step = 1, .value = 13, .share_gone = 1}), 3);
  CHECK(width(over[0].central_95) < 1e-9);
  CHECK(over[0].median == doctest::Approx(13));
  CHECK(over[1].median == doctest::Approx(13).epsilon(0.01));
  CHECK(width(over[1].central_80) ==
        doctest::Approx(width(fan(paths, 1)[0].central_80)).epsilon(0.03));
  const auto half = fan(updated(paths, {.step = 1, .value = 13, .share_gone = 0.75}), 3);
  CHECK(width(half[0].central_80) ==
        doctest::Approx(width(fan(paths, 1)[0].central_80) / 2).epsilon(0.03));

  // Periods that stand alone learn nothing from it.
  const auto alone =
      fan(updated(periods_alone({0, 10, 1}, 2, some), {.value = 30, .share_gone = 1}), 2);
  CHECK(alone[1].median == doctest::Approx(10).epsilon(0.05));
}

TEST_CASE("an update keeps to the bounds, and to the steps that there are") {
  const auto paths = walks({10, 0, 5}, 3, 500);
  const auto after = updated(paths, {.step = 1, .value = 1, .share_gone = 0}, {.lower = 0});
  for (std::size_t i = 0; i < after.count(); ++i)
    for (const double value : after.path(i)) CHECK(value >= 0);
  const auto beyond = updated(paths, {.step = 9, .value = 1, .share_gone = 1});
  CHECK(beyond.path(0)[2] == paths.path(0)[2]);
}

}  // namespace koers::forecast
