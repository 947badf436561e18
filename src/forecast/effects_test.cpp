// Effects on paths that stand still, so that what is counted is the effects alone; figures of the
// specification's portfolio (section 8.6).
#include "forecast/effects.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

#include "forecast/questions.h"

namespace koers::forecast {
namespace {

SamplePaths flat(std::size_t count, double level, std::size_t horizon = 3) {
  SamplePaths paths(count, horizon);
  for (std::size_t i = 0; i < count; ++i) std::ranges::fill(paths.path(i), level);
  return paths;
}

// Five pieces of work; the hours that each takes off, how sure that is, and how likely it succeeds.
const LevelEffect a{.mean = -2.0, .sd = 0.8, .probability = 0.8};
const LevelEffect b{.mean = -1.2, .sd = 0.4, .probability = 0.9};
const LevelEffect c{.mean = -2.5, .sd = 1.5, .probability = 0.6};
const LevelEffect d{.mean = -1.0, .sd = 0.3, .probability = 0.95};
const LevelEffect e{.mean = -0.5, .sd = 0.2, .probability = 0.9};

using Work = std::vector<LevelEffect>;

// P(four hours or more come off), with 20,000 paths.
double chance_of_four(const Work& work) {
  const auto paths = with_effects(flat(20'000, 14), work, {}, 1);
  return probability(paths, {.kind = Question::Kind::level,
                             .comparison = Comparison::at_most,
                             .threshold = 10,
                             .shares = {1}});
}

double mean_at(const SamplePaths& paths, std::size_t step) {
  double sum = 0;
  for (std::size_t i = 0; i < paths.count(); ++i) sum += paths.path(i)[step];
  return sum / static_cast<double>(paths.count());
}

// Three standard errors of a share counted on 20,000 independent paths.
constexpr double sampling = 0.0105;

}  // namespace

TEST_CASE("the chance that work brings four hours is that of the exact mixture") {
  CHECK(std::fabs(chance_of_four({a, b, d}) - 0.4153) < sampling);
  CHECK(std::fabs(chance_of_four({a, b, e}) - 0.2568) < sampling);
  CHECK(std::fabs(chance_of_four({a, c}) - 0.3165) < sampling);
  CHECK(std::fabs(chance_of_four({b, c, e}) - 0.3053) < sampling);
  CHECK(std::fabs(chance_of_four({c, d, e}) - 0.2850) < sampling);
  CHECK(std::fabs(chance_of_four({a, b, c, d, e}) - 0.7602) < sampling);
}

TEST_CASE("the mean change is exact: successes and sizes are spread evenly") {
  CHECK(mean_at(with_effects(flat(1000, 14), Work{a, b, d}, {}, 1), 0) ==
        doctest::Approx(14 - 3.63).epsilon(1e-9));
  const auto paths = with_effects(flat(1000, 0), Work{{.mean = 5, .probability = 0.3}}, {}, 7);
  const auto values = paths.sorted_at(2);
  CHECK(std::ranges::count(values, 5) == 300);
  CHECK(std::ranges::count(values, 0) == 700);
}

TEST_CASE("an effect counts from its first step on, in that step by its share") {
  const auto paths =
      with_effects(flat(2, 10), Work{{.from = 1, .first_share = 0.25, .mean = -4}}, {}, 1);
  CHECK(paths.path(0)[0] == 10);
  CHECK(paths.path(0)[1] == 9);
  CHECK(paths.path(0)[2] == 6);
  CHECK(mean_at(with_effects(flat(2, 10), Work{{.from = 3, .mean = -4}}, {}, 1), 2) == 10);
}

TEST_CASE("values stay within the bounds") {
  const auto low = with_effects(flat(4, 1), Work{{.mean = -4}}, {.lower = 0}, 1);
  CHECK(low.sorted_at(0).back() == 0);
  const auto high = with_effects(flat(4, 98), Work{{.mean = 4}}, {.lower = 0, .upper = 100}, 1);
  CHECK(high.sorted_at(0).front() == 100);
}

TEST_CASE("without work nothing changes, and the same seed gives the same paths") {
  const auto still = flat(8, 3);
  CHECK(with_effects(still, {}, {.lower = 5}, 1).sorted_at(0) == still.sorted_at(0));
  const auto once = with_effects(still, Work{a, b}, {}, 4);
  const auto again = with_effects(still, Work{a, b}, {}, 4);
  const auto other = with_effects(still, Work{a, b}, {}, 5);
  bool is_same_with_other_seed = true;
  for (std::size_t i = 0; i < still.count(); ++i) {
    CHECK(once.path(i)[0] == again.path(i)[0]);
    is_same_with_other_seed = is_same_with_other_seed && once.path(i)[0] == other.path(i)[0];
  }
  CHECK_FALSE(is_same_with_other_seed);
}

TEST_CASE("the sizes are the quantiles of the normal law") {
  constexpr std::size_t count = 1000;
  const auto sizes =
      with_effects(flat(count, 0), Work{{.mean = 3, .sd = 2, .probability = 1}}, {}, 1)
          .sorted_at(0);
  for (const std::size_t rank : {0U, 7U, 24U, 310U, 500U, 770U, 980U, 999U}) {
    const double below = 0.5 * std::erfc(-(sizes[rank] - 3) / 2 / std::numbers::sqrt2);
    CHECK(below == doctest::Approx((static_cast<double>(rank) + 0.5) / count).epsilon(1e-7));
  }
}

}  // namespace koers::forecast
