// A plan is drafted, proposed and agreed; what is not agreed counts nowhere; what is personal is
// named to few.
#include "app/cascade_goal.h"
#include "app/definition_view.h"
#include "app/explain.h"
#include "app/move_in_plan.h"
#include "app/okr_case_test.h"
#include "app/people_view.h"
#include "app/plan_proposal.h"
#include "app/plan_tree.h"
#include "app/save_definition.h"

namespace koers::app {
namespace {

using domain::EntityKind;
using domain::PlanState;

std::string save(Case& office, EntityKind kind, const std::string& document,
                 SaveMode mode = SaveMode::create, const std::string& id = {}) {
  const auto saved =
      save_definition(office.ports(), {"page"},
                      {.kind = kind, .id = id, .document = document, .mode = mode, .if_seq = {}});
  return saved ? "done" : codes_of(saved.error());
}

std::string step(OkrCase& office, PlanState to, const std::vector<PlanItem>& items = {}) {
  const auto done = step_plan(office.ports(), {"page"}, {.to = to, .items = items, .by = {}});
  return done ? std::to_string(done->count) : codes_of(done.error());
}

PlanProposal proposal(OkrCase& office, const std::string& viewer = {}) {
  auto found = plan_proposal(
      office.ports(), {.locale = text::Locale::en, .viewer = Id<domain::Person>::trusted(viewer)});
  REQUIRE(found.has_value());
  return std::move(*found);
}

const std::string idea =
    R"({"id":"idea","title":"An idea","period":"2026-Q2","owner":"anna","parents":["year"],"state":"draft"})";

}  // namespace

TEST_CASE("a draft counts nowhere until it was proposed and agreed") {
  OkrCase office;
  const auto before = OkrCase::of(office.status(), "year");
  CHECK(save(office, EntityKind::objective, idea) == "done");
  CHECK(save(office, EntityKind::kpi, R"({"id":"sales","metric":"sales","objectives":["idea"],
    "goals":[{"period":"2026-Q2","kind":"accumulate","target":">= 90"}]})") == "done");
  CHECK(OkrCase::of(office.status(), "year").counts == before.counts);
  CHECK(step(office, PlanState::agreed, {{EntityKind::objective, "idea", ""}}) ==
        "plan.not_proposed");
  CHECK(step(office, PlanState::proposed) == "1");
  CHECK(OkrCase::of(office.status(), "year").counts == before.counts);
  CHECK(step(office, PlanState::agreed) == "1");
  CHECK(OkrCase::of(office.status(), "year").counts.total() == before.counts.total() + 1);
  CHECK(step(office, PlanState::agreed) == "plan.nothing_to_do");
}

TEST_CASE("a proposal says what is new, changed and removed, and asks it of people") {
  OkrCase office;
  CHECK(save(office, EntityKind::objective, idea) == "done");
  auto shown = proposal(office);
  REQUIRE(shown.changes.size() == 1);
  CHECK(shown.changes[0].what == ProposedChange::What::added);
  REQUIRE(shown.people.size() == 2);
  CHECK(shown.people[0].person.id == "anna");
  CHECK(shown.people[0].owns == std::vector<std::size_t>{0});
  CHECK(shown.people[1].concerns == std::vector<std::size_t>{0});  // Bram owns what is above.

  CHECK(step(office, PlanState::proposed) == "1");
  CHECK(step(office, PlanState::agreed) == "1");
  CHECK(save(office, EntityKind::objective, with(idea, "An idea", "A better idea"),
             SaveMode::replace, "idea") == "done");
  shown = proposal(office);
  REQUIRE(shown.changes.size() == 1);
  CHECK(shown.changes[0].what == ProposedChange::What::changed);
  REQUIRE(shown.changes[0].fields.size() == 1);
  CHECK(shown.changes[0].fields[0].path == "title");

  CHECK(step(office, PlanState::proposed) == "1");
  CHECK(step(office, PlanState::agreed) == "1");
  REQUIRE(delete_definition(office.ports(), {"page"}, {EntityKind::objective, "idea"}).has_value());
  shown = proposal(office);
  REQUIRE(shown.changes.size() == 1);
  CHECK(shown.changes[0].what == ProposedChange::What::removed);
  CHECK(shown.agreed_at.has_value());
}

TEST_CASE("a goal that is agreed takes the place of the agreed one of the same days") {
  OkrCase office(with(okr_plan, "kpis:", R"(kpis:
  - id: sales
    metric: sales
    objectives: [delight]
    goals:
      - {period: 2026-Q1, kind: accumulate, target: ">= 90"}
      - {period: 2026-Q1, kind: accumulate, target: ">= 120", state: proposed})"));
  const auto shown = proposal(office);
  REQUIRE(shown.changes.size() == 1);
  CHECK(shown.changes[0].kind == "goal");
  CHECK(shown.changes[0].what == ProposedChange::What::changed);
  // Where it lives in a file, it is agreed there.
  CHECK(step(office, PlanState::agreed) == "definition.home_is_file");
}

TEST_CASE("goals of the page are agreed in the page") {
  OkrCase office;
  CHECK(save(office, EntityKind::kpi, R"({"id":"sales","metric":"sales","objectives":["delight"],
    "goals":[{"period":"2026-Q1","kind":"accumulate","target":">= 90"},
             {"period":"2026-Q1","kind":"accumulate","target":">= 120","state":"proposed"}]})") ==
        "done");
  CHECK(office.standing("sales").on == office.today());
  CHECK(step(office, PlanState::agreed, {{EntityKind::kpi, "sales", "2026-Q1"}}) == "1");
  const auto view = office.status();
  const auto& kpi = view.definitions->kpis.at(Id<domain::Kpi>::trusted("sales"));
  REQUIRE(kpi.goals.size() == 1);
  CHECK(kpi.goals[0].target.value == 120);
  CHECK(step(office, PlanState::agreed, {{EntityKind::kpi, "sales", "2026-Q3"}}) ==
        "reference.unknown");
}

namespace {

constexpr auto objective = EntityKind::objective;

std::string move(Case& office, const PlanMove& what) {
  const auto moved = move_in_plan(office.ports(), {"page"}, what);
  return moved ? std::to_string(moved->count) : codes_of(moved.error());
}

std::string children(Case& office, const std::string& parent) {
  const auto tree = plan_tree(office.ports(), {});
  std::string all;
  for (const auto& node : tree->nodes) {
    if (node.id != parent) continue;
    for (const auto& child : node.children) all += (all.empty() ? "" : " ") + child;
  }
  return all;
}

void save_strategy(Case& office) {
  CHECK(save(office, EntityKind::plan, R"({"id":"top","title":"T","from":2024,"to":2028})") ==
        "done");
  for (const std::string id : {"a", "b", "c"}) {
    CHECK(save(office, objective,
               R"({"id":")" + id + R"(","title":"T","period":"2026","parents":["top"]})") ==
          "done");
  }
}

}  // namespace

TEST_CASE("the plan is arranged by hand, and only what moves is written") {
  Case office("2026-02-14");
  save_strategy(office);
  CHECK(children(office, "top") == "a b c");
  CHECK(move(office, {{objective, "c"}, "top", "top", "a"}) == "3");
  CHECK(children(office, "top") == "c a b");
  CHECK(move(office, {{objective, "c"}, "top", "top", "a"}) == "0");
  CHECK(move(office, {{objective, "a"}, "top", "c", {}}) == "1");
  CHECK(children(office, "c") == "a");
  CHECK(children(office, "top") == "c b");
}

TEST_CASE("a move that cannot be is refused whole") {
  Case office("2026-02-14");
  save_strategy(office);
  CHECK(move(office, {{objective, "a"}, "top", "c", {}}) == "1");
  const auto head = office.head();
  CHECK(move(office, {{objective, "c"}, "top", "a", {}}) == "parents.cycle");
  CHECK(move(office, {{objective, "a"}, "top", "b", {}}) == "plan.not_under");
  CHECK(move(office, {{objective, "b"}, "top", "top", "a"}) == "plan.not_under");
  CHECK(move(office, {{objective, "z"}, {}, "b", {}}) == "reference.unknown");
  CHECK(move(office, {{objective, "b"}, "top", "z", {}}) == "reference.unknown");
  CHECK(office.head() == head);
}

TEST_CASE("what stands somewhere is taken from there, or comes under one parent more") {
  Case office("2026-02-14");
  save_strategy(office);
  CHECK(move(office, {{objective, "a"}, {}, "c", {}}) == "plan.stands_under");
  CHECK(move(office, {{objective, "a"}, {}, {}, {}}) == "plan.stands_under");
  CHECK(move(office, {{objective, "a"}, "c", "c", {}}) == "plan.not_under");
  CHECK(children(office, "top") == "a b c");
  constexpr auto added = PlanMove::Way::added;
  CHECK(move(office, {{objective, "a"}, {}, "c", {}, added}) == "1");
  CHECK(children(office, "top") == "a b c");
  CHECK(children(office, "c") == "a");
  CHECK(move(office, {{objective, "a"}, {}, "c", {}, added}) == "0");
  CHECK(move(office, {{objective, "c"}, {}, "a", {}, added}) == "parents.cycle");
  CHECK(move(office, {{objective, "a"}, "c", {}, {}}) == "1");
  CHECK(children(office, "c").empty());
  CHECK(children(office, "top") == "a b c");
}

TEST_CASE("strategies and what stands under nothing are arranged as well") {
  Case office("2026-02-14");
  const auto roots = [&office] {
    std::string all;
    const auto tree = plan_tree(office.ports(), {});
    for (const auto& node : tree->nodes)
      if (node.parents.empty()) all += node.id + " ";
    return all;
  };
  for (const std::string id : {"x", "y", "z"}) {
    CHECK(save(office, EntityKind::plan,
               R"({"id":")" + id + R"(","title":"T","from":2024,"to":2028})") == "done");
    CHECK(save(office, objective, R"({"id":"o)" + id + R"(","title":"T","period":"2026"})") ==
          "done");
  }
  CHECK(roots() == "x y z ox oy oz ");
  CHECK(move(office, {{EntityKind::plan, "z"}, {}, {}, "x"}) == "3");
  CHECK(move(office, {{objective, "oz"}, {}, {}, "oy"}) == "3");
  CHECK(roots() == "z x y ox oz oy ");
  CHECK(move(office, {{EntityKind::plan, "z"}, {}, {}, "x"}) == "0");
  CHECK(move(office, {{EntityKind::plan, "z"}, {}, "x", {}}) == "reference.unknown");
  CHECK(move(office, {{EntityKind::plan, "q"}, {}, {}, {}}) == "reference.unknown");
}

TEST_CASE("a KPI that is moved stays what it was: a key result, or one that names its objective") {
  Case office("2026-02-14");
  save_strategy(office);
  CHECK(save(office, EntityKind::metric, R"({"name":"m","type":"manual","grain":"month"})") ==
        "done");
  CHECK(save(office, EntityKind::kpi, R"({"id":"k","metric":"m","objectives":["b"]})") == "done");
  CHECK(
      save(
          office, objective,
          R"({"id":"a","title":"T","period":"2026","parents":["top"],"key_results":[{"kpi":"k"}]})",
          SaveMode::replace, "a") == "done");
  const EntityKind kpi = EntityKind::kpi;
  CHECK(move(office, {{kpi, "k"}, "a", "c", {}}) == "3");
  CHECK(children(office, "a").empty());
  CHECK(children(office, "c") == "k");
  CHECK(children(office, "b") == "k");
  CHECK(move(office, {{kpi, "k"}, "b", "a", {}}) == "1");
  CHECK(children(office, "a") == "k");
  CHECK(move(office, {{kpi, "k"}, "b", "a", {}}) == "plan.not_under");
  CHECK(move(office, {{kpi, "k"}, "a", "top", {}}) == "reference.unknown");
}

TEST_CASE("what lives in a plan file is moved there") {
  OkrCase office;
  CHECK(move(office, {{objective, "year"}, "strategy", {}, {}}) == "definition.home_is_file");
}

TEST_CASE("a personal objective counts and is named to its owner and whom the owner chose") {
  const std::string personal =
      with(with(okr_plan, "locale: en,", "locale: en, individual_level: on,"), "metrics:",
           "  - {id: learn, title: Learn to listen, period: 2026-Q1, owner: anna, level: person, "
           "parents: [year], visible_to: [bram]}\nmetrics:");
  OkrCase office(personal);
  CHECK(save(office, EntityKind::kpi, R"({"id":"listening","metric":"sales",
    "objectives":["learn"]})") == "done");
  const auto view = office.status();
  CHECK(OkrCase::of(view, "year").counts.total() == 5);
  const auto titles = [&](const std::string& viewer) {
    std::string all;
    const auto person = Id<domain::Person>::trusted(viewer);
    const auto card = scorecard(office.ports(), {.moment = {},
                                                 .locale = text::Locale::en,
                                                 .grouping = Grouping::objective,
                                                 .viewer = person});
    for (const auto& group : card->groups) {
      all += group.id + " ";
      for (const auto& row : group.rows) all += row.kpi + " ";
    }
    const auto objectives = definition_views(office.ports(), EntityKind::objective, {}, person);
    for (const auto& one : *objectives) all += one.id + " ";
    return all;
  };
  CHECK(titles("").find("learn") == std::string::npos);
  CHECK(titles("").find("listening") == std::string::npos);
  CHECK(titles("anna").find("learn listening") != std::string::npos);
  CHECK(titles("bram").find("learn listening") != std::string::npos);
  CHECK_FALSE(
      objective_page(office.ports(), {.id = "learn", .moment = {}, .viewer = {}}).has_value());
  const auto above = office.page("year");
  const auto hidden = std::ranges::find(above.members, std::string(), &LinkedItem::id);
  REQUIRE(hidden != above.members.end());
  CHECK(hidden->title.empty());
  CHECK(hidden->status.has_value());
  const auto tree =
      plan_tree(office.ports(), {.moment = {}, .locale = text::Locale::en, .viewer = {}});
  REQUIRE(tree.has_value());
  for (const auto& node : tree->nodes) CHECK(node.id != "learn");
}

TEST_CASE("every number of an objective is explained down to what was observed") {
  OkrCase office;
  CHECK(office.observe("answer_hours", {.period = "2026-01", .value = 12}).has_value());
  office.evaluate();
  const auto view = explain_objective(
      office.ports(), {.id = "strategy", .moment = {}, .locale = text::Locale::en, .viewer = {}});
  REQUIRE(view.has_value());
  const auto& objective = view->score.inputs[0].inputs[0];
  CHECK(objective.title == "Delight our customers");
  const auto& kpi = objective.inputs[0];
  CHECK(kpi.step.id == "answers");
  CHECK(kpi.step.effective_weight == doctest::Approx(0.4));
  CHECK(kpi.inputs[0].step.formula == domain::Formula::way);
  CHECK(kpi.inputs[0].inputs[0].step.result == 12);
  const auto measured = explain_kpi(
      office.ports(), {.id = "answers", .moment = {}, .locale = text::Locale::en, .viewer = {}});
  REQUIRE(measured.has_value());
  REQUIRE(measured->observations.size() == 1);
  CHECK(measured->observations[0].value == 12);
  CHECK(measured->observations[0].source == "api");
  CHECK_FALSE(
      explain_objective(office.ports(), {.id = "nothing", .moment = {}, .viewer = {}}).has_value());
  CHECK_FALSE(
      explain_kpi(office.ports(), {.id = "nothing", .moment = {}, .viewer = {}}).has_value());
}

TEST_CASE("a person sees what is his or hers, what it serves, and what waits for a second person") {
  OkrCase office;
  auto report = OkrCase::about("buzz");
  report.score = 0.3;
  report.evidence = "https://example.org";
  CHECK(office.report(report) == "done");
  const auto anna = person_view(office.ports(), {.id = "anna", .moment = {}, .viewer = {}});
  REQUIRE(anna.has_value());
  REQUIRE(anna->kpis.size() == 1);
  REQUIRE(anna->kpis[0].serves.size() == 1);
  CHECK(anna->kpis[0].serves[0].front().id == "strategy");
  CHECK(anna->kpis[0].serves[0].back().id == "delight");
  CHECK(anna->key_results.size() == 3);
  const auto bram = person_view(office.ports(), {.id = "bram", .moment = {}, .viewer = {}});
  REQUIRE(bram->key_results.size() == 1);
  CHECK(bram->key_results[0].can_confirm);
  const auto care = team_view(office.ports(), {.id = "care", .moment = {}, .viewer = {}});
  REQUIRE(care.has_value());
  CHECK(care->objectives.size() == 1);
  CHECK(care->kpis.size() == 1);
  CHECK_FALSE(team_view(office.ports(), {.id = "nobody", .moment = {}, .viewer = {}}).has_value());
  CHECK_FALSE(
      person_view(office.ports(), {.id = "nobody", .moment = {}, .viewer = {}}).has_value());
}

TEST_CASE("the plan says whether the quarters make the year, and what nothing covers") {
  OkrCase office(with(okr_plan, "kpis:", R"(kpis:
  - {id: year-sales, metric: sales, objectives: [year], goals: [{period: 2026, kind: accumulate, target: ">= 1000"}]}
  - id: sales
    metric: sales
    objectives: [delight]
    goals:
      - {period: 2026-Q1, kind: accumulate, target: ">= 460"}
      - {period: 2026-Q2, kind: accumulate, target: ">= 460"})"));
  const auto page = office.page("year");
  const auto hint = std::ranges::find(page.hints, "periods_short", &PlanHint::code);
  REQUIRE(hint != page.hints.end());
  CHECK(*hint->share == doctest::Approx(0.92));
  CHECK(hint->text.find("92") != std::string::npos);
  CHECK(hint->days.size() == 1);
  CHECK(OkrCase::has_hint(page.hints, "uncovered"));
  CHECK(OkrCase::has_hint(office.page("delight").hints, "silent"));
  CHECK(OkrCase::has_hint(office.page("strategy").hints, "uncovered"));
}

TEST_CASE("a cascade proposes goals that can be saved as they are, and writes nothing") {
  OkrCase office(with(okr_plan, "kpis:", R"(kpis:
  - {id: year-sales, metric: sales, objectives: [year], goals: [{period: 2026, kind: accumulate, target: ">= 1000"}]})"));
  const auto head = office.head();
  CascadeQuestion question{.kpi = Id<domain::Kpi>::trusted("year-sales"), .moment = {}};
  const auto even = cascade_goal(office.ports(), question);
  REQUIRE(even.has_value());
  CHECK(even->goals.size() == 4);
  CHECK(even->document.find("\"state\":\"draft\"") != std::string::npos);
  CHECK(office.head() == head);
  question.by = domain::CascadeBy::seasonal;
  CHECK(cascade_goal(office.ports(), question).error().code == "cascade.too_little_history");
  for (int year : {2024, 2025}) {
    for (int month = 1; month <= 12; ++month) {
      const auto label = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
      CHECK(office.observe("sales", {.period = label, .value = month <= 3 ? 30.0 : 10.0})
                .has_value());
    }
  }
  const auto seasonal = cascade_goal(office.ports(), question);
  REQUIRE(seasonal.has_value());
  CHECK(seasonal->goals[0].goal.target.value == 500);
  question.period = "2027";
  CHECK(cascade_goal(office.ports(), question).error().code == "cascade.no_goal");
  question.kpi = Id<domain::Kpi>::trusted("nothing");
  CHECK(cascade_goal(office.ports(), question).error().code == "reference.unknown");
}

TEST_CASE("values below an objective are one value: sums once each, means by their numbers") {
  OkrCase office(
      with(with(okr_plan, "  - {id: year, title: Customers stay,",
                "  - {id: year, roll_up: value, title: Customers stay,"),
           "parents: [year]\n    key_results:", "parents: [strategy]\n    key_results:"));
  CHECK(save(office, EntityKind::kpi, R"({"id":"sales","metric":"sales","objectives":["year"],
    "goals":[{"period":"2026","kind":"accumulate","target":">= 900"}]})") == "done");
  CHECK(office.observe("sales", {.period = "2026-01", .value = 60}).has_value());
  office.evaluate();
  const auto page = office.page("year");
  REQUIRE(page.value.has_value());
  CHECK(page.value->value == 60);
  CHECK(page.value->target == 900);
  const auto explained = explain_objective(
      office.ports(), {.id = "year", .moment = {}, .locale = text::Locale::en, .viewer = {}});
  REQUIRE(explained->value.has_value());
  CHECK(explained->value->step.formula == domain::Formula::union_sum);
}

}  // namespace koers::app
