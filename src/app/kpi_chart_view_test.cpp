// What a reader may ask of a chart: another stretch, the year before, the limits. The picture is
// tried in `chart`; here it is which numbers go into it.
#include "app/kpi_chart_view.h"

#include <algorithm>

#include "app/case_test.h"

namespace koers::app {
namespace {

// Calls by week, to 400 in the second quarter of 2026, which begins in the middle of a week.
const std::string calls_plan = answer_plan + R"(  - id: total-calls
    metric: calls
    objectives: [service]
    goals:
      - from: 2026-04-01
        to: 2026-06-30
        kind: accumulate
        target: ">= 400"
)";

// Sixteen months that go up and down a little, and 72 weeks of calls.
class Office : public Case {
 public:
  Office() : Case("2026-05-20") {
    apply(calls_plan);
    put("answer_hours", domain::Grain::month, {14.2, 13.8}, 16);
    put("calls", domain::Grain::week, {10, 11, 12}, 72);
    evaluate();
  }

 private:
  void put(const std::string& metric, domain::Grain grain, const std::vector<double>& values,
           std::size_t count) {
    const domain::Calendar calendar;
    auto period = calendar.period_of(grain, date_of(2025, 1, 1));
    for (std::size_t i = 0; i < count; ++i) {
      const NewValue one{.period = calendar.label(grain, period),
                         .value = values[i % values.size()]};
      REQUIRE(observe(metric, one).has_value());
      period = calendar.shift(grain, period, 1);
    }
  }
};

ChartPoints points_of(Case& office, const std::string& kpi, const ChartView& view) {
  const auto points =
      kpi_chart_points(office.ports(), {.kpi = Id<domain::Kpi>::trusted(kpi), .view = view});
  REQUIRE_MESSAGE(points.has_value(), (points ? "" : points.error().code));
  return *points;
}

std::vector<ChartPoint> measured(const ChartPoints& points) {
  std::vector<ChartPoint> found;
  for (const auto& point : points.points) {
    if (point.kind != "forecast") found.push_back(point);
  }
  return found;
}

bool has_column(const ChartPoints& points, const std::string& name) {
  return std::ranges::find(points.table.columns, name) != points.table.columns.end();
}

TEST_CASE("a range is the goal's span with the value before it, a year, or everything") {
  Office office;
  CHECK(measured(points_of(office, "answers", {.range = ChartRange::all})).size() == 16);
  const auto goal = measured(points_of(office, "answers", {.range = ChartRange::goal}));
  REQUIRE(goal.size() == 5);
  CHECK(goal.front().label == "december 2025");
  const auto year = measured(points_of(office, "answers", {.range = ChartRange::year}));
  REQUIRE_FALSE(year.empty());
  CHECK(year.front().label == "mei 2025");
}

TEST_CASE("a running total ends on the value of the goal, also where a week is cut by its start") {
  Office office;
  const auto running = measured(points_of(office, "total-calls", {}));
  REQUIRE_FALSE(running.empty());
  CHECK(running.back().value == office.standing("total-calls").value);
  const auto single = measured(points_of(office, "total-calls", {.range = ChartRange::year}));
  CHECK(single.back().value <= 12);
}

TEST_CASE("the year before stands beside the values, in the table and in words") {
  Office office;
  const auto beside = points_of(office, "answers", {.with_year_before = true});
  CHECK(has_column(beside, "Jaar eerder"));
  CHECK(measured(beside).back().text.find("jaar eerder") != std::string::npos);
  CHECK(beside.notes.empty());
  CHECK_FALSE(has_column(points_of(office, "answers", {}), "Jaar eerder"));

  Case young("2026-03-03");
  young.apply(answer_plan);
  REQUIRE(young.observe("answer_hours", {.period = "2026-02", .value = 12}).has_value());
  const auto none = points_of(young, "answers", {.with_year_before = true});
  REQUIRE(none.notes.size() == 1);
  CHECK(none.notes.front() == "Van een jaar eerder zijn er geen waarden.");
}

TEST_CASE("limits ring the values beyond them, and say so where there are too few values") {
  Office office;
  const auto calm = points_of(office, "answers", {.with_limits = true});
  REQUIRE(calm.notes.size() == 1);
  CHECK(calm.notes.front() ==
        "Geen signaal: de 16 waarden van nu liggen binnen de normale schommeling.");
  REQUIRE(office.observe("answer_hours", {.period = "2026-03", .value = 30}).has_value());
  const auto odd = points_of(office, "answers", {.with_limits = true});
  // The step back from it is the newest one.
  CHECK(odd.notes.front().find("het laatst april 2026") != std::string::npos);
  CHECK(std::ranges::any_of(odd.points, [](const ChartPoint& point) {
    return point.label == "maart 2026" && point.text.find("buiten de grenzen") != std::string::npos;
  }));
  const auto svg = kpi_chart_svg(
      office.ports(), {.kpi = Id<domain::Kpi>::trusted("answers"), .view = {.with_limits = true}});
  CHECK(svg->find("kc-signal") != std::string::npos);
  CHECK(svg->find("kc-limit-line") != std::string::npos);

  Case young("2026-03-03");
  young.apply(answer_plan);
  REQUIRE(young.observe("answer_hours", {.period = "2026-02", .value = 12}).has_value());
  const auto few = points_of(young, "answers", {.with_limits = true});
  REQUIRE(few.notes.size() == 1);
  CHECK(few.notes.front().find("6") != std::string::npos);
}

}  // namespace
}  // namespace koers::app
