// Scores of forecasts against published figures and by hand, bins, leads, and what always holds.
#include "domain/reliability.h"

#include <cmath>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/vectors_test.h"

namespace koers::domain {
namespace {

JudgedForecast judged(int goal, double said, int outcome) {
  return {.goal = goal,
          .foretold = {
              .confidence = said,
              .outcome = outcome == 1 ? Foretold::Outcome::achieved : Foretold::Outcome::failed}};
}

Period days(const char* first, const char* last) {
  return {parse_date(first).value(), parse_date(last).value() + Days{1}};
}

}  // namespace

TEST_CASE("the score of forecasts is that of confidences") {
  const auto group = vectors("brier");
  if (!group) return;
  std::vector<JudgedForecast> items;
  for (const json::value& item : group->as_object().at("items").as_array()) {
    const auto& parts = item.as_array();
    items.push_back(judged(static_cast<int>(items.size()), parts[0].to_number<double>(),
                           parts[1].to_number<int>()));
  }
  const auto found = reliability_of(items);
  REQUIRE(found.has_value());
  CHECK(is_printed_as(found->score.brier, number_at(*group, "brier")));
  CHECK(is_printed_as(found->score.base, number_at(*group, "base")));
  CHECK(found->skill.value() ==
        doctest::Approx(1 - number_at(*group, "brier") / number_at(*group, "base")));
  CHECK(found->said == doctest::Approx(.66));
  CHECK(found->came_true == 3);
  CHECK(found->goals == 5);
}

TEST_CASE("bins hold tenths: what was said in them, and what came true") {
  // .7 and .75 in one bin, half of them true; .2 in another, none; 1 belongs to the last.
  const auto found = reliability_of(
      std::vector{judged(1, .70, 1), judged(2, .75, 0), judged(3, .20, 0), judged(4, 1.0, 1)});
  REQUIRE(found.has_value());
  REQUIRE(found->bins.size() == 3);
  CHECK(found->bins[0].from == .2);
  CHECK(found->bins[0].to == .3);
  CHECK(found->bins[1].count == 2);
  CHECK(found->bins[1].mean == doctest::Approx(.725));
  CHECK(found->bins[1].share == doctest::Approx(.5));
  CHECK(found->bins[2].from == .9);
  CHECK(found->bins[2].to == 1);
  // (.2 · 1 + .225 · 2 + 0 · 1) / 4
  CHECK(found->calibration_error == doctest::Approx(.1625));
}

TEST_CASE("forecasts of one goal are no more evidence than one") {
  const auto once = reliability_of(std::vector{judged(1, .82, 1), judged(2, .85, 0)});
  const auto often = reliability_of(
      std::vector{judged(1, .82, 1), judged(2, .85, 0), judged(1, .83, 1), judged(2, .84, 0)});
  REQUIRE(often.has_value());
  CHECK(often->goals == 2);
  CHECK(often->bins[0].count == 4);
  CHECK(often->bins[0].goals == 2);
  CHECK(often->bins[0].interval.lower == doctest::Approx(once->bins[0].interval.lower));
  CHECK(often->bins[0].interval.upper == doctest::Approx(once->bins[0].interval.upper));
}

TEST_CASE("the log score takes what was certain as nearly certain") {
  const auto wrong = reliability_of(std::vector{judged(1, 1, 0)});
  CHECK(wrong->log_score == doctest::Approx(-std::log(log_score_clip)));
  const auto coin = reliability_of(std::vector{judged(1, .5, 0), judged(2, .5, 1)});
  CHECK(coin->log_score == doctest::Approx(std::log(2.0)));
  CHECK(coin->skill.value() == doctest::Approx(0));
}

TEST_CASE("without outcomes that differ there is no skill to speak of, without forecasts nothing") {
  CHECK_FALSE(reliability_of(std::vector{judged(1, .9, 1), judged(2, .8, 1)})->skill.has_value());
  CHECK_FALSE(reliability_of({}).has_value());
}

// Published: Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148,
// 0 of 20, 1 of 29.
TEST_CASE("Wilson's interval is the published one") {
  const auto check = [](double successes, double n, double lower, double upper) {
    const auto interval = wilson_interval(successes, n);
    CHECK(is_printed_as(interval.lower, lower, 4));
    CHECK(is_printed_as(interval.upper, upper, 4));
  };
  check(81, 263, .2553, .3662);
  check(15, 148, .0624, .1605);
  check(0, 20, 0, .1611);
  check(1, 29, .0061, .1718);
  CHECK(wilson_interval(0, 0).lower == 0);
  CHECK(wilson_interval(0, 0).upper == 1);
}

TEST_CASE("leads are days of the window") {
  // 90 days: at the close of 22 January 22 of them have passed, a day later more than a quarter.
  const Period quarter = days("2026-01-01", "2026-03-31");
  CHECK(to_string(lead_day(quarter, Lead::quarter)) == "2026-01-22");
  CHECK(to_string(lead_day(quarter, Lead::half)) == "2026-02-14");
  CHECK(to_string(lead_day(quarter, Lead::three_quarters)) == "2026-03-08");
  CHECK(to_string(lead_day(quarter, Lead::first)) == "2026-03-30");
  CHECK(lead_day(days("2026-01-01", "2026-01-01"), Lead::half) < quarter.first);
  CHECK(name_of(Lead::three_quarters) == "three_quarters");
}

TEST_CASE(
    "law: scores stay in their bounds, bins hold everything, the share lies in its interval") {
  CHECK(rc::check([] {
    std::vector<JudgedForecast> items;
    const int n = *rc::gen::inRange(1, 60);
    for (int i = 0; i < n; ++i) {
      items.push_back(judged(*rc::gen::inRange(0, 20), *rc::gen::inRange(0, 1001) / 1000.0,
                             *rc::gen::inRange(0, 2)));
    }
    const auto found = *reliability_of(items);
    RC_ASSERT(found.score.brier >= 0 && found.score.brier <= 1);
    RC_ASSERT(found.log_score >= 0 && found.log_score <= -std::log(log_score_clip) + 1e-9);
    RC_ASSERT(found.calibration_error >= 0 && found.calibration_error <= 1);
    int counted = 0;
    for (const auto& bin : found.bins) {
      counted += bin.count;
      RC_ASSERT(bin.goals >= 1 && bin.goals <= bin.count);
      RC_ASSERT(bin.mean >= bin.from - 1e-9 && bin.mean <= bin.to + 1e-9);
      RC_ASSERT(bin.interval.lower <= bin.share + 1e-9 && bin.share <= bin.interval.upper + 1e-9);
    }
    RC_ASSERT(counted == n);
  }));
}

}  // namespace koers::domain
