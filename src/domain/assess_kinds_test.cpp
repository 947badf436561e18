// Claims about closing, and about goals over a span: whole windows, totals, ceilings, maintaining.
#include "domain/assess_case_test.h"

namespace koers::domain {

TEST_CASE("an ended goal waits for late values and closes by the close of its grace") {
  Case hours = ticket_case();
  hours.months("2026-01", {13, 12, 9.8});
  CHECK(hours.standing("2026-03-31").status == Status::on_track);
  CHECK(hours.standing("2026-03-31").reason == Reason::awaiting_values);
  CHECK(hours.standing("2026-04-06").reason == Reason::awaiting_values);
  const Standing closed = hours.standing("2026-04-07");
  CHECK(closed.status == Status::achieved);
  CHECK(closed.reason == Reason::closed_met);
  CHECK_FALSE(closed.probability.has_value());
}

TEST_CASE("nearly there is partial, far off is missed, and aspirations are graded") {
  Case hours = ticket_case();
  hours.months("2026-01", {13, 12, 11});
  CHECK(hours.standing("2026-05-01").status == Status::partial);
  CHECK(*hours.standing("2026-05-01").score == 0.75);
  hours.goal.commitment = Commitment::aspirational;
  CHECK(hours.standing("2026-05-01").status == Status::achieved);
  hours.series.back().value = 12.2;
  CHECK(hours.standing("2026-05-01").status == Status::partial);
  hours.series.back().value = 12.8;
  CHECK(hours.standing("2026-05-01").status == Status::missed);
}

TEST_CASE("reaching the target early is no achievement at the end") {
  Case hours = ticket_case();
  hours.months("2026-01", {9, 9, 13.5});
  CHECK(hours.standing("2026-04-07").status == Status::missed);
}

TEST_CASE("what was measured before the start does not make an end") {
  Case hours = ticket_case();
  hours.months("2025-12", {9});
  const Standing closed = hours.standing("2026-04-07");
  CHECK(closed.status == Status::missed);
  CHECK(*closed.score == 0);
  CHECK_FALSE(closed.value.has_value());
}

TEST_CASE("a closed goal keeps its verdict when the past is corrected") {
  Case hours = ticket_case();
  hours.months("2026-01", {13, 12, 13});
  hours.previous = assess(hours.on("2026-04-07")).at_close;
  REQUIRE(hours.previous->is_closed);
  hours.series.back().value = 9;
  const Standing later = hours.standing("2026-04-08");
  CHECK(later.status == Status::missed);
  CHECK(*later.score == 0.25);
  CHECK(*later.value == 9);
  CHECK(*later.status_since == day("2026-04-07"));
}

// The quarter whose tickets took 96 hours on average, where 10 were promised.
TEST_CASE("the value over the whole window decides, not the best month in it") {
  Case hours = ticket_case();
  hours.goal.span = span_of("2016-Q2");
  hours.goal.window = Window::period_value;
  hours.baseline = 170;
  hours.to_date = 96;
  hours.months("2016-04", {150, 120, 8});
  const Standing closed = hours.standing("2026-01-01");
  CHECK(closed.status == Status::missed);
  CHECK(*closed.value == 96);
  CHECK(closed.period_label == "2016-Q2");
  CHECK_FALSE(*closed.is_met);

  hours.to_date = 98.84;
  const Standing open = hours.standing("2016-05-15");
  CHECK(open.period_label == "2016-04-01/2016-05-15");
  CHECK(*open.expected == doctest::Approx(45.0 / 91));
  CHECK(open.status != Status::missed);
}

TEST_CASE("a maintained goal is on track while nothing is missed, and has no pace") {
  Case churn = churn_case();
  churn.months("2026-01", {1.9, 1.8, 1.7});
  const Standing standing = churn.standing("2026-04-15");
  CHECK(standing.status == Status::on_track);
  CHECK(standing.reason == Reason::kept_so_far);
  CHECK(*standing.progress == 1);
  CHECK(*standing.expected == 1);
  CHECK_FALSE(standing.pace.has_value());
  CHECK(standing.hits == 3);
  CHECK(standing.remaining == 9);
}

TEST_CASE("one miss makes 'each' impossible at once, even on the first day that it is known") {
  Case churn = churn_case();
  churn.months("2026-01", {2.0});
  churn.probability = 0.4;
  const Standing standing = churn.standing("2026-01-31");
  CHECK(standing.status == Status::off_track);
  CHECK(standing.reason == Reason::impossible);
  CHECK(*standing.probability == 0);
  CHECK(standing.misses == 1);
}

TEST_CASE("a share allows as many misses as it leaves") {
  Case churn = churn_case();
  churn.goal.policy = {.kind = MaintainPolicy::Kind::share, .share = 0.9};
  churn.months("2026-01", {2.5, 1.8, 1.7});
  CHECK(churn.standing("2026-04-15").status == Status::on_track);
  churn.series[1].value = 2.4;
  CHECK(churn.standing("2026-04-15").reason == Reason::impossible);
}

TEST_CASE("a maintained goal that was kept is achieved, and a gap is not kept") {
  Case churn = churn_case();
  churn.months("2026-01", std::vector<double>(12, 1.5));
  CHECK(churn.standing("2026-12-31").status == Status::on_track);
  CHECK(churn.standing("2027-01-07").status == Status::achieved);
  churn.series.erase(churn.series.begin() + 4);
  const Standing closed = churn.standing("2027-01-07");
  CHECK(closed.status == Status::partial);
  CHECK(*closed.score == doctest::Approx(11.0 / 12));
}

TEST_CASE("a maintained average is judged by the value over the whole span") {
  Case churn = churn_case();
  churn.goal.policy.kind = MaintainPolicy::Kind::average;
  churn.months("2026-01", {3, 1, 1});
  churn.to_date = 1.6;
  const Standing open = churn.standing("2026-04-15");
  CHECK(open.status == Status::on_track);
  CHECK(*open.value == 1.6);
  CHECK(*open.is_met);
  CHECK(churn.standing("2027-01-07").status == Status::achieved);
  churn.to_date = 2.0;
  CHECK(churn.standing("2027-01-07").status == Status::missed);
}

TEST_CASE("a total that is reached is achieved before its end") {
  Case sales = sales_case(Comparator::at_least);
  sales.to_date = 90;
  const Standing standing = sales.standing("2026-02-10");
  CHECK(standing.status == Status::achieved);
  CHECK(standing.reason == Reason::certain);
  CHECK(*standing.baseline == 0);
}

TEST_CASE("a total of values that may be negative is certain of nothing") {
  Case sales = sales_case(Comparator::at_least);
  sales.series[1].value = -5;
  sales.to_date = 95;
  CHECK(sales.standing("2026-02-10").status == Status::on_track);
  CHECK(sales.standing("2026-02-10").reason == Reason::at_target);
}

TEST_CASE("a strict total is not reached at its target") {
  Case sales = sales_case(Comparator::above);
  sales.to_date = 90;
  CHECK(sales.standing("2026-02-10").status != Status::achieved);
  sales.to_date = 90.5;
  CHECK(sales.standing("2026-02-10").status == Status::achieved);
}

TEST_CASE("a ceiling is used up, impossible once exceeded, and kept at the end") {
  Case costs = sales_case(Comparator::at_most);
  costs.to_date = 45;
  const Standing half = costs.standing("2026-02-14");
  CHECK(*half.progress == 0.5);
  CHECK(half.status == Status::on_track);
  CHECK(*half.score == 1);
  costs.to_date = 70;
  CHECK(costs.standing("2026-02-14").status == Status::off_track);
  CHECK(costs.standing("2026-02-14").reason == Reason::pace);
  costs.to_date = 99;
  CHECK(costs.standing("2026-02-14").reason == Reason::impossible);
  CHECK(costs.standing("2026-04-07").status == Status::partial);
  costs.to_date = 90;
  CHECK(costs.standing("2026-04-07").status == Status::achieved);
}

}  // namespace koers::domain
