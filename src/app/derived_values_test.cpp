// Claims about metrics that are computed from others, through the store and the use cases.
#include "app/derived_values.h"

#include <doctest/doctest.h>

#include "app/case_test.h"
#include "app/metric_values.h"
#include "app/metric_view.h"

namespace koers::app {
namespace {

const std::string shop = R"yaml(koers: 1
organization: {name: Shop, locale: en, timezone: Europe/Amsterdam}
objectives:
  - {id: profit, title: A sound margin, period: 2026}
metrics:
  - {name: revenue, type: manual, grain: month, time: sum, unit: EUR}
  - {name: cost, type: manual, grain: month, time: sum, unit: EUR, direction: down}
  - {name: margin, type: derived, formula: 100 * (revenue - cost) / revenue, unit: percent}
  - {name: growth, type: derived, formula: "revenue - offset(revenue, 1 year)", unit: EUR}
  - {name: plan, type: derived, formula: "1.1 * offset(revenue, 1 year)", unit: EUR}
  - {name: margin_points, type: derived, formula: margin - 20, unit: pp}
kpis:
  - id: margin
    metric: margin
    objectives: [profit]
    goals: [{period: 2026-Q1, kind: reach, target: ">= 30", window: period_value}]
  - id: growth
    metric: growth
    objectives: [profit]
    goals: [{period: 2026-H1, kind: maintain, per: month, target: ">= 0"}]
  - id: points
    metric: margin_points
    objectives: [profit]
    goals: [{period: 2026-Q1, kind: reach, target: ">= 5", window: at_end}]
)yaml";

void observe(Case& office, const std::string& metric, const std::string& period, double value) {
  REQUIRE(office.observe(metric, {.period = period, .value = value}).has_value());
  office.evaluate();
}

std::string refused(const Checked<Applied>& applied) {
  return applied ? "done" : codes_of(applied.error());
}

// A KPI beside the others whose target is what another metric says.
const std::string beside_plan =
    "  - {id: turnover, metric: revenue, objectives: [profit], goals: [{period: 2026-Q1, "
    "kind: accumulate, target: {cmp: \">=\", metric: plan}}]}\n";

// Two months of this year, and their revenue of the year before.
Case& with_values(Case& office) {
  office.apply(shop);
  observe(office, "revenue", "2025-01", 90);
  observe(office, "revenue", "2025-02", 300);
  observe(office, "revenue", "2026-01", 100);
  observe(office, "cost", "2026-01", 80);
  observe(office, "revenue", "2026-02", 300);
  observe(office, "cost", "2026-02", 150);
  return office;
}

std::vector<double> values_of(Case& office, const std::string& metric, domain::Grain grain) {
  const auto values = metric_values(office.ports(), {.metric = Id<domain::Metric>::trusted(metric),
                                                     .by = {},
                                                     .grain = grain,
                                                     .from = {},
                                                     .to = {},
                                                     .on = {}});
  REQUIRE(values.has_value());
  std::vector<double> found;
  for (const auto& row : values->rows) found.push_back(row.value);
  return found;
}

}  // namespace

TEST_CASE("a longer period is computed from its inputs' values, never from its months'") {
  Case office("2026-03-10");
  with_values(office);
  // 100 · (400 − 230) / 400, not the mean of 20 and 50.
  CHECK(office.standing("margin").value == doctest::Approx(42.5).epsilon(1e-12));
  CHECK(values_of(office, "margin", domain::Grain::month) == std::vector<double>{20, 50});
  CHECK(values_of(office, "margin", domain::Grain::quarter) == std::vector<double>{42.5});
}

TEST_CASE("a value of one input moves every metric that is derived from it, at any depth") {
  Case office("2026-03-10");
  with_values(office);
  CHECK(office.standing("points").value == 30);
  observe(office, "cost", "2026-02", 210);
  CHECK(office.standing("points").value == 10);
  CHECK(office.standing("margin").value == doctest::Approx(27.5).epsilon(1e-12));
}

TEST_CASE("a year before is the same month of the year before, and growth is held month by month") {
  Case office("2026-03-10");
  with_values(office);
  CHECK(values_of(office, "growth", domain::Grain::month) == std::vector<double>{10, 0});
  CHECK(office.standing("growth").hits == 2);
  CHECK(office.standing("growth").misses == 0);
  observe(office, "revenue", "2025-02", 301);
  CHECK(office.standing("growth").misses == 1);
}

TEST_CASE("a formula that only looks back has values for periods of which nothing is known yet") {
  Case office("2026-03-31");
  with_values(office);
  const auto plan = values_of(office, "plan", domain::Grain::month);
  REQUIRE(plan.size() == 2);
  CHECK(plan[0] == doctest::Approx(99));
  CHECK(plan[1] == doctest::Approx(330));
  observe(office, "revenue", "2025-03", 200);
  CHECK(values_of(office, "plan", domain::Grain::month).size() == 3);  // March ends today.
}

TEST_CASE(
    "the list of metrics has the newest value of a derived one, and who takes targets from it") {
  Case office("2026-03-10");
  office.apply(shop + beside_plan);
  observe(office, "revenue", "2025-02", 300);
  const auto metrics = metrics_view(
      office.ports(), {.locale = text::Locale::en, .metric = Id<domain::Metric>::trusted("plan")});
  REQUIRE(metrics.has_value());
  const auto& plan = metrics->metrics.front();
  REQUIRE(plan.newest.has_value());
  CHECK(plan.newest->value == doctest::Approx(330));
  CHECK(plan.newest->period_label == "2026-02");
  CHECK_FALSE(plan.newest->recorded_at.has_value());
  CHECK(plan.freshness == domain::Freshness::fresh);
  REQUIRE(plan.kpis.size() == 1);
  CHECK(plan.kpis[0].id == "turnover");
}

TEST_CASE("where an input has no value there is none, and nothing is made up") {
  Case office("2026-03-10");
  office.apply(shop);
  observe(office, "revenue", "2026-01", 100);
  CHECK_FALSE(office.standing("margin").value.has_value());
  observe(office, "cost", "2026-01", 80);
  CHECK(office.standing("margin").value == 20);
  REQUIRE(office.observe("revenue", {.period = "2026-01", .value = 0.0}).has_value());
  office.evaluate();
  CHECK_FALSE(office.standing("margin").value.has_value());  // Divided by zero.
}

TEST_CASE("looking back, a derived value stands as it stood") {
  Case office("2026-03-10");
  with_values(office);
  Moment then;
  then.on = parse_date("2026-02-10").value();
  CHECK(office.standing("points", then).value == 0);
}

TEST_CASE("what a formula cannot be made of is refused where it stands") {
  Case office("2026-03-10");
  const auto with = [&](const std::string& formula) {
    std::string plan = shop;
    const std::string before = "100 * (revenue - cost) / revenue";
    plan.replace(plan.find(before), before.size(), formula);
    return office.try_apply(plan);
  };
  CHECK(refused(with("revenue - costs")) == "reference.unknown");
  CHECK(refused(with("revenue -")) == "formula.unexpected");
  CHECK(refused(with("margin_points + 20")) == "parents.cycle");
  const auto placed = with("revenue +* cost");
  REQUIRE_FALSE(placed.has_value());
  CHECK(placed.error().front().place.line == 8);
  CHECK(office.head() == 0);
}

TEST_CASE("a ratio of typed metrics is refused with the formula that does it") {
  Case office("2026-03-10");
  std::string plan = shop;
  plan.replace(plan.find("type: derived, formula: margin - 20"), 35,
               "type: ratio, numerator: revenue, denominator: cost");
  CHECK(refused(office.try_apply(plan)) == "metric.not_measured metric.not_measured");
}

}  // namespace koers::app
