// Values that people send: kept once, corrected by new vintages, refused with a code where they say
// what cannot be.
#include "app/case_test.h"
#include "base/json.h"

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

TEST_CASE("a mean is recorded with how far its answers lie apart, and another deviation is news") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto record = [&](std::optional<double> sd) {
    return office.observe("answer_hours", {.period = "2026-01", .value = 13, .n = 40, .sd = sd});
  };
  CHECK(record(2.5)->sd == 2.5);
  CHECK_FALSE(record(2.5)->is_new);
  CHECK(record(2.0)->is_new);
  CHECK(record(std::nullopt)->is_new);
}

TEST_CASE("a deviation below zero, or of a single value, is refused") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto refused = [&](std::optional<std::int64_t> n, double sd) {
    return refusal(
        office.observe("answer_hours", {.period = "2026-01", .value = 13, .n = n, .sd = sd}));
  };
  CHECK(refused(40, -1) == "observation.negative_sd");
  CHECK(refused(40, std::numeric_limits<double>::infinity()) == "observation.negative_sd");
  CHECK(refused(1, 2) == "observation.sd_without_n");
  CHECK(refused(std::nullopt, 2) == "observation.sd_without_n");
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

// How many values every entry of the log says it brought, and how many there are.
std::pair<std::int64_t, std::int64_t> said_and_there(Case& office) {
  std::int64_t said = 0;
  for (const auto& change : office.log("metric")) {
    if (change.kind == "observed")
      said += read_json(change.after).value().as_object().at("count").to_number<std::int64_t>();
  }
  std::int64_t there = 0;
  const auto reader = office.ports().store.read().value();
  for (const std::string metric : {"answer_hours", "calls"}) {
    const auto series = reader->series_of(metric).value();
    for (const auto& key : series) {
      const auto newest = reader->observations(key, {}).value();
      for (const auto& observation : newest)
        there += static_cast<std::int64_t>(reader->vintages(key, observation.start).value().size());
    }
  }
  return {said, there};
}

TEST_CASE("the log and the values never disagree, whatever was repeated, refused or undone") {
  Case office("2026-05-03");
  office.apply(answer_plan);
  const auto put = [&](double value) {
    (void)office.observe("answer_hours", {.period = "2026-01", .value = value});
  };
  for (const double value : {13.0, 13.0, 12.0, std::nan(""), 13.0}) put(value);
  NewObservations many{
      .metric = Id<domain::Metric>::trusted("answer_hours"), .segment = {}, .values = {}};
  for (const std::string period : {"2026-01", "2026-02", "2026-03"})
    many.values.push_back({.period = period, .value = 13, .n = {}, .note = {}});
  CHECK(record_observations(office.ports(), {"api"}, many)->new_count == 2);
  CHECK(record_observations(office.ports(), {"api"}, many)->new_count == 0);
  many.values.back() = {.period = "2026-03", .value = 9, .n = {}, .note = {}};
  many.values.push_back({.period = "mei", .value = 9, .n = {}, .note = {}});
  CHECK_FALSE(record_observations(office.ports(), {"api"}, many).has_value());

  // A command that writes, in a savepoint that is undone, in one that is not.
  const auto refused =
      office.ports().store.write([&](store::Transaction& transaction) -> Result<void> {
        const auto definitions = read_definitions(transaction, office.head()).value();
        many.values.pop_back();
        (void)transaction.attempt([&](store::Transaction& inner) -> Result<void> {
          KOERS_CHECK(put_values(inner, definitions, {"api"}, office.ports().clock(), many));
          return fail(ErrorKind::conflict, "test.refused");
        });
        many.values.back().value = 8;
        return transaction.attempt([&](store::Transaction& inner) -> Result<void> {
          KOERS_CHECK(put_values(inner, definitions, {"api"}, office.ports().clock(), many));
          return {};
        });
      });
  CHECK(refused.has_value());
  const auto [said, there] = said_and_there(office);
  CHECK(said == 6);
  CHECK(there == said);
}

}  // namespace
TEST_CASE("a period that has not begun has no value yet; the one that runs may have") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  CHECK(office.observe("answer_hours", {.period = "2026-02", .value = 12}).has_value());
  const auto ahead = office.observe("answer_hours", {.period = "2026-03", .value = 12});
  REQUIRE_FALSE(ahead.has_value());
  CHECK(ahead.error().code == "observation.period_in_future");
  CHECK(ahead.error().pointer == "/period");
  const auto many = record_observations(
      office.ports(), {"api"},
      {.metric = Id<domain::Metric>::trusted("answer_hours"),
       .segment = {},
       .values = {{.period = "2026-01", .value = 1}, {.period = "2027-01", .value = 1}}});
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().code == "observation.period_in_future");
  CHECK(many.error().pointer == "/values/1/period");
  // What an earlier version let in can be taken back.
  CHECK(office.observe("answer_hours", {.period = "2026-03"}).has_value());
}

}  // namespace koers::app
