// Claims about figures made of answers: their errors as published, and how many answers a change
// needs.
#include "domain/survey_error.h"

#include <cmath>
#include <doctest/doctest.h>

#include "base/vectors_test.h"

namespace koers::domain {
namespace {

SurveyValue share(double value, std::int64_t answers) {
  return {.figure = SurveyFigure::share, .value = value, .answers = answers};
}

SurveyValue mean(double value, std::int64_t answers, double deviation) {
  return {.figure = SurveyFigure::mean, .value = value, .answers = answers, .deviation = deviation};
}

}  // namespace

TEST_CASE("a promoter score of few answers differs by chance, as published") {
  const auto group = vectors("nps");
  if (!group) return;
  const SurveyValue score{SurveyFigure::promoter_score, number_at(*group, "nps"), 324};
  CHECK(std::pow(answer_deviation(score) / 100, 2) ==
        doctest::Approx(number_at(*group, "var")).epsilon(1e-4));
  const double error = *standard_error(score);
  CHECK(is_printed_as(error, number_at(*group, "se_324"), 3));
  CHECK(is_printed_as(margin_of(error), number_at(*group, "moe95_324"), 2));
  CHECK(
      is_printed_as(*margin_between(score, score), number_at(*group, "moe_diff_two_waves_324"), 2));
  CHECK(answers_to_see(score, 2) ==
        doctest::Approx(number_at(*group, "n_detect2_80")).epsilon(1e-4));
}

TEST_CASE("shares of answers err most in the middle") {
  CHECK(standard_error(share(50, 100)).value() == doctest::Approx(5));
  CHECK(standard_error(share(90, 100)).value() == doctest::Approx(3));
}

// Wilson's interval as textbooks print it, for 50 of 100 and for 9 and 0 of 10.
TEST_CASE("a share has an interval within 0 and 100, also where all answered alike") {
  CHECK(error_bounds(share(50, 100))->low == doctest::Approx(40.38).epsilon(1e-4));
  CHECK(error_bounds(share(50, 100))->high == doctest::Approx(59.62).epsilon(1e-4));
  CHECK(error_bounds(share(90, 10))->low == doctest::Approx(59.58).epsilon(1e-4));
  CHECK(error_bounds(share(90, 10))->high == doctest::Approx(98.21).epsilon(1e-4));
  CHECK(error_bounds(share(0, 10))->low == doctest::Approx(0));
  CHECK(error_bounds(share(0, 10))->high == doctest::Approx(27.75).epsilon(1e-3));
  CHECK(error_bounds(share(100, 10))->high == doctest::Approx(100));
}

TEST_CASE("a mean of answers errs by their deviation over the root of their number") {
  const auto effort = mean(5.4, 64, 1.6);
  CHECK(standard_error(effort).value() == doctest::Approx(0.2));
  CHECK(error_bounds(effort)->high == doctest::Approx(5.4 + 1.96 * 0.2).epsilon(1e-4));
  CHECK(standard_error(mean(5, 64, 0)).value() == 0);
  // 2 · ((1.96 + 0.8416) · 1.6 / 0.4)² = 251.2.
  CHECK(answers_to_see(effort, 0.4) == 252);
  CHECK(answers_to_see(effort, -0.4) == 252);
}

TEST_CASE("two surveys differ by what each may be off, in the direction that they differ") {
  const auto before = mean(5, 64, 1.6);
  CHECK(*margin_between(before, mean(5.5, 64, 1.6)) ==
        doctest::Approx(std::sqrt(2) * 1.96 * 0.2).epsilon(1e-4));
  // From 10 of 10 there is only a way down: what the first may be off below, and the second above.
  CHECK(*margin_between(share(100, 10), share(80, 10)) ==
        doctest::Approx(std::hypot(100 - error_bounds(share(100, 10))->low,
                                   error_bounds(share(80, 10))->high - 80)));
}

TEST_CASE("without answers, or for a value that none can give, nothing is known") {
  CHECK_FALSE(standard_error(share(90, 0)).has_value());
  CHECK_FALSE(standard_error(share(101, 10)).has_value());
  CHECK_FALSE(error_bounds(share(-1, 10)).has_value());
  CHECK_FALSE(margin_between(share(50, 10), share(50, 0)).has_value());
  CHECK(standard_error({SurveyFigure::promoter_score, -100, 10}).value() == doctest::Approx(0));
}

}  // namespace koers::domain
