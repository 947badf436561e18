// Claims about how a goal stands on a day: the order of rules, the gates, maintaining, ceilings and
// closing.
#include "domain/assess.h"

#include <doctest/doctest.h>

#include "domain/question.h"

namespace koers::domain {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }
Period span_of(std::string_view label) { return Calendar{}.parse_label(label)->period; }

// A case that tests fill in and ask; months unless they say otherwise.
struct Case {
  Goal goal;
  Grain grain = Grain::month;
  Cadence cadence = Cadence::weekly;
  Series series;
  OpenPeriod open_period = OpenPeriod::waits;
  std::optional<double> to_date;
  std::optional<double> baseline;
  std::optional<double> probability;
  std::optional<ClosedState> previous;

  [[nodiscard]] AssessInput on(std::string_view date) const {
    AssessInput input{.goal = goal, .calendar = calendar};
    input.grain = grain;
    input.cadence = cadence;
    input.on = day(date);
    input.series = series;
    input.open_period = open_period;
    input.to_date = to_date;
    input.baseline = baseline;
    input.probability = probability;
    input.previous = previous;
    return input;
  }

  [[nodiscard]] Standing standing(std::string_view date) const { return assess(on(date)).standing; }

  // The values of months in a row.
  Case& months(std::string_view first, const std::vector<double>& values) {
    Period month = span_of(first);
    for (const double value : values) {
      series.push_back({.period = month, .value = value, .n = 1});
      month = calendar.shift(Grain::month, month, 1);
    }
    return *this;
  }

  Calendar calendar;
};

// From 14 hours to 10 or less, by the end of the first quarter.
Case ticket_case() {
  Case hours;
  hours.goal = {.span = span_of("2026-Q1"),
                .kind = GoalKind::reach,
                .target = {Comparator::at_most, 10},
                .window = Window::at_end};
  hours.baseline = 14;
  return hours;
}

Case churn_case() {
  Case churn;
  churn.goal = {.span = span_of("2026"),
                .kind = GoalKind::maintain,
                .target = {Comparator::below, 2},
                .window = Window::each,
                .per = Grain::month};
  return churn;
}

Case sales_case(Comparator comparator) {
  Case sales;
  sales.goal = {.span = span_of("2026-Q1"),
                .kind = GoalKind::accumulate,
                .target = {comparator, 90},
                .window = Window::total};
  sales.months("2025-10", {30, 30, 30});
  return sales;
}

}  // namespace

TEST_CASE("a typed value counts at once and is compared with what is expected on the day") {
  Case hours = ticket_case();
  hours.open_period = OpenPeriod::counts;
  hours.months("2026-01", {13.1, 12.0});
  const Standing standing = hours.standing("2026-02-14");
  CHECK(*standing.value == 12.0);
  CHECK(*standing.progress == 0.5);
  CHECK(*standing.expected == 0.5);
  CHECK(*standing.expected_value == 12);
  CHECK(*standing.pace == 1);
  CHECK(standing.status == Status::on_track);
  CHECK(standing.period_label == "2026-02");
}

TEST_CASE(
    "a computed value waits for its period to end and is compared with what was expected then") {
  Case hours = ticket_case();
  hours.months("2026-01", {13.1, 9.0});
  const Standing standing = hours.standing("2026-02-14");
  CHECK(*standing.value == 13.1);
  CHECK(standing.period_label == "2026-01");
  CHECK(*standing.expected == doctest::Approx(31.0 / 90));
  CHECK(*hours.standing("2026-02-28").value == 9.0);
}

TEST_CASE("before the start a goal is pending, whatever is known") {
  Case hours = ticket_case();
  hours.months("2025-12", {9.0});
  hours.probability = 0.01;
  const Standing standing = hours.standing("2025-12-31");
  CHECK(standing.status == Status::pending);
  CHECK(standing.reason == Reason::not_started);
  CHECK(*standing.expected == 0);
}

TEST_CASE("a goal is pending until a fifth of its days or three closed periods have passed") {
  Case hours = ticket_case();
  hours.months("2025-12", {13.9});
  hours.probability = 0.05;
  CHECK(hours.standing("2026-01-17").reason == Reason::too_early);
  CHECK(hours.standing("2026-01-18").reason != Reason::too_early);

  Case year = ticket_case();
  year.goal.span = span_of("2026");
  year.grain = Grain::week;
  Period week = Calendar{}.parse_label("2026-W02")->period;
  for (int i = 0; i < 3; ++i) {
    year.series.push_back({.period = week, .value = 13});
    week = Calendar{}.shift(Grain::week, week, 1);
  }
  CHECK(year.standing("2026-01-24").reason == Reason::too_early);
  CHECK(year.standing("2026-01-25").reason == Reason::pace);
}

TEST_CASE("without any value nothing is said, and progress is unknown rather than zero") {
  const Standing standing = ticket_case().standing("2026-03-01");
  CHECK(standing.status == Status::pending);
  CHECK(standing.reason == Reason::no_values);
  CHECK_FALSE(standing.progress.has_value());
  CHECK_FALSE(standing.score.has_value());
}

TEST_CASE("without a probability the pace decides alone") {
  Case hours = ticket_case();
  hours.months("2026-01", {13.8, 13.6});
  const Standing standing = hours.standing("2026-03-10");
  CHECK(standing.reason == Reason::pace);
  CHECK(standing.status == Status::off_track);
  CHECK(*standing.pace == doctest::Approx((1 - 0.1) / (1 - 59.0 / 90)));
}

TEST_CASE("a value at its target holds it") {
  Case hours = ticket_case();
  hours.months("2026-01", {11, 9.5});
  const Standing standing = hours.standing("2026-03-10");
  CHECK(standing.status == Status::on_track);
  CHECK(standing.reason == Reason::at_target);
  CHECK(*standing.is_met);
  CHECK(*standing.score == 1);
  CHECK(*standing.progress == 1.125);
}

TEST_CASE("ahead of its path a goal is never worse than at risk") {
  Case hours = ticket_case();
  hours.months("2026-01", {12.0, 11.0});
  hours.probability = 0.1;
  const Standing standing = hours.standing("2026-03-10");
  CHECK(standing.status == Status::at_risk);
  CHECK(standing.reason == Reason::on_path);
}

TEST_CASE("behind within normal variation is at risk, beyond it off track") {
  Case hours = ticket_case();
  hours.months("2025-09", {13, 15, 13, 15, 13.5, 12.5});
  hours.probability = 0.1;
  const Standing within = hours.standing("2026-03-10");
  CHECK(within.status == Status::at_risk);
  CHECK(within.reason == Reason::within_variation);

  Case steady = ticket_case();
  steady.months("2025-09", {14.1, 14, 13.9, 14, 13.9, 13.8});
  steady.probability = 0.1;
  CHECK(steady.standing("2026-03-10").status == Status::off_track);
  CHECK(steady.standing("2026-03-10").reason == Reason::forecast);
}

TEST_CASE("with too few values for limits, behind means behind the expected value") {
  Case hours = ticket_case();
  hours.months("2026-01", {13, 11.6});
  hours.probability = 0.1;
  CHECK(hours.standing("2026-03-10").status == Status::off_track);
}

TEST_CASE("one close that names a neighbour changes nothing yet, the second does") {
  Case hours = ticket_case();
  hours.months("2026-01", {12.5, 11.2});
  hours.probability = 0.8;
  const Assessment first = assess(hours.on("2026-03-10"));
  CHECK(first.standing.status == Status::on_track);

  hours.previous = first.at_close;
  hours.probability = 0.5;
  const Assessment second = assess(hours.on("2026-03-11"));
  CHECK(second.standing.status == Status::on_track);
  CHECK(second.standing.computed_status == Status::at_risk);
  CHECK(second.standing.reason == Reason::hysteresis);
  CHECK(*second.standing.status_since == day("2026-03-10"));

  hours.previous = second.at_close;
  const Assessment third = assess(hours.on("2026-03-12"));
  CHECK(third.standing.status == Status::at_risk);
  CHECK(*third.standing.status_since == day("2026-03-12"));
}

TEST_CASE("a preview that is never closed leaves no trace") {
  Case hours = ticket_case();
  hours.months("2026-01", {12.5, 11.2});
  hours.probability = 0.8;
  hours.previous = assess(hours.on("2026-03-10")).at_close;
  hours.probability = 0.5;
  const Standing once = hours.standing("2026-03-11");
  CHECK(hours.standing("2026-03-11") == once);
}

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

TEST_CASE("a target that the baseline meets is degenerate, and losing it is behind") {
  Case hours = ticket_case();
  hours.baseline = 8;
  hours.months("2025-08", {8, 8.1, 8, 8.1, 8, 8.1, 9});
  hours.probability = 0.2;
  const Standing kept = hours.standing("2026-03-10");
  CHECK(kept.is_degenerate);
  CHECK(*kept.progress == 1);
  CHECK(kept.status == Status::at_risk);
  hours.series.back().value = 12;
  CHECK(hours.standing("2026-03-10").status == Status::off_track);
}

TEST_CASE("a dropped goal is dropped, and says nothing else") {
  Case hours = ticket_case();
  hours.goal.dropped_reason = "reorganization";
  hours.months("2026-01", {13});
  CHECK(hours.standing("2026-02-10").status == Status::dropped);
  CHECK(hours.standing("2026-02-10").reason == Reason::dropped);
}

TEST_CASE("values grow stale by the rhythm of check-ins") {
  Case hours = ticket_case();
  AssessInput input = hours.on("2026-03-01");
  const auto after = [&](int days) {
    input.last_value_day = input.on - Days{days};
    return assess(input).standing.freshness;
  };
  CHECK(assess(input).standing.freshness == Freshness::unknown);
  CHECK(after(10) == Freshness::fresh);
  CHECK(after(11) == Freshness::stale);
  CHECK(after(21) == Freshness::stale);
  CHECK(after(22) == Freshness::unknown);
}

TEST_CASE("a level is asked about in steps from its last value to the final period") {
  Case hours = ticket_case();
  hours.months("2025-12", {14, 13});
  const auto question = question_of(hours.on("2026-02-10"));
  REQUIRE(question.has_value());
  CHECK(question->kind == GoalQuestion::Kind::level);
  CHECK(question->shares == std::vector<double>{1, 1});
  CHECK(steps_to_deadline(hours.on("2026-02-10")) == 2);

  // Typed for February while February runs: half of it is still to come.
  hours.months("2026-02", {12});
  hours.open_period = OpenPeriod::counts;
  CHECK(question_of(hours.on("2026-02-14"))->shares == std::vector<double>{0.5, 1});
  CHECK_FALSE(question_of(hours.on("2026-03-31")).has_value());
}

TEST_CASE("a window is asked about by what is done and what is to come") {
  Case hours = ticket_case();
  hours.goal.window = Window::period_value;
  hours.to_date = 12;
  hours.months("2025-12", {14, 13});
  const auto question = question_of(hours.on("2026-02-14"));
  REQUIRE(question.has_value());
  CHECK(question->kind == GoalQuestion::Kind::mean);
  CHECK(question->done == 12);
  CHECK(question->done_weight == 1.5);
  CHECK(question->shares == std::vector<double>{0.5, 1});
  CHECK(question->first_step == 1);
}

TEST_CASE("a total is asked about from what is gathered") {
  Case sales = sales_case(Comparator::at_least);
  sales.to_date = 40;
  const auto question = question_of(sales.on("2026-02-14"));
  CHECK(question->kind == GoalQuestion::Kind::total);
  CHECK(question->done == 40);
  CHECK(question->shares == std::vector<double>{0.5, 1});
}

TEST_CASE("holding is asked about by the hits still needed and the periods still to come") {
  Case churn = churn_case();
  churn.goal.policy = {.kind = MaintainPolicy::Kind::share, .share = 0.9};
  churn.months("2026-01", {2.5, 1.8, 1.7});
  const auto question = question_of(churn.on("2026-04-15"));
  CHECK(question->kind == GoalQuestion::Kind::hold);
  CHECK(question->shares.size() == 9);
  CHECK(question->needed == 9);
}

}  // namespace koers::domain
