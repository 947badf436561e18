// A metric that cannot be computed is told of until it can, by a measurer that fails as it is told.
#include "app/metric_failures.h"

#include <algorithm>

#include "app/case_test.h"
#include "app/doctor.h"
#include "app/refresh_metrics.h"

namespace koers::app {
namespace {

const Id<domain::Metric> baked = Id<domain::Metric>::trusted("baked");

// The pointer's field stands in line 7 of the plan below.
const std::string plan = R"(koers: 1
sources: [{id: loaves, path: loaves.csv}]
metrics:
  - name: baked
    type: simple
    source: loaves
    expr: wieght
    agg: sum
    agg_time_dimension: day
objectives: [{id: bread, title: Better bread, period: 2026}]
kpis:
  - id: more-bread
    metric: baked
    objectives: [bread]
    goals: [{period: 2026-Q1, kind: reach, target: ">= 4"}]
)";

class Told final : public measure::Measurer {
 public:
  std::optional<Error> error;

  Result<measure::Values> values(const measure::ValuesRequest& /*request*/) override {
    if (error) return fail(*error);
    return measure::Values{.rows = {}, .fingerprint = "now"};
  }
  Result<void> check(const measure::ValuesRequest& /*request*/) override { return {}; }
  Result<measure::SourceDescription> describe(const domain::Source& /*source*/) override {
    return measure::SourceDescription{};
  }
  Result<std::string> fingerprint(const measure::ValuesRequest& /*request*/) override {
    return std::string("now");
  }
};

struct Bakery {
  Case office{"2026-02-03"};
  Told measurer;

  Bakery() {
    std::ofstream(office.file("loaves.csv")) << "day,weight\n2026-01-05,2\n";
    office.apply(plan);
    measurer.error = Error{.code = "measure.sql", .pointer = "/expr", .detail = "no wieght"};
  }
  [[nodiscard]] Ports ports() {
    Ports ports = office.ports();
    ports.measurer = &measurer;
    return ports;
  }
  void refresh() { (void)refresh_metrics(ports(), {"koers"}); }
  [[nodiscard]] std::optional<MetricFailure> shown(const Moment& moment = {}) {
    return kpi_on(ports(), Id<domain::Kpi>::trusted("more-bread"), moment).value().state.failure;
  }
  [[nodiscard]] int entries(const std::string& kind) {
    const auto log = office.log("metric");
    return static_cast<int>(std::ranges::count(log, kind, &store::Change::kind));
  }
};

}  // namespace

TEST_CASE("a failure has the metric's name and the place of the field in the plan file") {
  Bakery bakery;
  const auto refreshed = refresh_metric(bakery.ports(), {"koers"}, baked);
  REQUIRE_FALSE(refreshed.has_value());
  const Error& error = refreshed.error();
  CHECK(error.arguments.at("metric") == "baked");
  CHECK(error.place.file == bakery.office.file("plan.yaml"));
  CHECK(error.place.line == 7);
  CHECK(error.place.column == 5);
}

TEST_CASE("a failure of a source is located at its path") {
  Bakery bakery;
  bakery.measurer.error = Error{.code = "source.unreadable", .arguments = {{"source", "loaves"}}};
  const auto refreshed = refresh_metric(bakery.ports(), {"koers"}, baked);
  REQUIRE_FALSE(refreshed.has_value());
  CHECK(refreshed.error().place.line == 2);
}

TEST_CASE("a failure is shown until the next success, and told once") {
  Bakery bakery;
  CHECK_FALSE(bakery.shown().has_value());
  bakery.refresh();
  bakery.refresh();
  REQUIRE(bakery.shown().has_value());
  CHECK(bakery.shown()->error.code == "measure.sql");
  CHECK(bakery.shown()->error.detail == "no wieght");
  CHECK(bakery.shown()->error.place.line == 7);
  CHECK(bakery.entries("measuring_failed") == 1);
  bakery.office.restart();
  CHECK(bakery.shown().has_value());
  bakery.measurer.error.reset();
  bakery.refresh();
  CHECK_FALSE(bakery.shown().has_value());
  CHECK(bakery.entries("measuring_recovered") == 1);
}

TEST_CASE("another failure is told anew; looking back shows none") {
  Bakery bakery;
  bakery.refresh();
  bakery.measurer.error = Error{.code = "measure.timeout", .arguments = {{"seconds", "120"}}};
  bakery.refresh();
  CHECK(bakery.shown()->error.code == "measure.timeout");
  CHECK(bakery.entries("measuring_failed") == 2);
  CHECK_FALSE(bakery.shown({.on = date_of(2026, 1, 20)}).has_value());
}

TEST_CASE("a failure under definitions that were changed meanwhile is not remembered") {
  Bakery bakery;
  const auto reader = bakery.ports().store.read().value();
  const auto before = bakery.ports().definitions.at(*reader, reader->head().value()).value();
  auto other = plan;
  other.replace(other.find("wieght"), 6, "weight");
  bakery.office.apply(other);
  const auto noted =
      note_failure(bakery.ports(), {"koers"}, {baked, before}, Error{.code = "measure.sql"});
  CHECK(noted.has_value());
  CHECK_FALSE(bakery.shown().has_value());
}

TEST_CASE("what a program that stops ended itself is no failure") {
  Bakery bakery;
  bakery.measurer.error = Error{.kind = ErrorKind::unavailable, .code = "measure.cancelled"};
  bakery.refresh();
  CHECK_FALSE(bakery.shown().has_value());
}

TEST_CASE("doctor has a check for each failing metric") {
  Bakery bakery;
  bakery.refresh();
  const auto checks = doctor(bakery.ports(), text::Locale::en).value();
  const auto found = std::ranges::find(checks, "metric baked", &CheckResult::name);
  REQUIRE(found != checks.end());
  CHECK_FALSE(found->is_sound);
  CHECK(found->text.find("measure.sql") != std::string::npos);
}

}  // namespace koers::app
