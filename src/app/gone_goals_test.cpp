// Goals that are defined no more stay in the figures, whatever happened to the words around them.
#include "app/gone_goals.h"

#include "app/april_case_test.h"
#include "app/stored_objects.h"

namespace koers::app {
namespace {

// The plan without what stands from one text up to another.
std::string without(std::string plan, const std::string& from, const std::string& until) {
  const auto at = plan.find(from);
  return plan.erase(at, plan.find(until) - at);
}

// The goal of calls is about May instead.
std::string moved(std::string plan) {
  const std::string days = "from: 2026-03-30, to: 2026-04-26";
  return plan.replace(plan.find(days), days.size(), "from: 2026-04-27, to: 2026-05-31");
}

constexpr std::string_view organization = "organization: {name: Bureau, timezone: Europe/Amsterdam";

// Under another calendar, with the same days.
std::string in_calendar(std::string plan, const std::string& calendar) {
  return plan.insert(plan.find(organization) + organization.size(), ", calendar: " + calendar);
}

// What stands after the founding plan of two goals has been lived through and something was done.
template <typename Step>
ForecastQuality quality_after(const std::string& plan, const std::string& day, Step step) {
  Case office("2026-03-30");
  office.apply(plan);
  live_through_april(office);
  office.go_to(day);
  office.evaluate();
  step(office);
  return quality_on(office, "2026-05-20");
}

}  // namespace

TEST_CASE("who deletes what failed, or takes it out, does not improve the figure") {
  const std::string sales_alone = without(april({}), "  - id: calls\n", "  - id: sales\n");
  const auto quality_after = [&](const std::string& plan, const std::string& day) {
    return app::quality_after(april({.calls_target = ">= 500"}), day, [&](Case& office) {
      office.apply(plan, {.prune = planfile::Prune::remove});
    });
  };
  const auto kept = quality_after(april({.calls_target = ">= 500"}), "2026-05-10");
  REQUIRE(kept.judged_goals == 2);
  const auto deleted = quality_after(sales_alone, "2026-05-10");
  CHECK(deleted.closed_goals == 2);
  CHECK(deleted.total.reliability->score.brier ==
        doctest::Approx(kept.total.reliability->score.brier));
  CHECK(deleted.total.reliability->came_true == kept.total.reliability->came_true);
  const std::string later = moved(april({.calls_target = ">= 500"}));
  CHECK(quality_after(later, "2026-05-10").judged_goals == 2);
  // Once the deadline has passed everybody can see how it ends, though it waits for late values.
  const auto early = quality_after(sales_alone, "2026-04-28");
  CHECK(early.closed_goals == 2);
  CHECK(early.total.reliability->came_true == kept.total.reliability->came_true);
  // The deadline is the 26th.
  CHECK(quality_after(sales_alone, "2026-04-27").closed_goals == 2);
}

TEST_CASE("a goal that was taken out on its last day was open, and has no outcome") {
  Case office("2026-03-30");
  office.apply(april({}));
  for (int week = 4; week <= 13; ++week) record_week(office, week);
  office.go_to("2026-04-26");
  office.evaluate();
  office.apply(without(april({}), "  - id: calls\n", "  - id: sales\n"),
               {.prune = planfile::Prune::remove});
  CHECK(quality_on(office, "2026-05-20").closed_goals == 1);
}

TEST_CASE("a KPI that is deleted together with its metric stays in the figure") {
  const auto prune = [](Case& office) {
    const std::string metric_line = "  - {name: calls";
    office.apply(without(without(april({}), "  - id: calls\n", "  - id: sales\n"), metric_line,
                         "  - {name: sales"),
                 {.prune = planfile::Prune::remove});
    // Who leans on something goes before it.
    std::vector<std::string> deleted;
    for (const auto& change : office.log())
      if (change.kind == "deleted") deleted.push_back(change.entity);
    CHECK(deleted == std::vector<std::string>{"kpi", "metric"});
  };
  const auto quality = quality_after(april({}), "2026-05-10", prune);
  CHECK(quality.closed_goals == 2);
  CHECK(quality.judged_goals == 2);
}

// Earlier versions deleted the metric first.
TEST_CASE("a KPI whose metric went just before it, in the same step, stays in the figure") {
  const auto quality = quality_after(april({}), "2026-05-10", [](Case& office) {
    const auto ports = office.ports();
    const auto done = ports.store.write([&](store::Transaction& transaction) -> Result<void> {
      for (const auto kind : {domain::EntityKind::metric, domain::EntityKind::kpi})
        KOERS_CHECK(write_object(transaction, {"cli"}, ports.clock(), {kind, "calls", {}, {}}));
      return {};
    });
    REQUIRE(done.has_value());
  });
  CHECK(quality.closed_goals == 2);
  CHECK(quality.judged_goals == 2);
}

TEST_CASE("a changed calendar changes no figure, whatever it calls the periods") {
  const std::string plan = [] {
    std::string text = april({});
    const std::string days = "from: 2026-03-30, to: 2026-04-26";
    return text.replace(text.find(days), days.size(), "period: 2026-04");
  }();
  const auto before = quality_after(plan, "2026-05-15", [](Case&) {});
  REQUIRE(before.judged_goals == 2);
  for (const auto* calendar : {"{pattern: 13x4}", "{fiscal_start: 4, fiscal_name: start}"}) {
    const auto after = quality_after(plan, "2026-05-15", [&](Case& office) {
      office.apply(in_calendar("koers: 1\n" + std::string(organization) + "}\n", calendar));
    });
    CHECK(after.closed_goals == 2);
    CHECK(after.judged_goals == 2);
    CHECK(after.total.reliability->came_true == before.total.reliability->came_true);
    CHECK(after.total.reliability->score.brier == before.total.reliability->score.brier);
  }
}

}  // namespace koers::app
