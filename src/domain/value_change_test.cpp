// Claims about how differences are told.
#include "domain/value_change.h"

#include <doctest/doctest.h>

#include "base/vectors_test.h"
#include "domain/survey_error.h"

namespace koers::domain {

TEST_CASE("the season taken out, a change is told of what is left") {
  const auto group = vectors("season");
  if (!group) return;
  const auto at = [&](const char* key) { return number_at(*group, key); };
  const auto raw = change_between({at("nov"), at("dec")}, ChangeScale::share);
  CHECK(is_printed_as(*raw.relative, at("pop")));
  const auto adjusted =
      change_between({at("nov") / at("s_nov"), at("dec") / at("s_dec")}, ChangeScale::share);
  CHECK(is_printed_as(*adjusted.relative, at("sa_pop")));
}

TEST_CASE("percentages change in points, and what was zero or less has no share") {
  CHECK(change_between({.before = 2, .now = 3}, ChangeScale::points) ==
        ValueChange{1, std::nullopt});
  CHECK(change_between({.before = 0, .now = 3}, ChangeScale::share) ==
        ValueChange{3, std::nullopt});
  CHECK(change_between({.before = -3, .now = -1}, ChangeScale::share) ==
        ValueChange{2, std::nullopt});
  CHECK(change_between({.before = 4, .now = -1}, ChangeScale::share) ==
        ValueChange{-5, std::nullopt});
  CHECK(change_between({.before = 4, .now = 0}, ChangeScale::share) == ValueChange{-4, -1});
}

TEST_CASE("two waves differ by chance within their joint margin") {
  const auto group = vectors("nps");
  if (!group) return;
  const SurveyValue wave{SurveyFigure::promoter_score, number_at(*group, "nps"), 324};
  const double error = *standard_error(wave);
  CHECK(is_printed_as(error, number_at(*group, "se_324"), 3));
  CHECK(is_printed_as(margin_of(error), number_at(*group, "moe95_324"), 2));
  CHECK(is_printed_as(*margin_between(wave, wave), number_at(*group, "moe_diff_two_waves_324"), 2));
  CHECK_FALSE(margin_between(wave, {SurveyFigure::promoter_score, 30, 0}).has_value());
}

}  // namespace koers::domain
