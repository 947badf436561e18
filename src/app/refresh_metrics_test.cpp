// Computed metrics brought up to date: what is written, what is left alone, and what a source that
// cannot be read leaves behind.
#include "app/refresh_metrics.h"

#include "app/case_test.h"
#include "app/fake_measurer_test.h"

namespace koers::app {
namespace {

using domain::Grain;

const std::string measured_plan = R"(koers: 1
organization: {name: Bureau, locale: en, timezone: Europe/Amsterdam}
objectives:
  - {id: service, title: Customers are helped soon, period: 2026}
sources:
  - {id: calls, type: file, path: calls.csv}
metrics:
  - {name: minutes, type: simple, source: calls, agg: average, expr: minutes, agg_time_dimension: day, unit: minute, direction: down}
  - {name: typical, type: simple, source: calls, agg: median, expr: minutes, agg_time_dimension: day, unit: minute, direction: down}
  - {name: unused, type: simple, source: calls, agg: count, agg_time_dimension: day, unit: count}
kpis:
  - id: minutes
    metric: minutes
    objectives: [service]
    goals: [{from: 2026-01-01, to: 2026-03-31, kind: reach, target: "<= 4", window: period_value, baseline: {rule: manual, value: 8}}]
  - id: typical
    metric: typical
    objectives: [service]
    goals: [{from: 2026-01-01, to: 2026-03-31, kind: reach, target: "<= 4", window: period_value, baseline: {rule: manual, value: 8}}]
)";

// Ten minutes over two calls on the fifth, nine over three on the sixth.
const std::vector<FakeMeasurer::Row> two_days{
    {.day = "2026-01-05", .value = 5, .n = 2, .numerator = 10, .denominator = 2},
    {.day = "2026-01-06", .value = 3, .n = 3, .numerator = 9, .denominator = 3}};

struct Desk {
  Desk() : office("2026-01-20") {
    office.measure_with(&source);
    source.set("minutes", two_days);
    source.set("typical", {{.day = "2026-01-05", .value = 4, .n = 5}});
    office.make_file("calls.csv");
    office.apply(measured_plan);
  }

  Refreshed refresh(const std::string& metric) {
    const auto refreshed =
        refresh_metric(office.ports(), {"cli"}, Id<domain::Metric>::trusted(metric));
    REQUIRE_MESSAGE(refreshed.has_value(), (refreshed ? "" : refreshed.error().code));
    office.evaluate();
    return *refreshed;
  }

  [[nodiscard]] std::string refusal(const std::string& metric) {
    const auto refreshed =
        refresh_metric(office.ports(), {"cli"}, Id<domain::Metric>::trusted(metric));
    return refreshed ? "refreshed" : refreshed.error().code;
  }

  [[nodiscard]] std::vector<store::Observation> stored(const std::string& metric, Grain grain) {
    const auto reader = office.ports().store.read().value();
    return reader->observations({metric, {}, grain}, {}).value();
  }

  FakeMeasurer source;
  Case office;
};

TEST_CASE("day parts are kept as facts, and any period recombines from them") {
  Desk desk;
  const auto refreshed = desk.refresh("minutes");
  CHECK_FALSE(refreshed.was_current);
  CHECK(refreshed.value_count == 2);
  CHECK(refreshed.changed_count == 2);
  const auto days = desk.stored("minutes", Grain::day);
  REQUIRE(days.size() == 2);
  CHECK(days[0].numerator == 10);
  CHECK(days[1].denominator == 3);
  CHECK(days[0].source == "measure");
  // 19 minutes over 5 calls, not the mean of 5 and 3.
  CHECK(desk.office.standing("minutes").value == doctest::Approx(3.8));
}

TEST_CASE("values that do not recombine are kept per grain and per window of a goal") {
  Desk desk;
  desk.refresh("typical");
  CHECK(desk.stored("typical", Grain::day).empty());
  CHECK(desk.stored("typical", Grain::month).size() == 1);
  CHECK(desk.office.standing("typical").value == doctest::Approx(4));
}

TEST_CASE("an unchanged source costs no computation and writes nothing") {
  Desk desk;
  desk.refresh("minutes");
  const auto head = desk.office.head();
  const int computed = desk.source.computed();
  const auto again = desk.refresh("minutes");
  CHECK(again.was_current);
  CHECK(again.changed_count == 0);
  CHECK(desk.source.computed() == computed);
  CHECK(desk.office.head() == head);
}

TEST_CASE("a touched source with the same values is computed and writes no value") {
  Desk desk;
  desk.refresh("minutes");
  const auto head = desk.office.head();
  desk.source.set("minutes", two_days);
  const auto again = desk.refresh("minutes");
  CHECK_FALSE(again.was_current);
  CHECK(again.changed_count == 0);
  CHECK(desk.office.head() == head);
}

TEST_CASE("only what differs is written, under one entry; what is gone is taken back") {
  Desk desk;
  desk.refresh("minutes");
  const auto before = desk.office.log("metric").size();
  desk.source.set(
      "minutes",
      {two_days[0], {.day = "2026-01-07", .value = 2, .n = 1, .numerator = 2, .denominator = 1}});
  CHECK(desk.refresh("minutes").changed_count == 2);
  CHECK(desk.office.log("metric").size() == before + 1);
  const auto days = desk.stored("minutes", Grain::day);
  REQUIRE(days.size() == 2);
  CHECK(days[0].start == parse_date("2026-01-05").value());
  CHECK(days[1].start == parse_date("2026-01-07").value());
}

TEST_CASE("a source that cannot be read leaves the values as they were, and the others go on") {
  Desk desk;
  desk.refresh("minutes");
  desk.source.fail_with("minutes", "source.missing");
  desk.source.set("typical", {{.day = "2026-01-06", .value = 3, .n = 6}});
  CHECK(desk.refusal("minutes") == "source.missing");

  const auto report = refresh_metrics(desk.office.ports(), {"koers"});
  REQUIRE(report.has_value());
  REQUIRE(report->errors.size() == 1);
  CHECK(report->errors.front().code == "source.missing");
  CHECK(report->errors.front().arguments.at("metric") == "minutes");
  CHECK(report->errors.front().place.file.ends_with("plan.yaml"));
  CHECK(report->errors.front().place.line == 6);  // Of the source.
  REQUIRE(report->refreshed.size() == 1);
  CHECK(report->refreshed.front().metric.text() == "typical");
  CHECK(desk.stored("minutes", Grain::day).size() == 2);

  desk.source.mend("minutes");
  CHECK(desk.refresh("minutes").was_current);
}

TEST_CASE("metrics that no KPI uses are not computed") {
  Desk desk;
  const auto report = refresh_metrics(desk.office.ports(), {"koers"});
  REQUIRE(report.has_value());
  CHECK(report->refreshed.size() == 2);
  CHECK(desk.stored("unused", Grain::day).empty());
}

TEST_CASE("what cannot be computed is refused with a code") {
  Desk desk;
  CHECK(desk.refusal("nobody") == "reference.unknown");
  desk.office.measure_with(nullptr);
  CHECK(desk.refusal("minutes") == "measure.no_worker");

  Case typed("2026-02-03");
  typed.apply(answer_plan);
  const auto refused =
      refresh_metric(typed.ports(), {"cli"}, Id<domain::Metric>::trusted("answer_hours"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "metric.not_computed");
}

TEST_CASE("rebuilding after a refresh asks no source and changes nothing") {
  Desk desk;
  desk.refresh("minutes");
  desk.refresh("typical");
  const auto before = desk.office.derived();
  const int computed = desk.source.computed();
  REQUIRE(rebuild(desk.office.ports(), {"cli"}).has_value());
  desk.office.evaluate();
  CHECK(desk.office.derived() == before);
  CHECK(desk.source.computed() == computed);
}

}  // namespace
}  // namespace koers::app
