// What people say of key results, from the first score to the grade at the end.
#include "app/foretold.h"
#include "app/okr_case_test.h"

namespace koers::app {
namespace {

KeyResultReport score(double value, const std::string& evidence = "https://example.org/buzz") {
  auto report = OkrCase::about("buzz");
  report.score = value;
  report.evidence = evidence;
  return report;
}

KeyResultReport done(const std::string& result, const std::string& milestone = {}) {
  auto report = OkrCase::about(result);
  report.is_done = true;
  report.milestone = milestone;
  return report;
}

const domain::KeyResultStanding& standing(const StatusView& view, std::string_view id) {
  return std::ranges::find(view.key_results, id,
                           [](const auto& state) { return std::string_view(state.result->id); })
      ->standing;
}

}  // namespace

TEST_CASE("a score counts with evidence, and once a second person confirmed it") {
  OkrCase office;
  CHECK(office.report(score(0.7, "")) == "key_result.no_evidence");
  CHECK(office.report(score(0.7, "a friend said so")) == "key_result.no_evidence");
  CHECK(office.confirm("buzz", "bram") == "key_result.nothing_to_confirm");
  CHECK(office.report(score(0.7)) == "done");
  CHECK_FALSE(standing(office.status(), "buzz").score.has_value());
  CHECK(standing(office.status(), "buzz").is_awaiting_confirmation);
  CHECK(office.confirm("buzz", "anna") == "key_result.confirm_same_person");
  CHECK(office.confirm("buzz", "bram") == "done");
  CHECK(standing(office.status(), "buzz").score == 0.7);
  CHECK(office.confirm("buzz", "bram") == "key_result.nothing_to_confirm");
}

TEST_CASE("the same said again writes nothing, and a restart forgets nothing") {
  OkrCase office;
  CHECK(office.report(score(0.3)) == "done");
  const auto head = office.head();
  CHECK(office.report(score(0.3)) == "done");
  CHECK(office.head() == head);
  CHECK(office.confirm("buzz", "bram") == "done");
  office.restart();
  CHECK(standing(office.status(), "buzz").score == 0.3);
  REQUIRE(rebuild(office.ports(), {"cli"}).has_value());
  CHECK(standing(office.status(), "buzz").score == 0.3);
}

TEST_CASE("what was not known yet does not show on an earlier day") {
  OkrCase office;
  auto early = done("launch");
  early.on = parse_date("2026-02-10").value();
  const auto before = office.head();
  CHECK(office.report(early) == "done");
  CHECK(standing(office.status(), "launch").score == 1);
  CHECK_FALSE(
      standing(office.status(
                   {.on = parse_date("2026-02-09").value(), .known_date = {}, .known_seq = {}}),
               "launch")
          .score.has_value());
  CHECK_FALSE(standing(office.status({.on = {}, .known_date = {}, .known_seq = before}), "launch")
                  .score.has_value());
}

TEST_CASE("milestones and yes or no are done by name, and judged in their own way only") {
  OkrCase office;
  CHECK(office.report(done("steps", "pilot")) == "done");
  CHECK(standing(office.status(), "steps").score == 0.25);
  CHECK(office.report(done("steps", "nowhere")) == "reference.unknown");
  CHECK(office.report(done("launch", "pilot")) == "key_result.wrong_kind");
  CHECK(office.report(done("buzz")) == "key_result.wrong_kind");
  CHECK(office.report(done("answers")) == "key_result.wrong_kind");
  auto wrong = score(0.5);
  wrong.name.result = "launch";
  CHECK(office.report(wrong) == "key_result.wrong_kind");
  CHECK(office.confirm("launch", "bram") == "key_result.wrong_kind");
}

TEST_CASE("a report that says nothing, too much or too soon is refused") {
  OkrCase office;
  CHECK(office.report(OkrCase::about("buzz")) == "key_result.nothing_said");
  CHECK(office.report(score(1.01)) == "key_result.score_out_of_range");
  CHECK(office.report(score(-0.1)) == "key_result.score_out_of_range");
  auto nobody = score(0.5);
  nobody.by = {};
  CHECK(office.report(nobody) == "key_result.no_person");
  nobody.by = Id<domain::Person>::trusted("nobody");
  CHECK(office.report(nobody) == "reference.unknown");
  auto tomorrow = score(0.5);
  tomorrow.on = parse_date("2026-02-15").value();
  CHECK(office.report(tomorrow) == "key_result.in_future");
  auto elsewhere = score(0.5);
  elsewhere.name.result = "nothing";
  CHECK(office.report(elsewhere) == "reference.unknown");
  elsewhere.name.objective = Id<domain::Objective>::trusted("nothing");
  CHECK(office.report(elsewhere) == "reference.unknown");
}

TEST_CASE("confidence is the owner's, kept apart, and judged when all is over") {
  OkrCase office;
  auto sure = OkrCase::about("launch");
  sure.confidence = 9;
  CHECK(office.report(sure) == "done");
  sure.by = Id<domain::Person>::trusted("bram");
  CHECK(office.report(sure) == "key_result.not_owner");
  sure.confidence = 11;
  CHECK(office.report(sure) == "key_result.confidence_out_of_range");
  auto whole = OkrCase::about("");
  whole.confidence = 5;
  CHECK(office.report(whole) == "done");
  CHECK(office.page("delight").confidence == 0.5);
  CHECK(standing(office.status(), "launch").confidence == 0.9);
  CHECK_FALSE(office.page("delight").calibration.has_value());
  office.go_to("2026-04-02");
  const auto calibration = office.page("delight").calibration;
  REQUIRE(calibration.has_value());
  CHECK(calibration->n == 1);
  CHECK(calibration->brier == doctest::Approx(0.81));
}

TEST_CASE("an objective names how many of its key results report, and counts silence as nothing") {
  OkrCase office;
  CHECK(office.observe("answer_hours", {.period = "2026-01", .value = 12}).has_value());
  office.evaluate();
  const auto page = office.page("delight");
  CHECK(page.reporting_text == "2 of 4 key results report");
  CHECK(
      page.sentence_text ==
      "I will delight our customers as measured by answers ≤ 10 hours; positive buzz; the new desk "
      "is open; the new way of working");
  const auto& rolled = OkrCase::of(page.status, "delight");
  // Two fifths of the weight are half way; milestones report that nothing is done yet.
  CHECK(*rolled.score == doctest::Approx(0.2));
  CHECK(rolled.counts.total() == 4);
  CHECK(OkrCase::of(page.status, "year").score == rolled.score);
  CHECK(OkrCase::of(page.status, "strategy").score == rolled.score);
}

}  // namespace koers::app
