// The doctor finds what is wrong, says it in one line each, and mends nothing.
#include "app/doctor.h"

#include "app/case_test.h"
#include "app/fake_measurer_test.h"

namespace koers::app {
namespace {

const std::string sourced_plan = R"(koers: 1
organization: {name: Bureau, locale: en, timezone: Europe/Amsterdam}
sources:
  - {id: calls, type: file, path: calls.csv}
metrics:
  - {name: minutes, type: simple, source: calls, agg: count, agg_time_dimension: day, unit: count}
)";

std::map<std::string, CheckResult> examined(Case& office) {
  const auto head = office.head();
  const auto checks = doctor(office.ports(), text::Locale::en);
  REQUIRE_MESSAGE(checks.has_value(), (checks ? "" : checks.error().code));
  CHECK(office.head() == head);
  std::map<std::string, CheckResult> by_name;
  for (const auto& check : *checks) by_name.emplace(check.name, check);
  return by_name;
}

TEST_CASE("a store in order is found sound in every part") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  office.evaluate();  // Past the entries of the first evaluation.
  const auto checks = examined(office);
  CHECK(checks.size() == 5);
  for (const auto& [name, check] : checks) CHECK_MESSAGE(check.is_sound, name);
  CHECK(checks.at("definitions").text.find("1 KPI and 2 metrics") != std::string::npos);
  CHECK(checks.at("derived").text.find("0 changes") != std::string::npos);
  CHECK(checks.at("sources").text == "no sources");
}

TEST_CASE("changes that were not evaluated yet are counted, and are no fault") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  office.evaluate();
  REQUIRE(office.observe("answer_hours", {.period = "2026-01", .value = 13}).has_value());
  const auto derived = examined(office).at("derived");
  CHECK(derived.is_sound);
  CHECK(derived.text.find("1 change") != std::string::npos);
}

TEST_CASE("a source that is gone is named, with its path and what to do") {
  Case office("2026-02-03");
  FakeMeasurer source;
  office.measure_with(&source);
  office.make_file("calls.csv");
  office.apply(sourced_plan);
  CHECK(examined(office).at("sources").is_sound);
  source.fail_with("calls", "source.missing");
  const auto found = examined(office).at("sources");
  CHECK_FALSE(found.is_sound);
  CHECK(found.text.find("gone.csv") != std::string::npos);
  CHECK(found.text.find('\n') == std::string::npos);
}

TEST_CASE("sources without a worker to read them are a fault, and the other checks still run") {
  Case office("2026-02-03");
  office.make_file("calls.csv");
  office.apply(sourced_plan);
  const auto checks = examined(office);
  CHECK_FALSE(checks.at("sources").is_sound);
  CHECK(checks.at("store").is_sound);
  CHECK(checks.at("definitions").is_sound);
}

TEST_CASE("a document that this version cannot read is found") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto written =
      office.ports().store.write([&](store::Transaction& transaction) -> Result<void> {
        KOERS_TRY(seq, transaction.append({.at = Instant{},
                                           .actor = "test",
                                           .entity = "kpi",
                                           .id = "odd",
                                           .kind = "created",
                                           .before = {},
                                           .after = {}}));
        return transaction.put_document({.kind = "kpi",
                                         .id = "odd",
                                         .seq = seq,
                                         .text = R"({"id": "odd", "shape": "round"})",
                                         .home = {},
                                         .actor = "test",
                                         .at = Instant{}});
      });
  REQUIRE(written.has_value());
  const auto checks = examined(office);
  CHECK_FALSE(checks.at("definitions").is_sound);
  CHECK(checks.at("definitions").text.find("odd") != std::string::npos);
  CHECK(checks.at("store").is_sound);
}

}  // namespace
}  // namespace koers::app
