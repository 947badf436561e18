// Plan files as people write them: what they mean, and every complaint at its place.
#include "planfile/load.h"

#include <doctest/doctest.h>

#include "planfile/document.h"
#include "planfile/goal_case_test.h"

namespace koers::planfile {

namespace {

const domain::Metric& metric_of(const LoadedPlan& plan, const char* name) {
  return plan.definitions.metrics.at(Id<domain::Metric>::trusted(name));
}

constexpr const char* whole_plan = R"yaml(koers: 1
organization:
  name: Waterland
  locale: nl
  timezone: Europe/Amsterdam
  currency: EUR
  calendar: {fiscal_start: 4, fiscal_name: start, holidays: [2026-04-27]}
teams:
  - {id: support, name: Klantenservice}
  - {id: desk, name: {nl: Balie, en: Desk}, parent: support}
people:
  - {id: anna, name: Anna de Boer, email: anna@example.org, teams: [support]}
plans:
  - {id: plan-2028, title: Klanten voor het leven, from: 2024, to: 2028}
objectives:
  - id: less-churn
    title: Minder klantverloop
    period: FY2026
    owner: anna
    team: support
    parents: [plan-2028]
    aspirational: true
sources:
  - id: incidents
    type: file
    path: ${DATA:-data}/log.csv.gz
    csv: {null: "?", timestamp_format: "%d/%m/%Y %H:%M"}
    columns: {number: varchar}
    latest_per: {key: number, order_by: sys_mod_count}
    timezone: Europe/Amsterdam
metrics:
  - name: avg_hours
    label: {nl: Gemiddelde oplostijd, en: Average resolution time}
    type: simple
    source: incidents
    agg: average
    expr: date_diff('second', opened_at, resolved_at) / 3600.0
    agg_time_dimension: resolved_at
    filter: resolved_at is not null
    dimensions: [priority, {name: desk, expr: "coalesce(desk, '?')"}]
    unit: hour
    direction: down
  - {name: p90, type: simple, source: incidents, agg: percentile, agg_params: {percentile: 0.9}, expr: h, agg_time_dimension: t}
  - {name: backlog, type: stock, source: incidents, agg: count, valid_from: opened_at, valid_to: closed_at}
  - {name: share, type: ratio, unit: percent, numerator: avg_hours, denominator: backlog, fill: 0}
  - {name: escape, type: sql, sources: [incidents], sql: select 1}
  - {name: nps, type: manual, grain: quarter, time: last}
kpis:
  - id: ticket-resolution
    metric: avg_hours
    owner: anna
    objectives: [less-churn]
    cadence: two_weekly
    grain: week
    supporting: [backlog]
    guards: [{metric: share, keep: "<= 1.5"}]
    stakeholders: [board@example.org]
    goals:
      - {period: FY2026-Q2, target: "<= 9", window: period_value, baseline: {rule: mean_of_last, count: 3}}
      - {period: FY2026-Q1, kind: reach, target: "<= 10", path: working_days}
)yaml";

}  // namespace

TEST_CASE("a whole plan is read with everything in it") {
  const auto plan = load_text(whole_plan);
  REQUIRE_MESSAGE(plan.has_value(), complaints_about(whole_plan));
  const auto& all = plan->definitions;
  CHECK(all.organization->name.nl == "Waterland");
  CHECK(all.organization->calendar.spec().fiscal_start_month == 4);
  CHECK(all.organization->calendar.spec().holidays.added.size() == 1);
  CHECK(all.teams.size() == 2);
  CHECK(all.people.begin()->second.teams.front().text() == "support");
  CHECK(all.plans.begin()->second.to_year == 2028);
  CHECK(plan->objects.size() == 14);
}

TEST_CASE("periods are named in the calendar of the organization") {
  const auto plan = load_text(whole_plan);
  REQUIRE(plan.has_value());
  const auto& objective = plan->definitions.objectives.begin()->second;
  CHECK(objective.period.first == date_of(2026, 4, 1));
  CHECK(objective.period_label == "FY2026");
  CHECK(objective.level == domain::Level::team);
  CHECK(objective.commitment == domain::Commitment::aspirational);
}

TEST_CASE("sources and metrics are read in every type") {
  const auto plan = load_text(whole_plan);
  REQUIRE(plan.has_value());
  const auto& source = plan->definitions.sources.begin()->second;
  CHECK(source.resolved_path == "/data/log.csv.gz");
  CHECK(source.path == "${DATA:-data}/log.csv.gz");
  CHECK(source.latest_per->order_by == std::vector<std::string>{"sys_mod_count"});
  const auto& simple = std::get<domain::SimpleMetric>(metric_of(*plan, "avg_hours").definition);
  CHECK(simple.agg == domain::Aggregation::average);
  CHECK(metric_of(*plan, "avg_hours").dimensions[1].expr == "coalesce(desk, '?')");
  CHECK(std::get<domain::SimpleMetric>(metric_of(*plan, "p90").definition).percentile == 0.9);
  CHECK(std::get<domain::StockMetric>(metric_of(*plan, "backlog").definition).valid_to ==
        "closed_at");
  CHECK(metric_of(*plan, "share").fill == 0);
  CHECK(std::get<domain::ManualMetric>(metric_of(*plan, "nps").definition).grain ==
        domain::Grain::quarter);
}

TEST_CASE("goals stand in order of time, and their places in the file are found") {
  const auto plan = load_text(whole_plan);
  REQUIRE(plan.has_value());
  const auto& kpi = plan->definitions.kpis.begin()->second;
  REQUIRE(kpi.goals.size() == 2);
  CHECK(kpi.goals[0].target.value == 10);
  CHECK(kpi.goals[0].path == domain::PathShape::working_days);
  CHECK(kpi.goals[1].baseline ==
        domain::Baseline{.rule = domain::BaselineRule::mean_of_last, .count = 3});
  CHECK(plan->place_of(domain::EntityKind::kpi, "ticket-resolution", "/goals/0/target").line == 60);
  CHECK(plan->place_of(domain::EntityKind::kpi, "ticket-resolution", "/goals/1/target").line == 59);
  CHECK(plan->place_of(domain::EntityKind::metric, "avg_hours", "/expr").line == 37);
  CHECK_FALSE(plan->place_of(domain::EntityKind::metric, "nobody", "/expr").is_known());
}

TEST_CASE("a goal's kind follows from its other keys") {
  CHECK(only_goal("target: '<= 10'").kind == domain::GoalKind::reach);
  CHECK(only_goal("target: '<= 10'").window == domain::Window::at_end);
  CHECK(only_goal("target: '<= 10'").baseline.rule == domain::BaselineRule::last_before_start);
  CHECK(only_goal("target: '<= 10', window: period_value").baseline.rule ==
        domain::BaselineRule::previous_window);
  CHECK(only_goal("target: '>= 10', window: total").kind == domain::GoalKind::accumulate);
  const auto kept = only_goal("target: '< 2', per: month, policy: {share: 0.9}");
  CHECK(kept.kind == domain::GoalKind::maintain);
  CHECK(kept.window == domain::Window::each);
  CHECK(kept.policy.share == 0.9);
  CHECK(only_goal("target: '< 2', per: month, policy: average").policy.kind ==
        domain::MaintainPolicy::Kind::average);
}

TEST_CASE("targets and baselines have short forms") {
  CHECK(only_goal("target: ≤10").target == domain::Target{domain::Comparator::at_most, 10});
  CHECK(only_goal("target: '>-2.5'").target == domain::Target{domain::Comparator::above, -2.5});
  CHECK(only_goal("target: '>= 1e3', baseline: 14").baseline.value == 14);
  CHECK(only_goal("target: '>= 1', baseline: same_period_last_year").baseline.rule ==
        domain::BaselineRule::same_period_last_year);
}

TEST_CASE("from and to are both inclusive") {
  const auto plan =
      load_text(plan_with_goals("      - {from: 2026-01-01, to: 2026-01-31, target: '>= 1'}\n"));
  REQUIRE(plan.has_value());
  const auto span = plan->definitions.kpis.begin()->second.goals.front().span;
  CHECK(span.last == date_of(2026, 2, 1));
}

TEST_CASE(
    "complaints come all at once, in the order of the file, each with line, column, code and "
    "pointer") {
  CHECK(complaints_about("koers: 1\n"
                         "objectives:\n"
                         "  - {id: a b, titel: X, period: 2026-Q5}\n"
                         "kpis:\n"
                         "  - id: k\n"
                         "    metric: m\n"
                         "    objectives: [a]\n"
                         "    cadence: sometimes\n") ==
        "3:5 plan.missing_key /objectives/0\n"
        "3:10 id.not_a_slug /objectives/0/id\n"
        "3:15 plan.unknown_key /objectives/0/titel\n"
        "3:33 period.impossible /objectives/0/period\n"
        "8:14 plan.unknown_value /kpis/0/cadence\n"
        "6:5 reference.unknown /kpis/0/metric\n"
        "7:18 reference.unknown /kpis/0/objectives/0\n");
}

TEST_CASE("an unknown key comes with the one that was probably meant, or with all there are") {
  const auto near =
      load_text("koers: 1\nobjectives: [{id: a, titel: X, title: X, period: 2026}]\n");
  REQUIRE_FALSE(near.has_value());
  CHECK(near.error().front().arguments.at("suggestion") == "title");
  const auto far = load_text("koers: 1\nteams: [{id: a, name: X, xylophone: 3}]\n");
  REQUIRE_FALSE(far.has_value());
  CHECK(far.error().front().code == "plan.stray_key");
  CHECK(far.error().front().arguments.at("choices") == "id, name, parent");
}

TEST_CASE("what later versions do is one complaint with what to write today") {
  const auto later = load_text(
      plan_with_goals("      - {period: 2026-Q1, targets: Meer bezoek, target: '>= 1'}\n"));
  REQUIRE_FALSE(later.has_value());
  REQUIRE(later.error().size() == 1);
  CHECK(later.error().front().code == "plan.not_in_this_version");
  CHECK(later.error().front().kind == ErrorKind::unsupported);
  CHECK(later.error().front().place == Place{"koers.yaml", 11, 27});
  CHECK_FALSE(later.error().front().arguments.at("instead").empty());

  CHECK(complaints_about("koers: 1\ntasks: [{id: a}]\n") ==
        "2:1 plan.not_in_this_version_yet /tasks\n");
  CHECK(complaints_about("koers: 1\nmetrics: [{name: a, type: retention}]\n") ==
        "2:27 plan.not_in_this_version /metrics/0/type\n");
}

TEST_CASE("a key of another type is named with the types that have it") {
  const auto plan =
      load_text("koers: 1\nmetrics: [{name: a, type: manual, grain: day, sql: select 1}]\n");
  REQUIRE_FALSE(plan.has_value());
  CHECK(plan.error().front().code == "plan.key_not_for");
  CHECK(plan.error().front().arguments.at("choices") == "sql");
  CHECK(complaints_about("koers: 1\nmetrics: [{name: a, type: ratio}]\n") ==
        "2:11 plan.missing_key /metrics/0\n2:11 plan.missing_key /metrics/0\n");
}

TEST_CASE("goals that contradict themselves are refused") {
  CHECK(goal_complaints("period: 2026-Q1, kind: accumulate, window: at_end, target: '>= 1'") ==
        "11:53 goal.window_not_for_kind /kpis/0/goals/0/window\n");
  CHECK(goal_complaints("period: 2026-Q1, kind: reach, per: month, target: '>= 1'") ==
        "11:45 plan.key_not_for /kpis/0/goals/0/per\n");
  CHECK(goal_complaints("period: 2026-01, per: quarter, target: '>= 1'") ==
        "11:32 goal.per_longer_than_period /kpis/0/goals/0/per\n");
  CHECK(goal_complaints("period: 2026-01, from: 2026-01-01, target: '>= 1'") ==
        "11:33 plan.two_spans /kpis/0/goals/0/from\n");
  CHECK(goal_complaints("target: '>= 1'") == "11:9 plan.missing_key /kpis/0/goals/0\n");
  CHECK(goal_complaints("from: 2026-02-01, to: 2026-01-01, target: '>= 1'") ==
        "11:32 plan.ends_before_start /kpis/0/goals/0/to\n");
  CHECK(goal_complaints("period: 2026-01, per: month, policy: {share: 1.5}, target: '>= 1'") ==
        "11:55 goal.share_out_of_range /kpis/0/goals/0/policy/share\n");
  CHECK(goal_complaints("period: 2026-Q1, baseline: {rule: manual}, target: '>= 1'") ==
        "11:27 plan.missing_key /kpis/0/goals/0/baseline\n");
}

TEST_CASE("targets that are no comparison and number are refused") {
  CHECK(goal_complaints("period: 2026, target: 10") ==
        "11:32 target.no_comparison /kpis/0/goals/0/target\n");
  CHECK(goal_complaints("period: 2026, target: '<= ten'") ==
        "11:32 target.malformed /kpis/0/goals/0/target\n");
  CHECK(goal_complaints("period: 2026, target: '<= 1,5'") ==
        "11:32 target.malformed /kpis/0/goals/0/target\n");
  CHECK(goal_complaints("period: 2026, target: '<= 1e999'") ==
        "11:32 target.not_a_number /kpis/0/goals/0/target\n");
}

TEST_CASE("dates that do not exist are refused") {
  CHECK(goal_complaints("from: 2026-02-30, to: 2026-03-31, target: '>= 1'") ==
        "11:16 date.impossible /kpis/0/goals/0/from\n");
  CHECK(goal_complaints("from: 1 maart, to: 2026-03-31, target: '>= 1'") ==
        "11:16 date.malformed /kpis/0/goals/0/from\n");
  CHECK(complaints_about("koers: 1\norganization: {name: A, calendar: {fiscal_start: 13}}\n") ==
        "2:50 calendar.fiscal_start_out_of_range /organization/calendar/fiscal_start\n");
  CHECK(complaints_about("koers: 1\norganization: {name: A, timezone: Europe/Amsterdm}\n") ==
        "2:35 time_zone.unknown /organization/timezone\n");
}

TEST_CASE("an id that is there twice is named with both places, across files too") {
  MemoryDisk disk;
  disk.files["p/a.yaml"] = "koers: 1\nteams: [{id: a, name: A}]\n";
  disk.files["p/b.yaml"] = "koers: 1\nteams:\n  - {id: b, name: B}\n  - {id: a, name: C}\n";
  const auto plan = load(
      {.paths = {"p"}, .disk = &disk, .environment = nullptr, .setting = {}, .elsewhere = nullptr});
  REQUIRE_FALSE(plan.has_value());
  CHECK(plan.error().front().code == "plan.duplicate_id");
  CHECK(plan.error().front().place == Place{"p/b.yaml", 4, 10});
  CHECK(plan.error().front().arguments.at("first") == "p/a.yaml:2:10");
}

TEST_CASE("the organization stands in one file only, and names the periods of all") {
  MemoryDisk disk;
  disk.files["p/a.yaml"] = "koers: 1\nobjectives: [{id: a, title: A, period: 2026-Q1}]\n";
  disk.files["p/b.yaml"] = "koers: 1\norganization: {name: B, calendar: {fiscal_start: 4}}\n";
  const LoadRequest request{
      .paths = {"p"}, .disk = &disk, .environment = nullptr, .setting = {}, .elsewhere = nullptr};
  const auto plan = load(request);
  REQUIRE(plan.has_value());
  CHECK(plan->definitions.objectives.begin()->second.period.first == date_of(2025, 4, 1));
  disk.files["p/c.yaml"] = "koers: 1\norganization: {name: C}\n";
  const auto twice = load(request);
  REQUIRE_FALSE(twice.has_value());
  CHECK(twice.error().front().code == "plan.duplicate_id");
}

TEST_CASE(
    "references to nothing, circles of parents and periods that do not nest have their place") {
  CHECK(complaints_about(
            "koers: 1\nobjectives:\n  - {id: a, title: A, period: 2026, owner: bob}\n") ==
        "3:37 reference.unknown /objectives/0/owner\n");
  CHECK(complaints_about("koers: 1\nobjectives:\n"
                         "  - {id: a, title: A, period: 2026, parents: [b]}\n"
                         "  - {id: b, title: B, period: 2026, parents: [a]}\n") ==
        "3:37 parents.cycle /objectives/0/parents\n");
  CHECK(complaints_about("koers: 1\nobjectives:\n"
                         "  - {id: a, title: A, period: 2026-Q1}\n"
                         "  - {id: b, title: B, period: 2026, parents: [a]}\n") ==
        "4:23 period.not_nested /objectives/1/period\n");
  CHECK(complaints_about(plan_with_goals("      - {period: 2026-H1, target: '>= 2'}\n"
                                         "      - {period: 2026-Q1, target: '>= 1'}\n"))
            .ends_with("goal.overlap /kpis/0/goals/0\n"));
}

TEST_CASE("objects of the store may be referred to") {
  MemoryDisk disk;
  disk.files["koers.yaml"] =
      "koers: 1\nobjectives: [{id: a, title: A, period: 2026, owner: bob}]\n";
  domain::Definitions elsewhere;
  insert(elsewhere, domain::Person{.id = Id<domain::Person>::trusted("bob"), .name = "Bob"});
  CHECK(load({.paths = {"koers.yaml"},
              .disk = &disk,
              .environment = nullptr,
              .setting = {},
              .elsewhere = &elsewhere}));
}

TEST_CASE("a source that is missing is one complaint that names path and variable") {
  MemoryDisk disk;
  disk.has_sources = false;
  disk.files["p/koers.yaml"] = "koers: 1\nsources: [{id: s, path: \"${RAW:-raw}/a.csv\"}]\n";
  LoadRequest request{.paths = {"p/koers.yaml"},
                      .disk = &disk,
                      .environment = nullptr,
                      .setting = {},
                      .elsewhere = nullptr};
  const auto by_default = load(request);
  REQUIRE_FALSE(by_default.has_value());
  REQUIRE(by_default.error().size() == 1);
  CHECK(by_default.error().front().code == "source.missing");
  CHECK(by_default.error().front().arguments.at("path") == "/p/raw/a.csv");
  CHECK(by_default.error().front().arguments.at("variable") == "RAW");
  request.environment = [](const std::string& name) { return std::optional("/" + name); };
  CHECK(load(request).error().front().arguments.at("path") == "/RAW/a.csv");
  disk.files["p/koers.yaml"] = "koers: 1\nsources: [{id: s, path: raw/a.csv}]\n";
  CHECK(load(request).error().front().code == "source.no_such_file");
}

TEST_CASE("a variable without value and default is complained of") {
  CHECK(complaints_about("koers: 1\nsources: [{id: s, path: \"${RAW}/a.csv\"}]\n") ==
        "2:25 source.variable_unset /sources/0/path\n");
  CHECK(complaints_about("koers: 1\nsources: [{id: s, path: \"${RAW/a.csv\"}]\n") ==
        "2:25 source.variable_malformed /sources/0/path\n");
}

TEST_CASE("files that are no plan files say so") {
  CHECK(complaints_about("") == "0:0 plan.empty \n");
  CHECK(complaints_about("teams: []\n") == "1:1 plan.missing_version \n");
  CHECK(complaints_about("koers: 2\n") == "1:8 plan.version_unknown /koers\n");
  CHECK(complaints_about("- a\n") == "1:1 plan.expected_mapping \n");
  CHECK(complaints_about("koers: 1\nteams: {id: a}\n") == "2:1 plan.expected_list /teams\n");
  CHECK(complaints_about("koers: 1\nteams: [a]\n") == "2:9 plan.expected_mapping /teams/0\n");
}

TEST_CASE("what is unknown or goes round is told beside a wrong key") {
  const std::string plan =
      "koers: 1\n"
      "metrics: [{name: m, type: manual, grain: month, lable: M}]\n"
      "objectives:\n"
      "  - {id: a, title: A, period: 2026, parents: [b]}\n"
      "  - {id: b, title: B, period: 2026, parents: [a]}\n"
      "kpis:\n"
      "  - {id: k, metric: m, ownre: pia, objectives: [nowhere]}\n";
  const auto complaints = complaints_about(plan);
  CHECK(complaints.find("plan.unknown_key /metrics/0/lable") != std::string::npos);
  CHECK(complaints.find("plan.unknown_key /kpis/0/ownre") != std::string::npos);
  CHECK(complaints.find("7:49 reference.unknown /kpis/0/objectives/0") != std::string::npos);
  CHECK(complaints.find("parents.cycle") != std::string::npos);
  // The metric with the wrong key is there, so the reference to it holds.
  CHECK(complaints.find("/kpis/0/metric") == std::string::npos);
}

}  // namespace koers::planfile
