// A changed calendar gives words other days; goals keep theirs unless somebody moves them.
#include "app/case_test.h"
#include "app/kpi_page.h"
#include "app/save_definition.h"

namespace koers::app {
namespace {

using domain::EntityKind;
using planfile::Action;

constexpr std::string_view plain_calendar = "{name: Bureau, locale: nl}";
constexpr std::string_view april_calendar =
    "{name: Bureau, locale: nl, calendar: {fiscal_start: 4, fiscal_name: start}}";

std::string plan_with(std::string_view organization, std::string_view goal_period,
                      std::string_view objective_period = "from: 2026-01-01, to: 2027-03-31") {
  return "koers: 1\norganization: " + std::string(organization) + R"(
metrics:
  - {name: calls, type: manual, grain: month, time: sum, unit: count, direction: up}
objectives:
  - {id: service, title: Iedereen geholpen, )" +
         std::string(objective_period) + R"(}
kpis:
  - id: answers
    metric: calls
    objectives: [service]
    goals:
      - {)" +
         std::string(goal_period) + R"(, kind: accumulate, target: ">= 100"}
)";
}

std::string goal_days(Case& office) {
  const auto reader = office.ports().store.read().value();
  const auto definitions = read_definitions(*reader, reader->head().value()).value();
  const auto& goals = definitions.kpis.begin()->second.goals;
  REQUIRE(goals.size() == 1);
  return to_string(goals.front().span.first) + " " + to_string(goals.front().deadline());
}

std::string document_of(Case& office, EntityKind kind, const std::string& id) {
  const auto reader = office.ports().store.read().value();
  return reader->document(domain::name_of(kind), id, reader->head().value()).value()->text;
}

}  // namespace

TEST_CASE("a changed fiscal year moves no goal: applying says which words mean other days") {
  Case office("2026-02-03");
  office.apply(plan_with(plain_calendar, "period: 2026-Q1"));
  REQUIRE(goal_days(office) == "2026-01-01 2026-03-31");
  const auto head = office.head();
  const auto changed = plan_with(april_calendar, "period: 2026-Q1");
  for (const auto dry_run : {DryRun::yes, DryRun::no}) {
    const auto refused = office.try_apply(changed, {.dry_run = dry_run});
    REQUIRE_FALSE(refused.has_value());
    REQUIRE(codes_of(refused.error()) == "apply.period_moved");
    const auto& moved = refused.error().front();
    CHECK(moved.arguments.at("words") == "2026-Q1");
    CHECK(moved.arguments.at("id") == "answers");
    CHECK(moved.arguments.at("new_first") == "2026-04-01");
    CHECK(moved.arguments.at("keep") == "period: FY2025-Q4");
    CHECK(moved.place.line == 8);
  }
  CHECK(office.head() == head);
  CHECK(goal_days(office) == "2026-01-01 2026-03-31");
}

TEST_CASE("what the complaint says to write keeps the goal, and nothing about it changes") {
  Case office("2026-02-03");
  office.apply(plan_with(plain_calendar, "period: 2026-Q1"));
  REQUIRE(office.observe("calls", {.period = "2026-01", .value = 40}).has_value());
  office.evaluate();
  const auto kept = office.apply(plan_with(april_calendar, "period: FY2025-Q4"));
  CHECK(kept.difference.count(Action::change) == 1);  // The organization alone.
  CHECK(goal_days(office) == "2026-01-01 2026-03-31");
  CHECK(office.standing("answers").value == 40);
  CHECK(office.apply(plan_with(april_calendar, "period: FY2025-Q4")).difference.is_empty());
}

TEST_CASE("a goal moves along where somebody says so") {
  Case office("2026-02-03");
  office.apply(plan_with(plain_calendar, "period: 2026-Q1"));
  const auto moved = office.apply(plan_with(april_calendar, "period: 2026-Q1"),
                                  {.moved_periods = MovedPeriods::accept});
  CHECK(moved.difference.count(Action::change) == 2);
  CHECK(goal_days(office) == "2026-04-01 2026-06-30");
}

TEST_CASE("an objective is held like a goal, also where the year is cut into weeks") {
  Case office("2026-02-03");
  office.apply(plan_with(plain_calendar, "from: 2026-02-02, to: 2026-03-01", "period: 2026"));
  const auto refused =
      office.try_apply(plan_with("{name: Bureau, locale: nl, calendar: {pattern: 4-4-5}}",
                                 "from: 2026-02-02, to: 2026-03-01", "period: 2026"));
  REQUIRE_FALSE(refused.has_value());
  CHECK(codes_of(refused.error()) == "apply.period_moved");
  CHECK(refused.error().front().arguments.at("keep") == "from: 2026-01-01, to: 2026-12-31");
}

TEST_CASE("objects that are in no file keep their days and titles under new words") {
  Case office("2026-02-03");
  office.apply("koers: 1\norganization: " + std::string(plain_calendar) + "\n");
  const auto created = save_definition(office.ports(), {"page"},
                                       {.kind = EntityKind::objective,
                                        .id = "growth",
                                        .document = R"({"title": "Groei", "period": "2026-H1"})",
                                        .mode = SaveMode::create,
                                        .if_seq = {}});
  REQUIRE(created.has_value());
  office.apply(
      "koers: 1\norganization: {name: Bureau, locale: en, "
      "calendar: {fiscal_start: 4, fiscal_name: start}}\n");
  CHECK(document_of(office, EntityKind::objective, "growth") ==
        R"({"id":"growth","title":{"nl":"Groei"},"from":"2026-01-01","to":"2026-06-30"})");
  const auto log = office.log("objective");
  CHECK(log.back().kind == "changed");
}

TEST_CASE("the organization changed in the page rewords everything else in the same step") {
  Case office("2026-02-03");
  const auto save = [&](EntityKind kind, const std::string& id, const std::string& document,
                        SaveMode mode) {
    const auto saved =
        save_definition(office.ports(), {"page"},
                        {.kind = kind, .id = id, .document = document, .mode = mode, .if_seq = {}});
    REQUIRE_MESSAGE(saved.has_value(), (saved ? "" : codes_of(saved.error())));
  };
  save(EntityKind::organization, "organization", R"({"name": "Bureau", "locale": "nl"})",
       SaveMode::replace);
  save(EntityKind::objective, "growth", R"({"title": "Groei", "period": "2026-Q2"})",
       SaveMode::create);
  save(EntityKind::organization, "organization",
       R"({"name": "Bureau", "locale": "nl", "calendar": {"fiscal_start": 4}})", SaveMode::replace);
  CHECK(document_of(office, EntityKind::objective, "growth") ==
        R"({"id":"growth","title":"Groei","period":"FY2027-Q1"})");
}

TEST_CASE("a value about a period that the new calendar does not have waits to be typed again") {
  Case office("2026-02-03");
  office.apply(plan_with(plain_calendar, "from: 2026-01-01, to: 2026-03-31"));
  REQUIRE(office.observe("calls", {.period = "2026-01", .value = 40}).has_value());
  office.evaluate();
  REQUIRE(office.standing("answers").value == 40);
  office.apply(plan_with("{name: Bureau, locale: nl, calendar: {pattern: 4-4-5}}",
                         "from: 2026-01-01, to: 2026-03-31"));
  CHECK_FALSE(office.standing("answers").value.has_value());
  REQUIRE(office.observe("calls", {.period = "FY2026-P02", .value = 31}).has_value());
  office.evaluate();
  CHECK(office.standing("answers").value == 31);
  CHECK(office.observe("calls", {.period = "2026-01", .value = 1}).error().code ==
        "period.not_in_calendar");
}

TEST_CASE("the page says how many days are left, and offers the periods of the calendar") {
  Case office("2026-04-20");
  office.apply(
      plan_with("{name: Bureau, locale: nl, calendar: {fiscal_start: 04-06, holidays: nl}}",
                "from: 2026-04-06, to: 2026-05-05"));
  const auto page = kpi_page(
      office.ports(),
      {.kpi = Id<domain::Kpi>::trusted("answers"), .moment = {}, .locale = text::Locale::nl});
  REQUIRE(page.has_value());
  const auto found = std::ranges::find(page->facts, "Nog te gaan", &Fact::label);
  REQUIRE(found != page->facts.end());
  CHECK(found->value_text == "15 dagen, waarvan 10 werkdagen");  // King's Day is a Monday.
  REQUIRE(page->value_periods.size() == 12);
  CHECK(page->value_periods[0] == "FY2027-P01");
  CHECK(page->value_periods[1] == "FY2026-P12");
}

TEST_CASE("pruning never takes the organization away") {
  Case office("2026-02-03");
  office.apply(plan_with(april_calendar, "period: FY2025-Q4"));
  const auto pruned =
      office.apply("koers: 1\nteams: [{id: a, name: A}]\n", {.prune = planfile::Prune::remove});
  CHECK(pruned.difference.count(Action::left) == 1);
  CHECK(document_of(office, EntityKind::organization, "organization").find("fiscal_start") !=
        std::string::npos);
}

TEST_CASE("late data keep a period provisional, and its goal open, until the lag has passed") {
  Case office("2026-03-31");
  const auto plan = plan_with(plain_calendar, "period: 2026-Q1");
  auto late = plan;
  const std::string metric = "{name: calls, ";
  late.insert(late.find(metric) + metric.size(), "lag_days: 40, ");
  office.apply(late);
  REQUIRE(office.observe("calls", {.period = "2026-02", .value = 60}).has_value());
  REQUIRE(office.observe("calls", {.period = "2026-03", .value = 30}).has_value());
  const auto closed_on = [&](const char* day) {
    office.go_to(day);
    office.evaluate();
    return domain::is_final(office.standing("answers").status);
  };
  CHECK_FALSE(closed_on("2026-05-05"));  // A cadence has passed, the lag has not.
  // What was final in February is corrected; the goal is judged by what is known at its close.
  REQUIRE(office.observe("calls", {.period = "2026-02", .value = 80}).has_value());
  CHECK(closed_on("2026-05-12"));
  CHECK(office.standing("answers").status == domain::Status::achieved);
}

}  // namespace koers::app
