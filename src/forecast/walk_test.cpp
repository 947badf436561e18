// Claims about staying and touching, against counted walks: the closed forms are approximations.
#include "forecast/walk.h"

#include <cmath>
#include <doctest/doctest.h>
#include <random>

#include "forecast/normal.h"

namespace koers::forecast {
namespace {

// The share of many seeded walks whose looked-at steps all stay below a threshold.
double counted_below(const Walk& walk, const Steps& steps, double threshold) {
  constexpr int walks = 40000;
  std::mt19937_64 random(20160401);
  std::normal_distribution<double> change(walk.drift, walk.sd);
  int stayed = 0;
  for (int i = 0; i < walks; ++i) {
    double level = walk.start;
    bool is_below = true;
    for (int step = 1; step < steps.first + steps.count; ++step) {
      level += change(random);
      if (step >= steps.first && level >= threshold) is_below = false;
    }
    if (is_below) ++stayed;
  }
  return static_cast<double>(stayed) / walks;
}

Test below(double threshold) { return {.comparison = Comparison::below, .threshold = threshold}; }

}  // namespace

TEST_CASE("staying below agrees with counted walks") {
  for (const auto& walk : {Walk{0, 0, 1}, Walk{0, 0.3, 1}, Walk{0, -0.5, 2}, Walk{1, 0.1, 0.5}}) {
    for (const auto& steps : {Steps{1, 1}, Steps{1, 3}, Steps{1, 12}, Steps{4, 8}}) {
      for (const double threshold : {-1.0, 1.5, 4.0}) {
        const double chance = chance_to_stay(walk, steps, below(threshold));
        CHECK(std::fabs(chance - counted_below(walk, steps, threshold)) < 0.03);
      }
    }
  }
}

TEST_CASE("one step is exact, and touching is not staying on the other side") {
  const Walk walk{.start = 12.5, .drift = -0.25, .sd = 0.6};
  CHECK(chance_to_stay(walk, {.first = 1, .count = 1}, below(12)) ==
        doctest::Approx(probability_of({.mean = 12.25, .sd = 0.6}, below(12))));
  const Test at_least{.comparison = Comparison::at_least, .threshold = 12};
  const Steps steps{.first = 1, .count = 6};
  CHECK(chance_to_touch(walk, steps, below(12)) + chance_to_stay(walk, steps, at_least) ==
        doctest::Approx(1));
}

TEST_CASE("up is the mirror image of down") {
  const Test up{.comparison = Comparison::above, .threshold = 3};
  CHECK(chance_to_touch({1, 0.2, 0.7}, {1, 9}, up) ==
        doctest::Approx(chance_to_touch({-1, -0.2, 0.7}, {1, 9}, below(-3))));
}

TEST_CASE("more steps to stay are harder, more to touch easier, none is nothing") {
  const Walk walk{.start = 0, .drift = 0.1, .sd = 1};
  double stay = 1;
  double touch = 0;
  for (int count = 0; count < 30; ++count) {
    const double next_stay = chance_to_stay(walk, {1, count}, below(2));
    const double next_touch =
        chance_to_touch(walk, {1, count}, {.comparison = Comparison::at_least, .threshold = 2});
    CHECK(next_stay <= stay + 1e-3);
    CHECK(next_touch >= touch - 1e-3);
    stay = next_stay;
    touch = next_touch;
  }
}

TEST_CASE("where nothing varies every step is looked at") {
  const Walk walk{.start = 0, .drift = 1, .sd = 0};
  CHECK(chance_to_stay(walk, {1, 3}, below(3)) == 0);
  CHECK(chance_to_stay(walk, {1, 2}, below(3)) == 1);
  CHECK(chance_to_touch(walk, {1, 3}, {.comparison = Comparison::at_least, .threshold = 3}) == 1);
  CHECK(chance_to_touch(walk, {1, 2}, {.comparison = Comparison::at_least, .threshold = 3}) == 0);
}

TEST_CASE("steep walks give no infinities") {
  CHECK(chance_to_stay({0, 1000, 1}, {1, 12}, below(1e6)) == doctest::Approx(1));
  CHECK(chance_to_stay({0, 1e5, 1}, {1, 12}, below(1e6)) == doctest::Approx(0));
  CHECK(chance_to_stay({0, -1000, 1}, {1, 12}, below(10)) == doctest::Approx(1));
}

TEST_CASE("within limits both sides are kept") {
  const Test within{.comparison = Comparison::within, .threshold = -3, .upper = 3};
  const double both = chance_to_stay({0, 0, 1}, {1, 4}, within);
  CHECK(both > 0.5);
  CHECK(both < chance_to_stay({0, 0, 1}, {1, 4}, below(3)));
  CHECK(chance_to_touch({5, -1, 0.5}, {1, 4}, within) > 0.9);
}

}  // namespace koers::forecast
