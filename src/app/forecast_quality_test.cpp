// What was forecast of goals is judged once they have closed, by what was known then.
#include "app/forecast_quality.h"

#include "app/april_case_test.h"
#include "app/goal_outcome.h"
#include "app/published_forecast.h"

namespace koers::app {
namespace {

using domain::Lead;

int count_at(const ForecastQuality& quality, Lead lead) {
  const auto& found = quality.by_lead.at(static_cast<std::size_t>(lead)).reliability;
  return found ? found->score.n : 0;
}

// Thirty KPIs of one metric with a goal each.
std::string many_goals(int count) {
  std::string plan = april({});
  for (int i = 2; i < count; ++i) {
    plan += fmt::format(
        "  - id: calls-{0}\n    metric: calls\n    objectives: [service]\n    goals:\n"
        "      - {{from: 2026-03-30, to: 2026-04-26, kind: reach, target: '>= {1}'}}\n",
        i, 90 + i);
  }
  return plan;
}

}  // namespace

TEST_CASE("a goal that is open is not judged; one that closed is, once for each lead") {
  Case office("2026-03-30");
  office.apply(april({}));
  live_through_april(office);
  const auto open = quality_on(office, "2026-04-28");
  CHECK(open.closed_goals == 0);
  CHECK_FALSE(open.total.reliability.has_value());
  CHECK_FALSE(open.diagram.has_value());

  const auto closed = quality_on(office, "2026-05-10");
  CHECK(closed.closed_goals == 2);
  CHECK(closed.judged_goals == 2);
  CHECK(count_at(closed, Lead::first) == 2);
  CHECK(count_at(closed, Lead::quarter) == 2);
  CHECK(count_at(closed, Lead::half) == 2);
  CHECK(count_at(closed, Lead::three_quarters) == 2);
  REQUIRE(closed.total.reliability.has_value());
  CHECK(closed.total.reliability->score.n == 8);
  CHECK(closed.total.reliability->goals == 2);
  CHECK(closed.total.reliability->came_true == 8);
  CHECK(closed.total.coverage.n == 8);
  CHECK(closed.total.coverage.inside_80 <= closed.total.coverage.inside_95);
}

TEST_CASE("what is published holds the interval of the number that decides, and is judged by it") {
  Case office("2026-03-30");
  office.apply(april({}));
  live_through_april(office);
  const auto reader = office.ports().store.read().value();
  const auto view = resolve(office.ports(), *reader, {}).value();
  const auto& kpi = view.definitions->kpis.at(Id<domain::Kpi>::trusted("calls"));
  const auto day = parse_date("2026-04-13").value();
  const auto published = published_on(view, kpi, kpi.goals.front(), day).value();
  REQUIRE(published.has_value());
  REQUIRE(published->at_end.has_value());
  CHECK(published->at_end->central_95.lower < published->at_end->central_80.lower);
  CHECK(published->at_end->central_95.upper > published->at_end->central_80.upper);
  CHECK(published->n == 12);
  const auto single =
      kpi_on(office.ports(), kpi.id, {.on = day, .known_date = {}, .known_seq = published->seq});
  CHECK(single.value().state.standing.probability == published->probability);
  CHECK_FALSE(published_on(view, kpi, kpi.goals.front(), parse_date("2026-06-01").value())
                  .value()
                  .has_value());
}

TEST_CASE("what was learned or said after the close changes nothing") {
  Case office("2026-03-30");
  office.apply(april({}));
  live_through_april(office);
  const auto before = quality_on(office, "2026-05-10");
  observe(office, "calls", 17, 3);
  office.apply(april({.calls_target = ">= 500"}));
  const auto after = quality_on(office, "2026-05-20");
  CHECK(after.total.reliability->came_true == before.total.reliability->came_true);
  CHECK(after.total.reliability->score.brier == before.total.reliability->score.brier);
}

TEST_CASE("forecasts about another target than the one that closed do not count") {
  Case office("2026-03-30");
  office.apply(april({.calls_target = ">= 500"}));
  for (int week = 4; week <= 13; ++week) record_week(office, week);
  office.evaluate();
  office.go_to("2026-04-14");
  office.evaluate();
  office.apply(april({.calls_target = ">= 90"}));
  office.go_to("2026-04-27");
  for (int week = 14; week <= 17; ++week) record_week(office, week);
  const auto quality = quality_on(office, "2026-05-10");
  // Of calls the first that counts is that of 14 April, after half of the days.
  CHECK(quality.judged_goals == 2);
  CHECK(count_at(quality, Lead::first) == 2);
  CHECK(count_at(quality, Lead::quarter) == 1);
  CHECK(count_at(quality, Lead::half) == 1);
  CHECK(count_at(quality, Lead::three_quarters) == 2);
}

TEST_CASE("a dropped goal is not judged") {
  Case office("2026-03-30");
  office.apply(april({}));
  live_through_april(office);
  office.apply(april({.calls_target = ">= 100", .calls_more = ", dropped: 'Another plan'"}));
  const auto quality = quality_on(office, "2026-05-10");
  CHECK(quality.closed_goals == 1);
  CHECK(quality.total.reliability->goals == 1);
}

TEST_CASE("of goals that had work planned both chances are scored") {
  const std::string work =
      "initiatives:\n"
      "  - {id: bot, title: Bot, supports: [calls], due: 2026-04-20, effect: {mean: 20, sd: 1}}\n";
  Case office("2026-03-30");
  office.apply(april({.calls_target = ">= 110"}) + work);
  live_through_april(office);
  const auto quality = quality_on(office, "2026-05-10");
  REQUIRE(quality.total.work.has_value());
  CHECK(quality.total.work->goals == 1);
  CHECK(quality.total.work->forecasts > 0);
  // It brought nothing: who believed in it was wrong.
  CHECK(quality.total.work->brier_with_work > quality.total.work->brier + 0.1);
  CHECK(quality.by_lead.front().work->forecasts == 1);

  Case idle("2026-03-30");
  idle.apply(april({}));
  live_through_april(idle);
  CHECK_FALSE(quality_on(idle, "2026-05-10").total.work.has_value());
}

TEST_CASE("looking back, only what had closed by then is judged") {
  Case office("2026-03-30");
  office.apply(april({}));
  live_through_april(office);
  const auto then = office.head();
  CHECK(quality_on(office, "2026-05-10").closed_goals == 2);
  const auto known = [&](const Moment& moment) {
    return forecast_quality(office.ports(), {.moment = moment}).value().closed_goals;
  };
  CHECK(known({.on = {}, .known_date = {}, .known_seq = then}) == 0);
  CHECK(known({.on = parse_date("2026-04-27").value(), .known_date = {}, .known_seq = {}}) == 0);
  CHECK(forecast_quality(office.ports(),
                         {.moment = {.on = {}, .known_date = {}, .known_seq = 100'000}})
            .error()
            .code == "known.beyond_head");
}

TEST_CASE("a goal set when its days were over has no forecast to judge") {
  Case office("2026-06-01");
  office.apply(april({}));
  for (int week = 4; week <= 17; ++week) record_week(office, week);
  const auto quality = quality_on(office, "2026-06-20");
  CHECK(quality.closed_goals == 0);
  CHECK(quality.judged_goals == 0);
}

TEST_CASE("from thirty judged goals on there is a diagram") {
  for (const int count : {goals_for_a_diagram - 1, goals_for_a_diagram}) {
    Case office("2026-03-30");
    office.apply(many_goals(count));
    live_through_april(office);
    const auto quality = quality_on(office, "2026-05-10");
    CHECK(quality.judged_goals == count);
    CHECK(quality.diagram.has_value() == (count == goals_for_a_diagram));
    if (!quality.diagram) continue;
    CHECK(quality.diagram->svg.starts_with("<svg"));
    CHECK(quality.diagram->table.rows.size() == quality.total.reliability->bins.size());
  }
}

TEST_CASE("the engine's figures on public series stand beside it") {
  Case office("2026-03-30");
  const auto benchmark = quality_on(office, "2026-03-30").benchmark;
  CHECK_FALSE(benchmark.engine.empty());
  REQUIRE(benchmark.figures.size() == 6);
  const auto& total = benchmark.figures.back();
  CHECK(total.rhythm == "total");
  int series = 0;
  for (const auto& row : benchmark.figures.first(5)) series += row.series;
  CHECK(series == total.series);
  CHECK(total.brier < total.brier_of_base_rate);
}

TEST_CASE("path, grade and words make no other question of a goal") {
  domain::Goal goal;
  goal.target = {.comparator = domain::Comparator::at_least, .value = 10};
  domain::Goal other = goal;
  other.commitment = domain::Commitment::aspirational;
  other.path = domain::PathShape::geometric;
  other.statement = "Ten or more";
  CHECK(asks_the_same(goal, other));
  other.target.value = 11;
  CHECK_FALSE(asks_the_same(goal, other));
}

}  // namespace koers::app
