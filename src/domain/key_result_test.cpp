// Claims about key results without a number: evidence and two people, what is done, grades.
#include <doctest/doctest.h>

#include "base/vectors_test.h"
#include "domain/confidence.h"
#include "domain/key_result_standing.h"

namespace koers::domain {
namespace {

using Kind = KeyResult::Kind;

Date day(const char* text) { return parse_date(text).value(); }
Id<Person> person(const char* name) { return Id<Person>::trusted(name); }

Objective first_quarter(Commitment commitment = Commitment::committed) {
  return {.id = Id<Objective>::trusted("o"),
          .period = {date_of(2026, 1, 1), date_of(2026, 4, 1)},
          .commitment = commitment};
}

Judgement judgement(const char* on, double score) {
  return {.on = day(on), .score = score, .evidence = "https://example.org", .by = person("anna")};
}

Judgement confirmed(const char* on, double score, const char* confirmed_on) {
  Judgement made = judgement(on, score);
  made.confirmed_by = person("bram");
  made.confirmed_on = day(confirmed_on);
  return made;
}

KeyResultStanding standing(const KeyResult& result, const KeyResultFacts& facts, const char* on,
                           Commitment commitment = Commitment::committed) {
  return key_result_standing(first_quarter(commitment), result, facts, day(on));
}

}  // namespace

TEST_CASE("an judgement counts once a second person confirmed it, from that day on") {
  const KeyResult buzz{.id = "buzz", .kind = Kind::assessed};
  KeyResultFacts facts{.judgements = {confirmed("2026-02-01", 0.3, "2026-02-03")}};
  CHECK_FALSE(standing(buzz, facts, "2026-02-02").score.has_value());
  CHECK(standing(buzz, facts, "2026-02-02").is_awaiting_confirmation);
  CHECK(standing(buzz, facts, "2026-02-03").score == 0.3);
  facts.judgements.push_back(judgement("2026-02-20", 0.7));
  const auto later = standing(buzz, facts, "2026-02-21");
  CHECK(later.score == 0.3);
  CHECK(later.is_awaiting_confirmation);
}

TEST_CASE("milestones score by the weight that is done, as the plan or a person says") {
  const auto group = vectors("milestones");
  if (!group) return;
  KeyResult steps{.id = "steps", .kind = Kind::milestones};
  KeyResultFacts facts;
  for (const json::value& item : group->as_object().at("items").as_array()) {
    const auto& parts = item.as_array();
    const std::string name(parts[0].as_string());
    steps.milestones.push_back({.id = name, .weight = parts[1].to_number<double>()});
    if (parts[2].to_number<int>() == 1)
      facts.completions.push_back({.on = day("2026-02-01"), .milestone = name});
  }
  CHECK(is_printed_as(*standing(steps, facts, "2026-02-01").score, number_at(*group, "score")));
  CHECK(*standing(steps, facts, "2026-01-31").score == 0);
  steps.milestones[2].done = {.is_done = true, .on = day("2026-02-10")};
  CHECK(*standing(steps, facts, "2026-02-10").score == doctest::Approx(0.8));
  facts.completions.push_back(
      {.on = day("2026-02-12"), .milestone = "rollout", .state = Milestone::State::open});
  CHECK(*standing(steps, facts, "2026-02-12").score == doctest::Approx(0.3));
}

TEST_CASE("milestones are expected by their days, else by the days gone") {
  KeyResult steps{.id = "steps", .kind = Kind::milestones};
  steps.milestones = {{.id = "a", .due = day("2026-02-01")},
                      {.id = "b", .weight = 3, .due = day("2026-03-31")}};
  CHECK(*standing(steps, {}, "2026-02-01").expected == 0.25);
  CHECK(standing(steps, {}, "2026-02-01").status == Status::at_risk);
  const KeyResultFacts done{.completions = {{.on = day("2026-01-20"), .milestone = "a"}}};
  CHECK(standing(steps, done, "2026-02-01").status == Status::on_track);
  steps.milestones[1].due.reset();
  CHECK(*standing(steps, {}, "2026-02-14").expected == 0.5);
  CHECK(standing(steps, {}, "2026-01-10").status == Status::pending);
}

TEST_CASE("yes or no waits for its end, is achieved when done, and may be taken back") {
  const KeyResult launch{.id = "launch"};
  CHECK(standing(launch, {}, "2026-03-01").status == Status::pending);
  CHECK_FALSE(standing(launch, {}, "2026-03-01").score.has_value());
  KeyResultFacts facts{.completions = {{.on = day("2026-02-01")}}};
  CHECK(standing(launch, facts, "2026-03-01").status == Status::achieved);
  facts.completions.push_back({.on = day("2026-02-05"), .state = Milestone::State::open});
  CHECK(standing(launch, facts, "2026-03-01").status == Status::pending);
  CHECK(*standing(launch, facts, "2026-03-01").score == 0);
  CHECK(standing(launch, facts, "2026-04-01").status == Status::missed);
  CHECK(standing(launch, {}, "2026-04-01").status == Status::missed);
}

TEST_CASE("at the end a score is graded as was agreed") {
  const KeyResult buzz{.id = "buzz", .kind = Kind::assessed};
  const auto graded = [&](double score, Commitment commitment) {
    const KeyResultFacts facts{.judgements = {confirmed("2026-03-01", score, "2026-03-02")}};
    return standing(buzz, facts, "2026-04-01", commitment).status;
  };
  CHECK(graded(1, Commitment::committed) == Status::achieved);
  CHECK(graded(0.7, Commitment::committed) == Status::partial);
  CHECK(graded(0.69, Commitment::committed) == Status::missed);
  CHECK(graded(0.7, Commitment::aspirational) == Status::achieved);
  CHECK(graded(0.69, Commitment::aspirational) == Status::partial);
  CHECK(graded(0.39, Commitment::aspirational) == Status::missed);
}

TEST_CASE("confidence is kept apart and changes neither score nor status") {
  const KeyResult launch{.id = "launch"};
  const KeyResultFacts facts{.confidences = {{.on = day("2026-02-01"), .value = 0.3},
                                             {.on = day("2026-02-08"), .value = 0.5}}};
  CHECK(standing(launch, facts, "2026-02-07").confidence == 0.3);
  CHECK(standing(launch, facts, "2026-02-08").confidence == 0.5);
  CHECK(standing(launch, facts, "2026-02-08").status == standing(launch, {}, "2026-02-08").status);
}

TEST_CASE("the Brier score tells how good confidence was") {
  const auto group = vectors("brier");
  if (!group) return;
  std::vector<Foretold> items;
  for (const json::value& item : group->as_object().at("items").as_array()) {
    const auto& parts = item.as_array();
    items.push_back({.confidence = parts[0].to_number<double>(),
                     .outcome = parts[1].to_number<int>() == 1 ? Foretold::Outcome::achieved
                                                               : Foretold::Outcome::failed});
  }
  const auto calibration = calibration_of(items);
  REQUIRE(calibration.has_value());
  CHECK(is_printed_as(calibration->brier, number_at(*group, "brier")));
  CHECK(is_printed_as(calibration->base, number_at(*group, "base")));
  CHECK(calibration->n == 5);
  CHECK_FALSE(calibration_of({}).has_value());
}

}  // namespace koers::domain
