// Claims about looking back: what each goal of a quarter came to, and what the next period could
// ask.
#include "app/close_review.h"

#include "app/closing_case_test.h"

namespace koers::app {

TEST_CASE("a review tells a team at a time how each goal of the period ended") {
  ClosingCase office;
  const auto review = office.try_review();
  REQUIRE(review.has_value());
  CHECK(review->label == "Q1 2026");
  CHECK(review->open_name == "2026-Q2");
  REQUIRE(review->teams.size() == 2);
  CHECK(review->teams[0].title == "Care");
  CHECK(review->teams[1].id.empty());
  REQUIRE(review->teams[0].rows.size() == 2);
  CHECK(review->teams[0].rows[0].kpi == "in-file");  // Missed comes first.

  const auto wait = office.row("waiting");
  CHECK(wait.standing.status == domain::Status::achieved);
  CHECK(wait.standing.value == doctest::Approx(6.95));
  CHECK(wait.owner->name == "Anna");
  CHECK(wait.target_text == "≤ 8 minutes");
  CHECK(office.row("selling").standing.status == domain::Status::missed);
  CHECK(office.row("selling").standing.value == 300);
  CHECK(office.try_review({"2026-Q1", {}}, "care")->teams.size() == 1);
  CHECK(office.try_review({"2026-Q1", {}}, no_team)->teams[0].rows.size() == 1);
  CHECK(office.try_review({"2026-Q1", {}}, "nobody").error().code == "reference.unknown");
  CHECK(office.try_review({"2025-Q4", {}})->teams.empty());
}

TEST_CASE("until late values can no longer come in, the grade is what they would have to change") {
  ClosingCase office("2026-04-10");
  const auto row = office.row("waiting");
  CHECK(row.standing.status == domain::Status::achieved);
  CHECK_FALSE(row.is_final);
  CHECK(row.standing.reason == domain::Reason::awaiting_values);
  office.go_to("2026-05-20");
  office.evaluate();
  CHECK(office.row("waiting").is_final);
  CHECK(office.row("waiting").standing.reason == domain::Reason::closed_met);
}

TEST_CASE(
    "the level with an even chance is harder than the likely one, and both have their chance") {
  ClosingCase office;
  for (const std::string kpi : {"waiting", "selling"}) {
    CAPTURE(kpi);
    const auto& next = office.row(kpi).next;
    CHECK_FALSE(next.is_set);
    REQUIRE(next.offers.size() == 2);
    const auto& even = next.offers[0].proposed;
    const auto& likely = next.offers[1].proposed;
    CHECK((kpi == "waiting") == (even.target < likely.target));
    // Rounded to a quarter of the distance between them.
    CHECK(std::abs(even.probability - 0.5) < 0.11);
    CHECK(std::abs(likely.probability - 0.8) < 0.11);
  }
}

TEST_CASE("the chance of a proposal is the one that the goal has once it is set") {
  ClosingCase office;
  const auto offer = office.row("waiting").next.offers[1].proposed;
  REQUIRE(office.decide({change_to("waiting", offer.target)}).has_value());
  CHECK(office.standing("waiting").probability == offer.probability);
}

TEST_CASE("without enough values there is no proposal, and a reason") {
  ClosingCase office;
  office.save(R"({"id":"warm","metric":"warmth","objectives":["growth"],
    "goals":[{"period":"2026-Q1","kind":"reach","target":">= 60"}]})");
  CHECK(office.row("warm").next.reason == NoProposal::too_few_values);
  CHECK(office.row("warm").next.reason_text == "no proposal: too few values for a forecast");
  office.save(R"({"id":"within","metric":"wait","objectives":["growth"],
    "goals":[{"period":"2026-Q1","kind":"range","target":{"lo":5,"hi":8}}]})");
  const auto within = office.row("within").next;
  CHECK(within.reason == NoProposal::range);
  CHECK(within.probability.has_value());
  CHECK(within.offers.empty());
}

TEST_CASE("percentages are proposed within what there is") {
  ClosingCase office;
  for (int month = 1; month <= 12; ++month) {
    const std::string period = "2025-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
    office.put("warmth", period, 97.5 + month % 3);
  }
  office.save(R"({"id":"warm","metric":"warmth","objectives":["growth"],
    "goals":[{"period":"2026-Q1","kind":"reach","target":">= 60"}]})");
  for (const auto& offer : office.row("warm").next.offers) CHECK(offer.proposed.target <= 100);
}

}  // namespace koers::app
