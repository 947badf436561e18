// Claims about forecasts: the closed forms of the specification, the edges, and that nothing
// depends on luck.
#include "forecast/forecast.h"

#include <doctest/doctest.h>

#include "base/vectors_test.h"
#include "forecast/normal.h"

namespace koers::forecast {
namespace {

Forecast learned(Model model) {
  Forecast forecast;
  forecast.model = model;
  return forecast;
}

std::vector<double> steps(double periods) {
  std::vector<double> shares(static_cast<std::size_t>(periods), 1.0);
  if (periods > std::floor(periods)) shares.insert(shares.begin(), periods - std::floor(periods));
  return shares;
}

}  // namespace

TEST_CASE("probabilities of a level and of a total come out as the specification prints them") {
  const auto group = vectors("prob");
  if (!group) return;
  for (const json::value& item : group->as_array()) {
    Question question{.threshold = number_at(item, "T"), .shares = steps(number_at(item, "h"))};
    Model model;
    if (text_at(item, "kind") == "level") {
      question.kind = Question::Kind::level;
      question.comparison = Comparison::at_most;
      model = {.last = number_at(item, "x"),
               .drift = number_at(item, "mu"),
               .drift_sd = number_at(item, "sig")};
    } else {
      question.kind = Question::Kind::total;
      question.done = number_at(item, "done");
      model = {.period_mean = number_at(item, "mu"), .period_sd = number_at(item, "sig")};
    }
    CHECK(is_printed_as(probability(learned(model), question), number_at(item, "p")));
  }
}

TEST_CASE("holding a value counts the periods that are still to come") {
  const auto group = vectors("maintain_prob");
  if (!group) return;
  const Model model{.period_mean = number_at(*group, "mean"), .period_sd = number_at(*group, "sd")};
  const auto chance = [&](std::size_t coming, int needed) {
    return probability(learned(model), {.kind = Question::Kind::hold,
                                        .comparison = Comparison::at_most,
                                        .threshold = number_at(*group, "threshold"),
                                        .shares = std::vector<double>(coming, 1.0),
                                        .needed = needed});
  };
  CHECK(is_printed_as(chance(1, 1), number_at(*group, "p_month")));
  CHECK(is_printed_as(chance(8, 8), number_at(*group, "all8")));
  CHECK(is_printed_as(chance(8, 12 - 4), number_at(*group, "P_all12")));
  CHECK(is_printed_as(chance(8, 11 - 4), number_at(*group, "P_at_least_11_of_12")));
  CHECK(is_printed_as(chance(8, 12 - 3), number_at(*group, "P_all12_2")));
  CHECK(is_printed_as(chance(8, 11 - 3), number_at(*group, "P_11_of_12_2")));
}

TEST_CASE("drift and variation are those of the changes") {
  const auto group = vectors("achiev");
  if (!group) return;
  const auto forecast = make_forecast({.values = numbers_at(*group, "history")});
  REQUIRE(forecast.has_value());
  CHECK(forecast->n == static_cast<int>(number_at(*group, "n")));
  CHECK(is_printed_as(forecast->model.drift, number_at(*group, "weekly_mean"), 5));
  CHECK(is_printed_as(forecast->model.drift_sd, number_at(*group, "weekly_sd"), 5));
  const double goal = forecast->model.last + number_at(*group, "required_total");
  const double chance = probability(*forecast, {.kind = Question::Kind::level,
                                                .comparison = Comparison::at_most,
                                                .threshold = goal,
                                                .shares = steps(number_at(*group, "weeks"))});
  CHECK(is_printed_as(chance, number_at(*group, "P_rw"), 5));
}

TEST_CASE(
    "fewer than eight values give no forecast, and neither do numbers too large to compute with") {
  CHECK_FALSE(make_forecast({.values = {1, 2, 3, 4, 5, 6, 7}, .horizon = 3}).has_value());
  CHECK(make_forecast({.values = {1, 2, 3, 4, 5, 6, 7, 8}, .horizon = 3})->steps.size() == 3);
  CHECK_FALSE(
      make_forecast({.values = {1e308, -1e308, 1e308, -1e308, 1e308, -1e308, 1e308, -1e308}})
          .has_value());
}

TEST_CASE("no forecast holds an infinity, and no probability is not a number") {
  std::vector<double> values(8, 1e152);
  values[3] = -1e152;
  const auto forecast = make_forecast({.values = values, .horizon = 2});
  if (!forecast) return;
  Question question{.kind = Question::Kind::mean,
                    .threshold = 1.7e308,
                    .shares = {1},
                    .done = 1.7e308,
                    .done_weight = 9};
  CHECK(probability(*forecast, question) >= 0);
}

TEST_CASE("intervals widen with the root of the distance and keep their order") {
  const auto forecast =
      make_forecast({.values = {10, 12, 11, 13, 12, 14, 13, 15, 14}, .horizon = 4});
  const auto& first = forecast->steps.front();
  const auto& last = forecast->steps.back();
  CHECK(first.mean == doctest::Approx(14.5));
  CHECK(last.mean == doctest::Approx(16));
  const auto width = [](const Interval& interval) { return interval.upper - interval.lower; };
  CHECK(width(last.central_80) == doctest::Approx(2 * width(first.central_80)));
  CHECK(first.central_95.lower < first.central_80.lower);
  CHECK(first.central_80.lower < first.central_50.lower);
  CHECK(first.central_50.lower < first.mean);
}

TEST_CASE("where nothing varies, equality decides as the comparison says") {
  const auto flat = make_forecast({.values = std::vector<double>(9, 2.0), .horizon = 1});
  const auto chance = [&](Comparison comparison, Question::Kind kind) {
    return probability(
        *flat,
        {.kind = kind, .comparison = comparison, .threshold = 2, .shares = {1}, .needed = 1});
  };
  for (const auto kind :
       {Question::Kind::level, Question::Kind::mean, Question::Kind::total, Question::Kind::hold}) {
    CHECK(chance(Comparison::at_most, kind) == 1);
    CHECK(chance(Comparison::at_least, kind) == 1);
    CHECK(chance(Comparison::below, kind) == 0);
    CHECK(chance(Comparison::above, kind) == 0);
  }
}

TEST_CASE("steady steps are a certainty, although tenths do not add up exactly") {
  std::vector<double> values;
  for (int i = 0; i < 12; ++i) values.push_back(0.1 * i);
  const auto forecast = make_forecast({.values = values});
  CHECK(forecast->model.drift_sd == 0);
  const Question question{.kind = Question::Kind::level, .threshold = 1.4, .shares = {1, 1, 1}};
  CHECK(probability(*forecast, question) == 1);
}

// Three coming periods after last = 10, drift 1, sd 2, and nothing done: mean 12, and the changes
// weigh 3, 2, 1.
TEST_CASE("the mean over a window knows that an early change moves all later periods") {
  const Model model{.last = 10, .drift = 1, .drift_sd = 2};
  const Question question{.kind = Question::Kind::mean, .threshold = 13, .shares = {1, 1, 1}};
  const double sd = 2 * std::sqrt(9.0 + 4.0 + 1.0) / 3;
  CHECK(probability(learned(model), question) ==
        doctest::Approx(normal_below((12 - 13) / sd)).epsilon(1e-5));
}

TEST_CASE("what is done weighs against what is to come") {
  const Model model{.last = 20, .drift = 0, .drift_sd = 0};
  Question question{.kind = Question::Kind::mean,
                    .comparison = Comparison::at_most,
                    .threshold = 12.5,
                    .shares = {0.5, 0.5},
                    .done = 10,
                    .done_weight = 3};
  CHECK(probability(learned(model), question) == 1);
  question.done_weight = 2.9;
  CHECK(probability(learned(model), question) == 0);
}

TEST_CASE("trials with chances of their own add up to one") {
  const std::vector<double> chances{0.9, 0.5, 0.2};
  CHECK(probability_of_hits(chances, 0) == 1);
  CHECK(probability_of_hits(chances, 3) == doctest::Approx(0.09));
  CHECK(probability_of_hits(chances, 1) == doctest::Approx(1 - 0.1 * 0.5 * 0.8));
  CHECK(probability_of_hits(chances, 4) == 0);
}

TEST_CASE("the normal law is symmetric and reaches its ends") {
  CHECK(normal_below(0) == 0.5);
  CHECK(normal_below(1.959963984540054) == doctest::Approx(0.975));
  CHECK(normal_below(-40) + normal_below(40) == 1);
}

TEST_CASE("a running total widens with the periods to come, and ends where the question is") {
  const auto forecast = make_forecast({.values = {9, 11, 10, 12, 8, 10, 9, 11}, .horizon = 0});
  REQUIRE(forecast);
  Question question{.kind = Question::Kind::total};
  question.shares = {0.5, 1, 1};
  question.done = 30;
  const auto steps = running_total(*forecast, question);
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].mean == doctest::Approx(35));
  CHECK(steps[1].mean == doctest::Approx(45));
  CHECK(steps[2].mean == doctest::Approx(55));
  const auto width = [](const Step& step) { return step.central_80.upper - step.central_80.lower; };
  CHECK(width(steps[1]) == doctest::Approx(width(steps[0]) * std::sqrt(3)));
  CHECK(width(steps[2]) > width(steps[1]));

  // A tenth of the chance lies above the upper bound of the central 80 %.
  question.threshold = steps[2].central_80.upper;
  CHECK(probability(*forecast, question) == doctest::Approx(0.1).epsilon(1e-4));
}

TEST_CASE("a running total is of totals only, and never infinite") {
  const auto forecast = make_forecast({.values = {9, 11, 10, 12, 8, 10, 9, 11}, .horizon = 0});
  REQUIRE(forecast);
  Question question{.kind = Question::Kind::total};
  CHECK(running_total(*forecast, question).empty());
  question.shares = {1e308, 1e308};
  CHECK(running_total(*forecast, question).empty());
  question = {.kind = Question::Kind::level};
  question.shares = {1};
  CHECK(running_total(*forecast, question).empty());
}

TEST_CASE("limits hold between both sides") {
  const Model model{.last = 100, .drift = 0, .drift_sd = 2, .period_mean = 100, .period_sd = 2};
  Question question{.kind = Question::Kind::level,
                    .comparison = Comparison::within,
                    .threshold = 98,
                    .upper = 102,
                    .shares = {1}};
  CHECK(probability(learned(model), question) == doctest::Approx(0.682689).epsilon(1e-5));
  question.kind = Question::Kind::hold;
  question.needed = 1;
  CHECK(probability(learned(model), question) == doctest::Approx(0.682689).epsilon(1e-5));
  question.threshold = 102;
  question.upper = 98;
  CHECK(probability(learned(model), question) == 0);
  const Model still{.last = 98, .period_mean = 98};
  question.threshold = 98;
  question.upper = 98;
  CHECK(probability(learned(still), question) == 1);
}

TEST_CASE("periods to hold may each have a test of their own") {
  const Model model{.period_mean = 2, .period_sd = 0};
  Question question{.kind = Question::Kind::hold, .shares = {1, 1}, .needed = 2};
  question.tests = {{.comparison = Comparison::at_most, .threshold = 2},
                    {.comparison = Comparison::at_most, .threshold = 1.9}};
  CHECK(probability(learned(model), question) == 0);
  question.needed = 1;
  CHECK(probability(learned(model), question) == 1);
}

}  // namespace koers::forecast
