// Commands by name: the answer that other programs read has every key, and arguments that are wrong
// are named.
#include "wire/commands.h"

#include "app/okr_case_test.h"

namespace koers::wire {
namespace {

std::string refusal(app::Case& office, const std::string& name, const json::object& arguments) {
  const auto answer = run_command(office.ports(), name, arguments);
  return answer ? "done" : app::codes_of(answer.error());
}

TEST_CASE("the status of a KPI has every key, null where nothing is known") {
  app::Case office("2026-02-03");
  office.apply(app::answer_plan);
  const auto status = run_command(office.ports(), "status", {});
  REQUIRE(status.has_value());
  const auto& object = status->as_object();
  for (const auto* key : {"as_of", "seq", "objectives", "kpis"}) CHECK(object.contains(key));
  for (const auto* key : {"id", "title", "status", "score", "expected_score", "counts", "kpis"}) {
    CAPTURE(std::string(key));
    CHECK(object.at("objectives").as_array().at(0).as_object().contains(key));
  }
  const auto& kpi = object.at("kpis").as_array().at(0).as_object();
  for (const auto* key :
       {"id",         "metric",      "grain",    "status",   "computed_status",
        "reason",     "freshness",   "period",   "value",    "n",
        "thin",       "baseline",    "target",   "window",   "start",
        "end",        "progress",    "expected", "pace",     "met",
        "degenerate", "probability", "forecast", "score",    "probability_with_work",
        "kind",       "commit",      "stretch",  "override", "below_zero"}) {
    CAPTURE(std::string(key));
    CHECK(kpi.contains(key));
  }
  CHECK(kpi.at("value").is_null());
  CHECK(kpi.at("end").as_string() == "2026-06-30");
}

TEST_CASE("the coach answers with every key, and names a KPI that is not there") {
  app::Case office("2026-02-03");
  office.apply(app::answer_plan);
  const auto coached = run_command(office.ports(), "coach", {{"kpi", "answers"}});
  REQUIRE(coached.has_value());
  const auto& object = coached->as_object();
  for (const auto* key : {"kpi", "letters", "findings", "boldness", "repairs", "offers"}) {
    CAPTURE(std::string(key));
    CHECK(object.contains(key));
  }
  CHECK(object.at("letters").as_array().size() == 7);
  CHECK(refusal(office, "coach", {{"kpi", "nobody"}}) == "reference.unknown");
  CHECK(refusal(office, "coach", {}) == "command.argument_missing");
}

TEST_CASE("an objective lists its key results, and what is personal only to whom it is shown") {
  app::OkrCase office(app::with(
      app::with(app::okr_plan, "locale: en,", "locale: en, individual_level: on,"), "metrics:",
      "  - {id: learn, title: Learn, period: 2026, owner: anna, level: person, parents: [year]}\n"
      "metrics:"));
  const auto status = run_command(office.ports(), "status", {});
  REQUIRE(status.has_value());
  CHECK(write_json(*status).find("\"learn\"") == std::string::npos);
  const auto& delight = status->as_object().at("objectives").as_array().at(0).as_object();
  CHECK(delight.at("id") == "delight");
  CHECK(delight.at("results") == 4);
  CHECK(delight.at("state") == "agreed");
  const auto& results = delight.at("key_results").as_array();
  REQUIRE(results.size() == 4);
  CHECK(results[0].as_object().at("kind") == "kpi");
  CHECK(results[0].as_object().at("weight") == 2.0);
  CHECK(results[3].as_object().at("milestones").as_array().size() == 2);
  const auto hers = run_command(office.ports(), "status", {{"as", "anna"}});
  CHECK(write_json(*hers).find("\"learn\"") != std::string::npos);
}

TEST_CASE("a key result is judged by command, and confirmed by another person") {
  app::OkrCase office;
  json::object said{{"objective", "delight"},
                    {"key_result", "buzz"},
                    {"by", "anna"},
                    {"score", 0.7},
                    {"evidence", "https://example.org"}};
  const auto receipt = run_command(office.ports(), "assess", said);
  REQUIRE_MESSAGE(receipt.has_value(), (receipt ? "" : app::codes_of(receipt.error())));
  CHECK(receipt->as_object().at("awaiting_confirmation") == true);
  CHECK(refusal(office, "assess", {{"objective", "delight"}, {"score", "much"}, {"by", "anna"}}) ==
        "command.needs_number");
  said = {{"objective", "delight"}, {"key_result", "buzz"}, {"by", "bram"}, {"confirm", true}};
  const auto confirmed = run_command(office.ports(), "assess", said);
  REQUIRE(confirmed.has_value());
  CHECK(confirmed->as_object().at("score") == 0.7);
}

TEST_CASE("a person's word on a status stands beside it, with author and end") {
  app::Case office("2026-02-03");
  office.apply(app::answer_plan);
  InProcessChannel channel(office.ports());
  const json::object said{
      {"kpi", "answers"}, {"status", "at_risk"}, {"reason", "Two ill"}, {"until", "2026-02-10"}};
  const auto answer = channel.run("override", said);
  REQUIRE(answer.has_value());
  CHECK(answer->as_object().at("author").as_string() == "cli");
  const auto status = run_command(office.ports(), "status", {});
  REQUIRE(status.has_value());
  const auto& kpi = status->as_object().at("kpis").as_array().at(0).as_object();
  CHECK(kpi.at("override") == *answer);
  CHECK(kpi.at("status").as_string() == "pending");
  CHECK(kpi.at("computed_status").as_string() == "pending");
}

TEST_CASE("a person's word that is not whole is refused with the place") {
  app::Case office("2026-02-03");
  office.apply(app::answer_plan);
  const auto refusal = [&](const char* key, const json::value& value) {
    json::object said{
        {"kpi", "answers"}, {"status", "at_risk"}, {"reason", "Two ill"}, {"until", "2026-02-10"}};
    said[key] = value;
    const auto answer = run_command(office.ports(), "override", said);
    return answer ? "" : answer.error().front().code + " " + answer.error().front().pointer;
  };
  CHECK(refusal("status", "green") == "status.unknown /status");
  CHECK(refusal("status", "missed") == "override.status_not_open /status");
  CHECK(refusal("reason", "") == "override.no_reason /reason");
  CHECK(refusal("until", nullptr) == "command.argument_missing /until");
  CHECK(refusal("until", "2026-05-18") == "override.too_long /until");
  CHECK(refusal("kpi", "nobody") == "reference.unknown ");
}

TEST_CASE("a command that records has been evaluated when it answers") {
  app::Case office("2026-03-03");
  office.apply(app::answer_plan);
  InProcessChannel channel(office.ports());
  const auto observed =
      channel.run("observe", {{"metric", "answer_hours"}, {"period", "2026-02"}, {"value", 12.5}});
  REQUIRE_MESSAGE(observed.has_value(), (observed ? "" : app::codes_of(observed.error())));
  CHECK(office.log().back().kind == "kpi_evaluated");
}

TEST_CASE("commands and arguments that are not there are named") {
  app::Case office("2026-02-03");
  office.apply(app::answer_plan);
  const auto head = office.head();
  CHECK(refusal(office, "stauts", {}) == "command.unknown");
  CHECK(refusal(office, "status", {{"on", 3}}) == "command.needs_text");
  CHECK(refusal(office, "status", {{"on", "2026-02-30"}}) == "date.impossible");
  CHECK(refusal(office, "status", {{"known", "soon"}}) == "known.malformed");
  CHECK(refusal(office, "observe", {{"value", 3}}) == "command.argument_missing");
  CHECK(refusal(office, "observe", {{"metric", "answer_hours"}, {"value", "3"}}) ==
        "command.needs_number");
  CHECK(refusal(office, "observe", {{"metric", ""}, {"value", 3}}) != "done");
  CHECK(office.head() == head);
}

}  // namespace
}  // namespace koers::wire
