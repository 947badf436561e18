// Definitions come from plan files and from the page; neither overwrites the other in silence.
#include "app/case_test.h"
#include "app/draft_kpi.h"
#include "app/metric_view.h"
#include "app/organization_view.h"
#include "app/save_definition.h"

namespace koers::app {
namespace {

using domain::EntityKind;
using planfile::Action;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

const std::string team_document = R"({"name": "Front desk"})";

SaveRequest front_desk(SaveMode mode, const std::string& document = team_document) {
  return {.kind = EntityKind::team,
          .id = "front-desk",
          .document = document,
          .mode = mode,
          .if_seq = {}};
}

Checked<Saved> save(Case& office, const SaveRequest& request) {
  return save_definition(office.ports(), {"page"}, request);
}

template <typename T>
std::string refusal(const Checked<T>& result) {
  return result ? "done" : codes_of(result.error());
}

TEST_CASE("applying creates; applying again changes nothing") {
  Case office("2026-02-03");
  const auto first = office.apply(answer_plan);
  CHECK(first.is_applied);
  CHECK(first.difference.count(Action::create) == 5);
  const auto head = office.head();
  const auto again = office.apply(answer_plan);
  CHECK_FALSE(again.is_applied);
  CHECK(again.difference.is_empty());
  CHECK(office.head() == head);
}

TEST_CASE("a dry run shows the change and makes none") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto head = office.head();
  const auto looked = office.apply(replaced(answer_plan, "\"<= 10\"", "\"<= 9\""),
                                   {.prune = planfile::Prune::keep, .dry_run = DryRun::yes});
  CHECK_FALSE(looked.is_applied);
  CHECK(looked.difference.count(Action::change) == 1);
  CHECK(office.head() == head);
}

TEST_CASE("a changed target is the KPI's change alone") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto changed = office.apply(replaced(answer_plan, "\"<= 10\"", "\"<= 9\""));
  CHECK(changed.difference.count(Action::change) == 1);
  CHECK(changed.difference.count(Action::unchanged) == 4);
}

TEST_CASE("broken files leave everything as it was, and every complaint has its line") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto head = office.head();
  const auto broken = office.try_apply(replaced(replaced(answer_plan, "time: mean", "tiem: mean"),
                                                "period: 2026}", "period: 20x6}"));
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().size() >= 2);
  for (const auto& error : broken.error()) CHECK(error.place.line > 0);
  CHECK(refusal(office.try_apply(replaced(answer_plan, "[service]", "[servic]"))) ==
        "reference.unknown");
  CHECK(office.head() == head);
}

TEST_CASE("a file does not overwrite what the page holds under the same id") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  REQUIRE(save(office, front_desk(SaveMode::create)).has_value());
  const auto head = office.head();
  const auto applied =
      office.try_apply(answer_plan + "teams:\n  - {id: front-desk, name: Reception}\n");
  REQUIRE_FALSE(applied.has_value());
  CHECK(codes_of(applied.error()) == "apply.changed_elsewhere");
  CHECK(applied.error().front().arguments.at("who") == "page");
  CHECK(office.head() == head);
}

TEST_CASE("a file that does not know what another one applied after it overwrites nothing") {
  Case office("2026-02-03");
  const auto apply_from = [&](const std::string& name, const std::string& target,
                              const std::string& who) {
    const auto plan =
        office.load(replaced(answer_plan, "\"<= 10\"", "\"<= " + target + "\""), name);
    REQUIRE(plan.has_value());
    return apply_plan(office.ports(), {who}, plan->objects, {});
  };
  REQUIRE(apply_from("annas.yaml", "10", "anna").has_value());
  REQUIRE(apply_from("brams.yaml", "9", "bram").has_value());
  const auto head = office.head();
  for (const auto* target : {"10", "8"}) {
    const auto late = apply_from("annas.yaml", target, "anna");
    REQUIRE_FALSE(late.has_value());
    CHECK(codes_of(late.error()) == "apply.changed_elsewhere");
    CHECK(late.error().front().arguments.at("who") == "bram");
  }
  CHECK(office.head() == head);
  REQUIRE(apply_from("annas.yaml", "9", "anna").has_value());  // Taken in, and its own again.
  CHECK(apply_from("annas.yaml", "8", "anna").has_value());
  CHECK(codes_of(apply_from("brams.yaml", "9", "bram").error()) == "apply.changed_elsewhere");
}

TEST_CASE("what no file has any more stays, unless it is pruned; the page's objects always stay") {
  Case office("2026-02-03");
  office.apply(answer_plan + "teams:\n  - {id: back-office, name: Back office}\n");
  REQUIRE(save(office, front_desk(SaveMode::create)).has_value());
  CHECK(office.apply(answer_plan).difference.count(Action::left) == 1);
  const auto pruned =
      office.apply(answer_plan, {.prune = planfile::Prune::remove, .dry_run = DryRun::no});
  CHECK(pruned.difference.count(Action::remove) == 1);
  const auto teams = office.ports().store.read().value()->documents("team", INT64_MAX).value();
  REQUIRE(teams.size() == 1);
  CHECK(teams.front().id == "front-desk");
}

TEST_CASE("what was exported is what is there: applying it changes no content") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto exported = export_plan(office.ports());
  REQUIRE(exported.has_value());
  const auto again = office.apply(*exported);
  CHECK(again.difference.count(Action::unchanged) == 5);
  Case other("2026-02-03");
  other.apply(*exported);
  CHECK(export_plan(other.ports()).value() == *exported);
}

TEST_CASE("an object that lives in a file is not changed here; the answer is its patch") {
  Case office("2026-02-03");
  office.apply(answer_plan);
  const auto head = office.head();
  const auto objective = SaveRequest{.kind = EntityKind::objective,
                                     .id = "service",
                                     .document = R"({"title": "At once", "period": "2026"})",
                                     .mode = SaveMode::replace,
                                     .if_seq = {}};
  const auto saved = save(office, objective);
  REQUIRE(refusal(saved) == "definition.home_is_file");
  const auto& error = saved.error().front();
  CHECK(error.kind == ErrorKind::conflict);
  CHECK(error.place.line > 0);
  CHECK(error.arguments.at("patch").find("At once") != std::string::npos);
  CHECK(office.head() == head);
}

TEST_CASE("two people who change one object: the second is told, and nothing is lost") {
  Case office("2026-02-03");
  const auto first = save(office, front_desk(SaveMode::create));
  REQUIRE(first.has_value());
  CHECK(refusal(save(office, front_desk(SaveMode::create))) == "definition.exists");
  auto mine = front_desk(SaveMode::replace, R"({"name": "Desk"})");
  mine.if_seq = first->seq;
  CHECK(save(office, mine).has_value());
  auto theirs = front_desk(SaveMode::replace, R"({"name": "Counter"})");
  theirs.if_seq = first->seq;
  CHECK(refusal(save(office, theirs)) == "definition.changed");
}

TEST_CASE("what others refer to is not deleted") {
  Case office("2026-02-03");
  REQUIRE(save(office, front_desk(SaveMode::create)).has_value());
  office.apply(replaced(answer_plan, "period: 2026}", "period: 2026, team: front-desk}"));
  const DeleteRequest request{.kind = EntityKind::team, .id = "front-desk"};
  CHECK(refusal(delete_definition(office.ports(), {"page"}, request)) == "definition.in_use");
  const DeleteRequest unknown{.kind = EntityKind::team, .id = "nobody"};
  CHECK(refusal(delete_definition(office.ports(), {"page"}, unknown)) == "reference.unknown");
}

TEST_CASE("documents that are no documents are refused") {
  Case office("2026-02-03");
  const auto head = office.head();
  for (const std::string text :
       {"", "{", "[]", "null", R"({"name": "A", "colour": "red"})", R"({"name": []})"}) {
    CAPTURE(text);
    CHECK_FALSE(save(office, front_desk(SaveMode::create, text)).has_value());
  }
  CHECK(office.head() == head);
}

DraftKpi draft_of_visitors() {
  DraftKpi draft;
  draft.metric_label = "Visitors";
  draft.unit = "count";
  for (int month = 1; month <= 4; ++month) {
    draft.values.push_back({.period = "2026-0" + std::to_string(month), .value = 100.0 + month});
  }
  draft.target = domain::Target{.comparator = domain::Comparator::at_least, .value = 150};
  draft.span = domain::Period{date_of(2026, 1, 1), date_of(2027, 1, 1)};
  draft.owner = "Ada";
  draft.objective = "More people find us";
  draft.locale = text::Locale::en;
  return draft;
}

TEST_CASE("a preview shows the KPI and stores nothing") {
  Case office("2026-05-03");
  const auto preview = preview_draft(office.ports(), draft_of_visitors());
  REQUIRE(preview.has_value());
  CHECK(preview->complaints.empty());
  CHECK(preview->chart_svg.find("<svg") != std::string::npos);
  CHECK_FALSE(preview->goal_text.empty());
  CHECK(office.head() == 0);
}

TEST_CASE("a saved draft is an organization, an objective, an owner, a metric, values and a KPI") {
  Case office("2026-05-03");
  const auto saved = save_draft(office.ports(), {"page"}, draft_of_visitors());
  REQUIRE_MESSAGE(saved.has_value(), refusal(saved));
  office.evaluate();
  const auto standing = office.standing(saved->kpi);
  CHECK(standing.value == 104);
  const auto exported = export_plan(office.ports()).value();
  CHECK(exported.find("More people find us") != std::string::npos);
  CHECK(exported.find("Ada") != std::string::npos);
}

TEST_CASE("a draft about a total gathers, one about each period holds") {
  Case office("2026-05-03");
  auto total = draft_of_visitors();
  total.kind = domain::GoalKind::accumulate;
  total.target->value = 1200;
  const auto gathered = save_draft(office.ports(), {"page"}, total);
  REQUIRE_MESSAGE(gathered.has_value(), refusal(gathered));
  auto each = draft_of_visitors();
  each.kind = domain::GoalKind::maintain;
  each.target->value = 102;
  const auto held = save_draft(office.ports(), {"page"}, each);
  REQUIRE_MESSAGE(held.has_value(), refusal(held));
  office.evaluate();
  CHECK(office.standing(gathered->kpi).value == 410);
  CHECK(office.standing(held->kpi).hits == 3);
  CHECK(office.standing(held->kpi).misses == 1);
  CHECK(preview_draft(office.ports(), total)->goal_text !=
        preview_draft(office.ports(), each)->goal_text);
}

TEST_CASE("another fiscal year or language leaves goals and titles as they were") {
  Case office("2026-05-03");
  auto draft = draft_of_visitors();
  draft.span = domain::Period{date_of(2026, 4, 1), date_of(2026, 7, 1)};
  const auto kpi = save_draft(office.ports(), {"page"}, draft);
  REQUIRE_MESSAGE(kpi.has_value(), refusal(kpi));
  const SaveRequest organization{
      .kind = EntityKind::organization,
      .id = {},
      .document = R"({"name": "Bureau", "locale": "nl", "calendar": {"fiscal_start": 3}})",
      .mode = SaveMode::replace,
      .if_seq = {}};
  REQUIRE(save(office, organization).has_value());
  const auto found = kpi_on(office.ports(), Id<domain::Kpi>::trusted(kpi->kpi), {});
  REQUIRE(found.has_value());
  REQUIRE(found->state.kpi->goals.size() == 1);
  CHECK(found->state.kpi->goals.front().span == draft.span);
  CHECK(found->state.metric->label == domain::Label{.nl = {}, .en = "Visitors"});
}

TEST_CASE("an organization is shown in plan-file form, with its home") {
  Case office("2026-02-03");
  CHECK(organization_view(office.ports(), {})->home == store::Home{});
  office.apply(answer_plan);
  const auto view = organization_view(office.ports(), {});
  REQUIRE(view.has_value());
  CHECK(view->home.is_file());
  CHECK(view->document.find("Bureau") != std::string::npos);
}

TEST_CASE("a draft may start from the catalogue, whose own name is taken over in both languages") {
  Case office("2026-05-03");
  auto draft = draft_of_visitors();
  draft.from_catalog = "customer_churn";
  draft.metric_label = "Customer churn rate";
  const auto saved = save_draft(office.ports(), {"page"}, draft);
  REQUIRE_MESSAGE(saved.has_value(), refusal(saved));
  const auto metrics = metrics_view(office.ports(), {.locale = text::Locale::nl});
  REQUIRE(metrics->metrics.size() == 1);
  CHECK(metrics->metrics[0].metric->from_catalog == "customer_churn");
  CHECK(metrics->metrics[0].label == "Klantverloop");
  draft.from_catalog = "customer_chrun";
  CHECK(refusal(save_draft(office.ports(), {"page"}, draft)) == "catalog.near");
}

TEST_CASE(
    "a draft may tell its goal, rhythm and readers in plan-file form, under a plan of its own") {
  Case office("2026-05-03");
  auto draft = draft_of_visitors();
  draft.target.reset();
  draft.span.reset();
  draft.values.clear();
  CHECK(refusal(save_draft(office.ports(), {"page"}, draft)) ==
        "draft.no_values draft.no_target draft.no_deadline");
  draft.are_values_later = true;
  draft.plan = DraftKpi::Plan{.title = "Seen by all", .from_year = 2026, .to_year = 2029};
  draft.told =
      R"({"goals":[{"period":"2026-Q2","kind":"change","mode":"rel","target":">= 10","window":"total_vs_previous"}],)"
      R"("cadence":"monthly","stakeholders":["board@example.org"]})";
  const auto saved = save_draft(office.ports(), {"page"}, draft);
  REQUIRE_MESSAGE(saved.has_value(), refusal(saved));
  const auto exported = export_plan(office.ports()).value();
  CHECK(exported.find("Seen by all") != std::string::npos);
  CHECK(exported.find("total_vs_previous") != std::string::npos);
  CHECK(exported.find("board@example.org") != std::string::npos);
  draft.told = R"({"goals":[{"period":"2026-Q2","kind":"reach","target":"much"}]})";
  const auto broken = save_draft(office.ports(), {"page"}, draft);
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().front().pointer == "/goal/target");
  CHECK(preview_draft(office.ports(), draft)->complaints.back().pointer == "/goal/target");
}

TEST_CASE("a goal in words is about the metric of its KPI, in a draft and in a KPI that is saved") {
  Case office("2026-05-03");
  auto draft = draft_of_visitors();
  draft.from_catalog = "nps";
  draft.metric_label = "NPS";
  draft.unit = "point";
  draft.told = R"({"goals":[{"statement":"Verlaag klantverloop naar 2% in Q2 2026"}]})";
  const auto other = save_draft(office.ports(), {"page"}, draft);
  CHECK(refusal(other) == "goal.statement_disagrees");
  CHECK(other.error().front().pointer == "/goal/statement");
  draft.told = R"({"goals":[{"statement":"Verhoog de NPS van 30 naar 40 in Q2 2026"}]})";
  const auto saved = save_draft(office.ports(), {"page"}, draft);
  REQUIRE_MESSAGE(saved.has_value(), refusal(saved));
  const auto again = save_definition(
      office.ports(), {"page"},
      {.kind = domain::EntityKind::kpi,
       .id = {},
       .document = R"({"id":"other","metric":"nps","objectives":["more-people-find-us"],)"
                   R"("goals":[{"statement":"Verlaag klantverloop naar 2% in Q2 2026"}]})",
       .mode = SaveMode::create,
       .if_seq = {}});
  CHECK(refusal(again) == "goal.statement_disagrees");
}

TEST_CASE("a draft with anything missing names every field and stores nothing") {
  Case office("2026-05-03");
  CHECK(refusal(save_draft(office.ports(), {"page"}, {})) ==
        "draft.no_values draft.no_label draft.no_target draft.no_deadline draft.no_owner "
        "draft.no_objective");
  auto twice = draft_of_visitors();
  twice.values.push_back(twice.values.front());
  CHECK_FALSE(save_draft(office.ports(), {"page"}, twice).has_value());
  auto weekly = draft_of_visitors();
  weekly.values.front().period = "2026-W01";
  CHECK_FALSE(save_draft(office.ports(), {"page"}, weekly).has_value());
  CHECK(office.head() == 0);
}

}  // namespace
}  // namespace koers::app
