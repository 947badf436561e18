// Claims about what a forecast is asked about each kind of goal.
#include "domain/assess_case_test.h"

namespace koers::domain {

TEST_CASE("a level is asked about in steps from its last closed value to the final period") {
  Case hours = ticket_case();
  hours.months("2025-12", {14, 13});
  const auto question = question_of(hours.on("2026-02-10"));
  REQUIRE(question.has_value());
  CHECK(question->kind == GoalQuestion::Kind::level);
  CHECK(question->shares == std::vector<double>{1, 1});
  CHECK(steps_to_deadline(hours.on("2026-02-10")) == 2);

  // Typed for February while February runs: it says where the first step stands.
  hours.months("2026-02", {12});
  hours.open_period = OpenPeriod::counts;
  CHECK(question_of(hours.on("2026-02-14"))->shares == std::vector<double>{1, 1});
  const auto history = history_of(hours.on("2026-02-14"));
  CHECK(history.values == std::vector<std::optional<double>>{14, 13});
  CHECK(history.open == KnownHistory::Open{.value = 12, .step = 1, .share_gone = 0.5});
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

TEST_CASE("what was not typed yet is still to come, whole: unknown is not zero") {
  Case sales = sales_case(Comparator::at_least);
  sales.open_period = OpenPeriod::counts;
  CHECK(question_of(sales.on("2026-02-14"))->shares == std::vector<double>{1, 1, 1});
  sales.months("2026-01", {30});
  sales.to_date = 30;
  const auto question = question_of(sales.on("2026-02-14"));
  CHECK(question->done == 30);
  CHECK(question->shares == std::vector<double>{1, 1});
  // February was typed while it runs: it is in, whole.
  sales.months("2026-02", {28});
  CHECK(question_of(sales.on("2026-02-14"))->shares == std::vector<double>{1});
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

TEST_CASE("what was never measured is a gap between what was") {
  Case hours = ticket_case();
  hours.months("2025-09", {14});
  hours.months("2025-12", {13});
  const auto history = history_of(hours.on("2026-02-10"));
  CHECK(history.values == std::vector<std::optional<double>>{14, std::nullopt, std::nullopt, 13});
  CHECK(history.known == 2);
  CHECK_FALSE(history.open.has_value());
}

TEST_CASE("periods to hold begin where the goal does, however far ahead that is") {
  Case churn = churn_case();
  churn.months("2025-08", {1.8, 1.7, 1.9});
  const auto question = question_of(churn.on("2025-11-15"));
  REQUIRE(question.has_value());
  CHECK(question->kind == GoalQuestion::Kind::hold);
  CHECK(question->first_step == 3);
}

}  // namespace koers::domain
