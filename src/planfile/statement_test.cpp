// Goals written as a sentence: what it says stands in for keys, keys that are written decide.
#include "planfile/statement.h"

#include <doctest/doctest.h>

#include "planfile/goal_case_test.h"

namespace koers::planfile {
namespace {

domain::Goal stated(const std::string& goal) {
  const std::string plan = plan_with_goals("      - {" + goal + "}\n");
  const auto loaded = load_text(plan);
  if (!loaded) FAIL(complaints_about(plan));
  return loaded->definitions.kpis.begin()->second.goals.front();
}

domain::Period days(int first_month, int last_month) {
  return {date_of(2026, static_cast<unsigned>(first_month), 1),
          add_months(date_of(2026, static_cast<unsigned>(last_month), 1), 1)};
}

}  // namespace

TEST_CASE("a sentence alone is a whole goal") {
  const auto goal = stated("statement: Verhoog de NPS van 30 naar 40 in Q2 2026");
  CHECK(goal.kind == domain::GoalKind::reach);
  CHECK(goal.span == days(4, 6));
  CHECK(goal.window == domain::Window::at_end);
  CHECK(goal.target == domain::Target{domain::Comparator::at_least, 40});
  CHECK(goal.baseline.rule == domain::BaselineRule::manual);
  CHECK(goal.baseline.value == 30);
  CHECK(goal.statement == "Verhoog de NPS van 30 naar 40 in Q2 2026");
}

TEST_CASE("every kind of goal can be written as a sentence") {
  const auto change =
      stated("statement: Verhoog websiteverkeer met 25.000 in Q2 2026 t.o.v. Q1 2026");
  CHECK(change.kind == domain::GoalKind::change);
  CHECK(change.window == domain::Window::total_vs_previous);
  CHECK(change.target.value == 25000);
  const auto gathered = stated("statement: Win 40 nieuwe klanten in Q3 2026");
  CHECK(gathered.kind == domain::GoalKind::accumulate);
  CHECK(gathered.window == domain::Window::total);
  const auto range = stated("statement: Houd het werkkapitaal in 2026 tussen € 1 mln en € 2 mln");
  CHECK(range.kind == domain::GoalKind::range);
  CHECK(range.band == domain::Band{1e6, 2e6});
  const auto kept =
      stated("statement: Houd de beschikbaarheid in 11 van de 12 maanden boven 99% in 2026");
  CHECK(kept.kind == domain::GoalKind::maintain);
  CHECK(kept.per == domain::Grain::month);
  CHECK(kept.policy.kind == domain::MaintainPolicy::Kind::share);
  CHECK(kept.policy.share == doctest::Approx(11.0 / 12));
}

TEST_CASE("a rate that is reached first is to hold until the fiscal year ends") {
  const auto goal = stated(
      "from: 2026-01-01, statement: Verlaag klantverloop tot minder dan 2% per maand tegen eind Q2 "
      "2026");
  CHECK(goal.kind == domain::GoalKind::maintain);
  CHECK(goal.reach_by == date_of(2026, 6, 30));
  CHECK(goal.span == days(1, 12));
}

TEST_CASE("the period may be written beside a sentence that has none") {
  const auto goal = stated("period: 2026-Q1, statement: Een NPS van 40 of hoger");
  CHECK(goal.span == days(1, 3));
  CHECK(goal.target.value == 40);
  const auto from = stated("from: 2026-02-01, statement: NPS van 40 voor 1 juli 2026");
  CHECK(from.span == days(2, 6));
}

TEST_CASE(
    "keys beside a sentence that say the same are no contradiction, whatever their spelling") {
  const auto goal = stated(
      "period: 2026-Q2, kind: reach, target: '>=40.0', window: at_end, "
      "statement: Verhoog de NPS van 30 naar 40 in Q2 2026");
  CHECK(goal.target.value == 40);
  const auto other_baseline =
      stated("baseline: 28, statement: Verhoog de NPS van 30 naar 40 in Q2 2026");
  CHECK(other_baseline.baseline.value == 28);
}

TEST_CASE("a key that says otherwise than the sentence is complained of where it stands") {
  CHECK(goal_complaints("statement: NPS van 40 in Q2 2026, target: '>= 45'") ==
        "11:52 goal.statement_disagrees /kpis/0/goals/0/target\n");
  CHECK(goal_complaints("statement: NPS van 40 in Q2 2026, period: 2026-Q3") ==
        "11:52 goal.statement_disagrees /kpis/0/goals/0/period\n");
  CHECK(goal_complaints("statement: NPS van 40 in Q2 2026, window: period_value") ==
        "11:52 goal.statement_disagrees /kpis/0/goals/0/window\n");
}

TEST_CASE("a sentence of which no goal can be made says why") {
  CHECK(goal_complaints("period: 2026-Q1, statement: Verbeter de klantenservice")
            .find("goal.statement_unclear") != std::string::npos);
  CHECK(goal_complaints("statement: Verhoog de NPS met 2% in Q2 2026")
            .find("goal.statement_unclear") != std::string::npos);
  CHECK(goal_complaints("statement: Verhoog de NPS naar 40 in Q2")
            .find("goal.statement_without_year") != std::string::npos);
  CHECK(goal_complaints("statement: Verhoog de NPS naar 40 voor 1 juli 2026")
            .find("goal.statement_without_start") != std::string::npos);
}

namespace {

// Complaints about a goal of a KPI with a metric of its own.
std::string complaints_with(const std::string& metric, const std::string& statement) {
  const std::string plan =
      "koers: 1\nobjectives: [{id: growth, title: Groei, period: 2026}]\n"
      "metrics:\n  - {name: own, type: manual, grain: month, time: mean, " +
      metric + "}\nkpis:\n  - {id: k, metric: own, objectives: [growth], goals: [{statement: \"" +
      statement + "\"}]}\n";
  return complaints_about(plan);
}

}  // namespace

TEST_CASE("a number that the metric of a sentence cannot have is refused, once") {
  CHECK(goal_complaints("statement: Verhoog de NPS naar 400 in Q2 2026") ==
        "11:21 goal.statement_out_of_bounds /kpis/0/goals/0/statement\n");
  CHECK(goal_complaints("statement: Verhoog de NPS naar 40 uur in Q2 2026") ==
        "11:21 goal.statement_other_unit /kpis/0/goals/0/statement\n");
  CHECK(goal_complaints("statement: Houd de NPS in Q2 2026 tussen 40 en 140") ==
        "11:21 goal.statement_out_of_bounds /kpis/0/goals/0/statement\n");
}

TEST_CASE("a sentence about another metric than that of its KPI disagrees") {
  const std::string churn = "Verlaag klantverloop naar 2% in Q2 2026";
  CHECK(complaints_with("from_catalog: nps", churn) ==
        "6:57 goal.statement_disagrees /kpis/0/goals/0/statement\n");
  CHECK(complaints_with("label: NPS", churn) ==
        "6:57 goal.statement_disagrees /kpis/0/goals/0/statement\n");
  CHECK(complaints_with("from_catalog: customer_churn", churn).empty());
  CHECK(complaints_with("label: Klantverloop, unit: percent", churn).empty());
  // By a name of its own, or by one that leaves open which metric is meant, it may be meant.
  CHECK(complaints_with("from_catalog: nps, label: Klantverloop, unit: percent", churn).empty());
  CHECK(complaints_with("from_catalog: nps", "Tevredenheid van 40 in Q2 2026").empty());
  CHECK(complaints_with("label: Rust in de tent, unit: percent", churn).empty());
}

TEST_CASE("the number of a sentence has the unit and the bounds of the metric of its KPI") {
  CHECK(complaints_with("label: Wachttijd, unit: hour", "Wachttijd van 2 dagen in Q2 2026") ==
        "6:57 goal.statement_other_unit /kpis/0/goals/0/statement\n");
  CHECK(complaints_with("label: Wachttijd, unit: hour", "Wachttijd naar 40% in Q2 2026") ==
        "6:57 goal.statement_other_unit /kpis/0/goals/0/statement\n");
  CHECK(complaints_with("label: Meeruren, unit: EUR", "Houd meeruren in Q2 2026 onder $ 40") ==
        "6:68 goal.statement_other_unit /kpis/0/goals/0/statement\n");
  CHECK(complaints_with("from_catalog: nps, label: Rust", "Rust van 400 in Q2 2026") ==
        "6:57 goal.statement_out_of_bounds /kpis/0/goals/0/statement\n");
  CHECK(complaints_with("label: Wachttijd, unit: hour", "Wachttijd van 2 uur in Q2 2026").empty());
  CHECK(complaints_with("label: Wachttijd, unit: hour", "Wachttijd van 2 in Q2 2026").empty());
  CHECK(complaints_with("label: Wachttijd, unit: hour",
                        "Verlaag wachttijd van 8 uur met 20% in Q2 2026")
            .empty());
}

TEST_CASE("a sentence that cannot be read does no harm beside keys that say everything") {
  const auto goal = stated("period: 2026-Q1, target: '>= 3', statement: Meer rust in de tent");
  CHECK(goal.target.value == 3);
  CHECK(goal.statement == "Meer rust in de tent");
}

TEST_CASE("a goal keeps its sentence when it is stored and read again") {
  const auto goal = stated("statement: Verhoog de NPS van 30 naar 40 in Q2 2026");
  domain::Kpi kpi{.id = Id<domain::Kpi>::trusted("loyal"),
                  .metric = Id<domain::Metric>::trusted("nps"),
                  .goals = {goal}};
  const auto document = encode_document(kpi, {});
  const auto again = decode_document(domain::EntityKind::kpi, document, {});
  REQUIRE(again.has_value());
  CHECK(std::get<domain::Kpi>(*again).goals.front() == goal);
}

TEST_CASE("what the page sends is read like a plan file: a sentence alone, or one that agrees") {
  const auto sent = [](const std::string& goal) {
    const auto value = read_json(R"({"id": "loyal", "metric": "nps", "goals": [)" + goal + "]}");
    REQUIRE(value.has_value());
    return decode_value(domain::EntityKind::kpi, *value, {});
  };
  const auto alone = sent(R"({"statement": "Verhoog de NPS van 30 naar 40 in Q2 2026"})");
  REQUIRE(alone.has_value());
  CHECK(std::get<domain::Kpi>(*alone).goals.front().target.value == 40);
  const auto changed =
      sent(R"({"statement": "NPS van 40 in Q2 2026", "period": "2026-Q2", "target": ">= 45"})");
  REQUIRE_FALSE(changed.has_value());
  CHECK(changed.error().front().code == "goal.statement_disagrees");
  CHECK(changed.error().front().pointer == "/goals/0/target");
}

}  // namespace koers::planfile
