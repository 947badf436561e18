// Objectives as people write them: key results of every kind, how they count, and every complaint
// at its place.
#include <doctest/doctest.h>

#include "planfile/document.h"
#include "planfile/load.h"
#include "planfile/memory_disk_test.h"

namespace koers::planfile {
namespace {

using domain::KeyResult;

constexpr const char* okr = R"yaml(koers: 1
organization: {name: Waterland, locale: nl, individual_level: on}
people:
  - {id: anna, name: Anna}
  - {id: bram, name: Bram}
plans:
  - {id: plan-2028, title: Klanten voor het leven, from: 2024, to: 2028}
objectives:
  - {id: growth, title: Groei, period: 2026, parents: [{id: plan-2028, weight: 2}]}
  - id: delight
    title: Verras onze klanten
    period: 2026-Q1
    owner: anna
    parents: [{id: plan-2028, edge: supports}, growth]
    aspirational: true
    scoring: {rule: min, of: key_results, status: all_must_hold}
    roll_up: value
    state: proposed
    private: true
    visible_to: [bram]
    position: 2
    key_results:
      - {kpi: nps, weight: 2, share: 0.6, must: true}
      - {id: buzz, title: Positieve buzz, owner: bram, assessed: {rubric: "0.3 gesprek, 1.0 trending"}}
      - title: De uitrol
        milestones:
          - {title: Proef, done: 2026-02-01}
          - {id: all, title: Overal, weight: 3, due: 2026-03-31, done: true}
      - {title: Lancering, binary: true, done: 2026-03-01, edge: supports}
  - {id: mine, title: Leren, period: 2026-Q1, owner: anna, level: person}
metrics:
  - {name: nps_score, type: manual, grain: month, time: sum}
kpis:
  - id: nps
    metric: nps_score
    goals:
      - {period: 2026-Q1, kind: reach, target: ">= 33", state: draft}
)yaml";

// The complaints about one objective with these key results.
std::string complaints(const std::string& key_result) {
  return complaints_about(
      "koers: 1\nobjectives:\n  - {id: a, title: b, period: 2026, key_results: [" + key_result +
      "]}\n");
}

std::string complaints_of_objective(const std::string& keys) {
  return complaints_about("koers: 1\nobjectives:\n  - {id: a, title: b, period: 2026, " + keys +
                          "}\n");
}

}  // namespace

TEST_CASE("an objective has key results of four kinds, each counting as it says") {
  const auto plan = load_text(okr);
  if (!plan) FAIL(complaints_about(okr));
  const auto& objective =
      plan->definitions.objectives.at(Id<domain::Objective>::trusted("delight"));
  REQUIRE(objective.key_results.size() == 4);
  const auto& shared = objective.key_results[0];
  CHECK(shared.kpi().text() == "nps");
  CHECK(shared.edge == domain::Edge{.weight = 2, .share = 0.6});
  CHECK(shared.is_must);
  const auto& buzz = objective.key_results[1];
  CHECK(buzz.kind == KeyResult::Kind::assessed);
  CHECK(buzz.rubric.nl == "0.3 gesprek, 1.0 trending");
  CHECK(buzz.owner.text() == "bram");
  const auto& roll_out = objective.key_results[2];
  CHECK(roll_out.id == "de-uitrol");
  CHECK(roll_out.milestones[0].id == "proef");
  CHECK(roll_out.milestones[0].done.on == date_of(2026, 2, 1));
  CHECK(roll_out.milestones[1].weight == 3);
  CHECK(roll_out.milestones[1].done == domain::Done{.is_done = true});
  CHECK(objective.key_results[3].edge.kind == domain::EdgeKind::supports);
}

TEST_CASE("how an objective is scored, what it serves and who sees it are read") {
  const auto plan = load_text(okr);
  REQUIRE(plan.has_value());
  const auto& objective =
      plan->definitions.objectives.at(Id<domain::Objective>::trusted("delight"));
  CHECK(objective.scoring == domain::Scoring{.rule = domain::ScoreRule::minimum,
                                             .of = domain::ScoreOf::key_results,
                                             .status = domain::StatusRule::all_must_hold});
  CHECK(objective.parents[0].edge.kind == domain::EdgeKind::supports);
  CHECK(objective.parents[1] == domain::ParentEdge{.id = "growth"});
  CHECK(objective.roll_up == domain::RollUpKind::value);
  CHECK(objective.state == domain::PlanState::proposed);
  CHECK(objective.is_private);
  CHECK(objective.visible_to.size() == 1);
  CHECK(objective.position == 2);
  CHECK(plan->definitions.kpis.begin()->second.goals.front().state == domain::PlanState::draft);
}

TEST_CASE("a short form of scoring names the rule alone") {
  const auto plan =
      load_text("koers: 1\nobjectives: [{id: a, title: b, period: 2026, scoring: mean}]\n");
  REQUIRE(plan.has_value());
  CHECK(plan->definitions.objectives.begin()->second.scoring.rule == domain::ScoreRule::mean);
}

TEST_CASE("a key result is judged in one way") {
  CHECK(complaints("{id: x, title: y}") == "3:51 key_result.no_kind /objectives/0/key_results/0\n");
  CHECK(complaints("{title: y, binary: true, assessed: {rubric: r}}") ==
        "3:76 plan.contradiction /objectives/0/key_results/0/assessed\n");
  CHECK(complaints("{kpi: k, title: y}") ==
        "3:67 plan.contradiction /objectives/0/key_results/0/title\n"
        "3:52 reference.unknown /objectives/0/key_results/0/kpi\n");
  CHECK(complaints("{binary: true}") == "3:51 plan.missing_key /objectives/0/key_results/0\n");
  CHECK(complaints("{title: y, assessed: {}}") ==
        "3:62 plan.missing_key /objectives/0/key_results/0/assessed\n");
  CHECK(complaints("{title: y, milestones: []}") ==
        "3:62 plan.empty_list /objectives/0/key_results/0/milestones\n");
  CHECK(complaints("{title: y, assessed: {rubric: r}, done: true}") ==
        "3:91 plan.contradiction /objectives/0/key_results/0/done\n");
}

TEST_CASE("weights lie above nothing, shares are parts of a whole, names are told apart") {
  CHECK(complaints("{title: y, binary: true, weight: 0}") ==
        "3:84 weight.not_positive /objectives/0/key_results/0/weight\n");
  CHECK(complaints("{kpi: k, share: 1.5}") ==
        "3:67 goal.share_out_of_range /objectives/0/key_results/0/share\n"
        "3:52 reference.unknown /objectives/0/key_results/0/kpi\n");
  CHECK(complaints("{title: y, binary: true, share: 0.5}") ==
        "3:83 plan.contradiction /objectives/0/key_results/0/share\n");
  CHECK(complaints("{title: y, binary: true}, {title: y, binary: true}") ==
        "3:77 plan.duplicate_item /objectives/0/key_results/1\n");
  CHECK(complaints("{title: y, milestones: [{title: m}, {title: m}]}") ==
        "3:87 plan.duplicate_item /objectives/0/key_results/0/milestones/1\n");
  CHECK(complaints_of_objective("parents: [p, {id: p}]") ==
        "3:50 plan.duplicate_item /objectives/0/parents/1\n"
        "3:47 reference.unknown /objectives/0/parents/0\n"
        "3:50 reference.unknown /objectives/0/parents/1\n");
}

TEST_CASE("what a key result leans on is there, and shares of one KPI are at most the whole") {
  CHECK(complaints("{kpi: k}") == "3:52 reference.unknown /objectives/0/key_results/0/kpi\n");
  CHECK(
      complaints_about("koers: 1\n"
                       "objectives:\n"
                       "  - {id: a, title: a, period: 2026, key_results: [{kpi: k, share: 0.6}]}\n"
                       "  - {id: b, title: b, period: 2026, key_results: [{kpi: k, share: 0.5}]}\n"
                       "metrics: [{name: m, type: manual, grain: month}]\n"
                       "kpis: [{id: k, metric: m}]\n") ==
      "4:51 share.above_one /objectives/1/key_results/0\n");
}

TEST_CASE("a KPI without a number is a key result, and is told so") {
  CHECK(complaints_about("koers: 1\nkpis: [{id: buzz, milestones: [{title: a}]}]\n") ==
        "2:8 kpi.no_number /kpis/0\n2:19 kpi.qualitative /kpis/0/milestones\n");
  CHECK(complaints_about("koers: 1\nmetrics: [{name: m, type: manual, grain: month}]\n"
                         "kpis: [{id: buzz, metric: m, assessed: {rubric: r}}]\n") ==
        "3:30 kpi.qualitative /kpis/0/assessed\n");
}

TEST_CASE("a KPI serves an objective by naming it or by being listed") {
  CHECK(complaints_about("koers: 1\nmetrics: [{name: m, type: manual, grain: month}]\n"
                         "kpis: [{id: k, metric: m}]\n") ==
        "3:8 kpi.no_objective /kpis/0/objectives\n");
}

TEST_CASE("objectives of one person are refused where they are off") {
  CHECK(complaints_of_objective("level: person") ==
        "3:37 level.individual_off /objectives/0/level\n");
}

TEST_CASE("a child outside its parent's days is refused with both spans") {
  const auto plan = load_text(
      "koers: 1\nobjectives:\n  - {id: year, title: a, period: 2026}\n"
      "  - {id: child, title: b, from: 2026-10-01, to: 2027-01-31, parents: [year]}\n");
  REQUIRE_FALSE(plan.has_value());
  const auto& error = plan.error().front();
  CHECK(error.code == "period.not_nested");
  CHECK(error.arguments.at("first") == "2026-01-01");
  CHECK(error.arguments.at("last") == "2026-12-31");
  CHECK(error.arguments.at("child_first") == "2026-10-01");
  CHECK(error.arguments.at("child_last") == "2027-01-31");
}

TEST_CASE("values that cannot be combined are refused where that is asked for") {
  const auto with = [](const std::string& keys, const std::string& metric) {
    return complaints_about("koers: 1\nobjectives: [{id: o, title: o, period: 2026, " + keys +
                            "}]\nmetrics:\n  - {name: a, type: manual, grain: month, time: sum, "
                            "unit: EUR}\n  - {name: b, type: manual, grain: month, " +
                            metric +
                            "}\nkpis:\n  - {id: a, metric: a, objectives: [o]}\n"
                            "  - {id: b, metric: b, objectives: [o]}\n");
  };
  CHECK(with("roll_up: value", "time: sum, unit: EUR").empty());
  CHECK(with("roll_up: value", "time: sum, unit: hour") ==
        "2:46 rollup.unit_mismatch /objectives/0/roll_up\n");
  CHECK(with("roll_up: value", "time: none, unit: EUR") ==
        "2:46 rollup.not_combinable /objectives/0/roll_up\n");
  CHECK(with("roll_up: value", "time: mean, unit: EUR") ==
        "2:46 rollup.definitions_differ /objectives/0/roll_up\n");
  CHECK(with("scoring: sum", "time: mean, unit: EUR") ==
        "2:46 rollup.not_additive /objectives/0/scoring\n");
}

}  // namespace koers::planfile
