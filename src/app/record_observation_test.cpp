// Values that people send: kept once, corrected by new vintages, refused with a code where they say
// what cannot be.
#include "app/case_test.h"

namespace koers::app {
namespace {

std::string refusal(const Result<Receipt>& receipt) {
  return receipt ? "recorded" : receipt.error().code;
}

std::optional<double> value_known(Case& office, store::Seq known) {
  const auto reader = office.ports().store.read().value();
  const auto found =
      reader->observations({.metric = "answer_hours", .segment = {}, .grain = domain::Grain::month},
                           {.first = {}, .last = {}, .known = known});
  REQUIRE(found.has_value());
  return found->empty() ? std::nullopt : found->back().value;
}

TEST_CASE("a value is recorded once, and is there after a restart") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto first = office.observe("answer_hours", {.period = "2026-01", .value = 13.25});
  REQUIRE(first.has_value());
  CHECK(first->is_new);
  const auto head = office.head();

  const auto again = office.observe("answer_hours", {.period = "2026-01", .value = 13.25});
  REQUIRE(again.has_value());
  CHECK_FALSE(again->is_new);
  CHECK(again->seq == first->seq);
  CHECK(office.head() == head);

  office.restart();
  CHECK(value_known(office, INT64_MAX) == 13.25);
}

TEST_CASE("a correction is a new vintage, and what was known before stays readable") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto first = office.observe("answer_hours", {.period = "2026-01", .value = 13});
  const auto second = office.observe("answer_hours", {.period = "2026-01", .value = 12});
  REQUIRE(second.has_value());
  CHECK(second->is_new);
  CHECK(value_known(office, first->seq) == 13);
  CHECK(value_known(office, INT64_MAX) == 12);
}

TEST_CASE("null takes a value back; its past stays") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto first = office.observe("answer_hours", {.period = "2026-01", .value = 13});
  const auto retracted = office.observe("answer_hours", {.period = "2026-01", .value = {}});
  REQUIRE(retracted.has_value());
  CHECK(retracted->is_new);
  CHECK_FALSE(value_known(office, INT64_MAX).has_value());
  CHECK(value_known(office, first->seq) == 13);
}

TEST_CASE("what cannot be recorded is refused with a code and leaves the log alone") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto head = office.head();
  const auto infinite = std::numeric_limits<double>::infinity();
  CHECK(refusal(office.observe("answer_hours", {.period = "2026-W05", .value = 1})) ==
        "observation.wrong_grain");
  CHECK(refusal(office.observe("answer_minutes", {.period = "2026-01", .value = 1})) ==
        "reference.unknown");
  CHECK(refusal(office.observe("answer_hours", {.period = "2026-01", .value = infinite})) ==
        "observation.not_finite");
  CHECK(refusal(office.observe("answer_hours", {.period = "2026-01", .value = std::nan("")})) ==
        "observation.not_finite");
  CHECK(refusal(office.observe("answer_hours", {.period = "2026-13", .value = 1})) != "recorded");
  CHECK(refusal(office.observe("answer_hours", {.period = "januari", .value = 1})) ==
        "period.malformed");
  CHECK(office.head() == head);
}

TEST_CASE("a computed metric takes no values from people") {
  Case office("2026-02-03");
  std::ofstream(office.file("calls.csv")) << "day,minutes\n2026-01-05,3\n";
  office.apply(R"(koers: 1
sources:
  - {id: phone, type: file, path: calls.csv}
metrics:
  - {name: calls, type: simple, source: phone, agg: count, agg_time_dimension: day, unit: count, direction: up}
)");
  CHECK(refusal(office.observe("calls", {.period = "2026-01", .value = 1})) ==
        "observation.computed_metric");
}

TEST_CASE("without a period the value is about the current one, in the organization's zone") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  CHECK(office.observe("answer_hours", {.period = {}, .value = 12})->period_label == "2026-02");
  CHECK(office.observe("calls", {.period = {}, .value = 40})->period_label == "2026-W06");
}

TEST_CASE("a key of idempotency answers a retry and refuses another body") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto first =
      office.observe("answer_hours", {.period = "2026-01", .value = 13, .key = "k1"});
  REQUIRE(first.has_value());
  REQUIRE(office.observe("answer_hours", {.period = "2026-01", .value = 11}).has_value());
  const auto head = office.head();
  const auto retry =
      office.observe("answer_hours", {.period = "2026-01", .value = 13, .key = "k1"});
  REQUIRE(retry.has_value());
  CHECK(retry->seq == first->seq);
  CHECK(office.head() == head);
  CHECK(refusal(office.observe("answer_hours", {.period = "2026-01", .value = 9, .key = "k1"})) ==
        "idempotency.conflict");
}

TEST_CASE("many values are recorded together or not at all") {
  Case office("2026-05-03");
  office.apply(answer_plan);
  const auto head = office.head();
  NewObservations values{
      .metric = Id<domain::Metric>::trusted("answer_hours"), .segment = {}, .values = {}};
  values.values.push_back({.period = "2026-01", .value = 13, .n = {}, .note = {}});
  values.values.push_back({.period = "2026-01", .value = 12, .n = {}, .note = {}});
  const auto twice = record_observations(office.ports(), {"api"}, values);
  REQUIRE_FALSE(twice.has_value());
  CHECK(twice.error().code == "observation.duplicate_period");
  CHECK(office.head() == head);

  values.values.back().period = "2026-02";
  const auto recorded = record_observations(office.ports(), {"api"}, values);
  REQUIRE(recorded.has_value());
  CHECK(recorded->new_count == 2);
  CHECK(office.head() == head + 1);
}

}  // namespace
}  // namespace koers::app
