// From a chance to the target that has it.
#include "domain/attainable.h"

#include <cmath>
#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace koers::domain {
namespace {

// Lower is better; the value will lie around `centre`.
LevelSearch at_most(double centre, double width, double start) {
  return {.chance = [=](double level) { return 1 / (1 + std::exp((centre - level) / width)); },
          .start = start,
          .easier = 1};
}

}  // namespace

TEST_CASE("the level is found from either side, for either direction") {
  CHECK(level_with_chance(at_most(10, 1, 3), 0.5).value() == doctest::Approx(10));
  CHECK(level_with_chance(at_most(10, 1, 40), 0.5).value() == doctest::Approx(10));
  CHECK(level_with_chance(at_most(10, 1, 10), 0.8).value() == doctest::Approx(10 + std::log(4)));
  LevelSearch at_least{.chance = [](double level) { return 1 / (1 + std::exp(level - 10)); },
                       .start = 0,
                       .easier = -1};
  CHECK(level_with_chance(at_least, 0.8).value() == doctest::Approx(10 - std::log(4)));
}

TEST_CASE("the level found has the chance, and one a little harder has not") {
  rc::check("over centres, widths, starts and chances", [] {
    const double centre = *rc::gen::inRange(-1000, 1000);
    const double width = *rc::gen::inRange(1, 50) / 10.0;
    const double start = *rc::gen::inRange(-1000, 1000);
    const double wanted = *rc::gen::inRange(5, 96) / 100.0;
    const auto search = at_most(centre, width, start);
    const auto level = level_with_chance(search, wanted);
    RC_ASSERT(level.has_value());
    RC_ASSERT(*search.chance(*level) >= wanted);
    RC_ASSERT(*search.chance(*level - 1e-6) < wanted);
  });
}

TEST_CASE("what is decided already has no level of a given chance") {
  const auto always = [](double chance) {
    return LevelSearch{.chance = [=](double) { return chance; }, .start = 5, .easier = 1};
  };
  CHECK_FALSE(level_with_chance(always(1), 0.5).has_value());
  CHECK_FALSE(level_with_chance(always(0), 0.5).has_value());
  const LevelSearch unknown{.chance = [](double) -> std::optional<double> { return std::nullopt; },
                            .start = 5,
                            .easier = 1};
  CHECK_FALSE(level_with_chance(unknown, 0.5).has_value());
}

TEST_CASE("a value that cannot vary has its own level for every chance") {
  const LevelSearch sure{
      .chance = [](double level) { return level >= 7 ? 1.0 : 0.0; }, .start = 0, .easier = 1};
  CHECK(level_with_chance(sure, 0.5).value() == doctest::Approx(7));
  CHECK(level_with_chance(sure, 0.8).value() == doctest::Approx(7));
}

TEST_CASE("levels are rounded to what they can be told apart by") {
  CHECK(rounding_step(1.6, 10) == 0.2);
  CHECK(rounding_step(-4, 10) == 1);
  CHECK(rounding_step(2300, 40'000) == 500);
  CHECK(rounding_step(0, 40) == doctest::Approx(0.2));
  CHECK(rounding_step(0, 0) == 0);
  CHECK(rounded_to(9.8734, 0.2) == 9.8);
  CHECK(rounded_to(0.31, 0.1) == 0.3);
  CHECK(rounded_to(41'234, 500) == 41'000);
  CHECK(rounded_to(-1.26, 0.5) == -1.5);
  CHECK(rounded_to(3.3, 0) == 3.3);
}

}  // namespace koers::domain
