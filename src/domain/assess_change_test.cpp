// Claims about changes, ranges, touching once, dated lists, and what is reached first and held
// then.
#include "domain/assess_case_test.h"

namespace koers::domain {
namespace {

// 25,000 more visits in the second quarter than the 60,000 of the first.
Case traffic_case() {
  Case traffic;
  traffic.goal = {.span = span_of("2026-Q2"),
                  .kind = GoalKind::change,
                  .target = {Comparator::at_least, 25000},
                  .window = Window::total_vs_previous};
  traffic.baseline = 60000;
  traffic.months("2026-01", {19000, 20000, 21000, 26000, 28000, 34000});
  return traffic;
}

Case range_case() {
  Case capital;
  capital.goal = {.span = span_of("2026-Q1"), .kind = GoalKind::range, .band = {95, 105}};
  capital.baseline = 112;
  return capital;
}

}  // namespace

TEST_CASE("a change runs as a goal to what it comes to") {
  Case score;
  score.goal = {
      .span = span_of("2026"), .kind = GoalKind::change, .target = {Comparator::at_least, 2}};
  score.baseline = 31;
  score.months("2026-01", {31, 31.5, 32});
  const Standing standing = score.standing("2026-06-30");
  CHECK(standing.aim->target == Target{Comparator::at_least, 33});
  CHECK(*standing.progress == 0.5);
  CHECK_FALSE(*standing.is_met);
  CHECK(standing.status == Status::on_track);
}

TEST_CASE("a change from the unknown waits, and one of zero percent says so") {
  Case score;
  score.goal = {.span = span_of("2026-Q1"),
                .kind = GoalKind::change,
                .target = {Comparator::at_least, 20},
                .mode = ChangeMode::rel};
  score.months("2026-01", {5, 6, 7});
  CHECK(score.standing("2026-03-20").reason == Reason::no_baseline);
  score.baseline = 0;
  const Standing zero = score.standing("2026-03-20");
  CHECK(zero.reason == Reason::relative_change_of_zero);
  CHECK(zero.status == Status::pending);
  CHECK_FALSE(zero.aim.has_value());
  CHECK(score.standing("2026-05-01").status == Status::missed);
  score.baseline = -10;
  CHECK(score.standing("2026-03-20").is_below_zero);
}

TEST_CASE("a total against the one before counts what came on top of as much as then") {
  Case traffic = traffic_case();
  traffic.to_date = 42000;
  const Standing standing = traffic.standing("2026-05-15");
  const double gone = 45.0 / 91;
  CHECK(standing.aim->target.value == 85000);
  CHECK(*standing.progress == doctest::Approx((42000 - 60000 * gone) / 25000));
  CHECK(*standing.expected == doctest::Approx(gone));
  CHECK(*standing.expected_value == doctest::Approx(85000 * gone));
}

TEST_CASE("while little of the time is gone such a progress is noise, and not shown") {
  Case traffic = traffic_case();
  traffic.to_date = 9000;
  CHECK_FALSE(traffic.standing("2026-04-10").progress.has_value());
  CHECK(traffic.standing("2026-04-20").progress.has_value());
}

TEST_CASE("a total that is there stays there; one that must stay lower is lost beyond it") {
  Case traffic = traffic_case();
  traffic.to_date = 86000;
  CHECK(traffic.standing("2026-06-20").status == Status::achieved);
  CHECK(traffic.standing("2026-06-20").reason == Reason::certain);
  traffic.goal.target = {Comparator::at_most, -10000};
  traffic.to_date = 50001;
  CHECK(traffic.standing("2026-05-20").reason == Reason::impossible);
  traffic.to_date = 20000;
  CHECK(traffic.standing("2026-05-20").reason == Reason::pace);
  CHECK(*traffic.standing("2026-05-20").progress > 1);
}

TEST_CASE("the forecast is asked whether the total comes to what the change comes to") {
  Case traffic = traffic_case();
  traffic.to_date = 42000;
  const auto question = question_of(traffic.on("2026-05-15"));
  REQUIRE(question.has_value());
  CHECK(question->kind == GoalQuestion::Kind::total);
  CHECK(question->aim.target.value == 85000);
  traffic.baseline.reset();
  CHECK_FALSE(question_of(traffic.on("2026-05-15")).has_value());
}

TEST_CASE("limits are approached from outside, and held from inside") {
  Case capital = range_case();
  capital.months("2026-01", {110, 107, 104});
  CHECK(*capital.standing("2026-02-20").progress == doctest::Approx(1 - 5.0 / 7));
  CHECK(*capital.standing("2026-02-20").expected == doctest::Approx(31.0 / 90));
  CHECK(capital.standing("2026-03-31").is_met == true);
  CHECK(capital.standing("2026-04-07").status == Status::achieved);
  capital.baseline = 100;
  CHECK(*capital.standing("2026-03-20").expected == 1);
  CHECK(capital.standing("2026-03-20").is_degenerate);
  capital.series[2].value = 92;
  CHECK(capital.standing("2026-04-07").status == Status::missed);
}

TEST_CASE("limits in each sub-period are kept or missed like any other") {
  Case capital = range_case();
  capital.goal.window = Window::each;
  capital.months("2026-01", {100, 106, 95});
  const Standing lost = capital.standing("2026-03-05");
  CHECK(lost.reason == Reason::impossible);
  CHECK(lost.misses == 1);
  capital.goal.policy = {.kind = MaintainPolicy::Kind::share, .share = 0.6};
  CHECK(capital.standing("2026-03-05").reason == Reason::kept_so_far);
  CHECK(capital.standing("2026-03-31").reason == Reason::certain);
  CHECK(*capital.standing("2026-05-01").score == doctest::Approx(2.0 / 3));
}

TEST_CASE("touched once is reached, whatever comes after") {
  Case followers;
  followers.goal = {.span = span_of("2026-Q1"),
                    .target = {Comparator::at_least, 100},
                    .window = Window::any_time};
  followers.baseline = 80;
  followers.months("2026-01", {95, 101, 90});
  CHECK(*followers.standing("2026-02-05").progress == doctest::Approx(0.75));
  const Standing touched = followers.standing("2026-03-20");
  CHECK(touched.status == Status::achieved);
  CHECK(touched.reason == Reason::certain);
  CHECK(*touched.value == 101);
  CHECK(followers.standing("2026-04-07").status == Status::achieved);
  const auto question = question_of(followers.on("2026-02-05"));
  REQUIRE(question.has_value());
  CHECK(question->kind == GoalQuestion::Kind::any);
  CHECK(question->shares.size() == 2);
}

TEST_CASE("of the last sub-period no earlier one takes the place") {
  Case hours = ticket_case();
  hours.months("2026-01", {9, 9});
  CHECK(hours.standing("2026-04-07").status == Status::achieved);
  hours.goal.window = Window::last_subperiod;
  CHECK(hours.standing("2026-04-07").status == Status::missed);
  CHECK(*hours.standing("2026-03-20").value == 9);
}

TEST_CASE("the values of a dated list are the path, and each is met on its own days") {
  Case hours = ticket_case();
  hours.goal.dated = {{day("2026-01-01"), 13}, {day("2026-02-01"), 12}, {day("2026-03-01"), 10}};
  hours.months("2026-01", {12.8, 12.4, 9.9});
  const Standing january = hours.standing("2026-02-10");
  CHECK(january.aim->target.value == 13);
  CHECK(*january.is_met);
  CHECK(*january.expected == 0.25);
  const Standing february = hours.standing("2026-03-10");
  CHECK_FALSE(*february.is_met);
  CHECK(*february.expected == 0.5);
  CHECK(*february.progress == doctest::Approx(0.4));
  CHECK(hours.standing("2026-04-07").status == Status::achieved);
}

TEST_CASE("an easier and a harder value are shown, and decide nothing") {
  Case hours = ticket_case();
  hours.goal.commit = 11;
  hours.goal.stretch = 9;
  hours.months("2026-01", {13, 12, 10.5});
  const Standing closed = hours.standing("2026-04-07");
  CHECK(closed.commit_met == true);
  CHECK(closed.stretch_met == false);
  CHECK(closed.status == Status::partial);
}

TEST_CASE("to reach first and hold then counts from the last sub-period up to the day") {
  Case churn = churn_case();
  churn.goal.reach_by = day("2026-06-30");
  churn.baseline = 3;
  churn.months("2026-01", {2.9, 2.7, 2.4});
  const Standing onway = churn.standing("2026-04-10");
  CHECK(*onway.progress == doctest::Approx(0.6));
  CHECK(*onway.expected == doctest::Approx(90.0 / 181));
  CHECK(onway.status == Status::on_track);
  CHECK(onway.misses == 0);
  const auto question = question_of(churn.on("2026-04-10"));
  REQUIRE(question.has_value());
  CHECK(question->kind == GoalQuestion::Kind::stay);
  CHECK(question->first_step == 3);
  CHECK(question->shares.size() == 7);

  churn.months("2026-04", {2.2, 2.1, 1.9});
  const Standing there = churn.standing("2026-07-10");
  CHECK(there.hits == 1);
  CHECK(there.reason == Reason::kept_so_far);
  churn.series.back().value = 2.0;
  CHECK(churn.standing("2026-07-10").reason == Reason::impossible);
}

TEST_CASE("a target from another metric is compared over the same window, or waited for") {
  Case sales = sales_case(Comparator::at_least);
  sales.goal.target = {Comparator::at_least, 0};
  sales.goal.target_metric = Id<Metric>::trusted("budget");
  sales.to_date = 40;
  CHECK(sales.standing("2026-02-14").reason == Reason::no_target_value);
  AssessInput input = sales.on("2026-02-14");
  input.target_value = 80;
  const Standing standing = assess(input).standing;
  CHECK(*standing.progress == 0.5);
  CHECK(standing.aim->target.value == 80);
}

TEST_CASE("more than asked may count up to the cap") {
  Case sales = sales_case(Comparator::at_least);
  sales.to_date = 120;
  CHECK(*sales.standing("2026-05-01").score == 1);
  sales.goal.cap = 1.2;
  CHECK(*sales.standing("2026-05-01").score == 1.2);
  sales.to_date = 99;
  CHECK(*sales.standing("2026-05-01").score == doctest::Approx(1.1));
}

}  // namespace koers::domain
