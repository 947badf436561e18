// Claims about what is decided when a quarter is closed: all of it or nothing, and for good.
#include "app/decide_close.h"

#include "app/closing_case_test.h"
#include "app/kpi_page.h"

namespace koers::app {

TEST_CASE("renew sets the same goal for the next period; the KPI keeps its history") {
  ClosingCase office;
  const auto before = office.kpi("waiting").goals.at(0);
  const auto done =
      office.decide({about("waiting", Verdict::renew), about("selling", Verdict::stop)});
  REQUIRE_MESSAGE(done.has_value(), (done ? "" : codes_of(done.error())));
  CHECK(done->kpis[0].is_new);
  CHECK_FALSE(done->kpis[1].next.has_value());
  const auto goals = office.kpi("waiting").goals;
  REQUIRE(goals.size() == 2);
  CHECK(goals[0] == before);
  CHECK(goals[1].target == before.target);
  CHECK(to_string(goals[1].span.first) == "2026-04-01");
  CHECK(office.kpi("selling").goals.size() == 1);
  CHECK(office.row("waiting").next.is_set);
  // Its way starts where the last period ended.
  office.evaluate();
  CHECK(office.standing("waiting").baseline == doctest::Approx(6.95));
  // The goal that ended is still what it was.
  CHECK(office.row("waiting").standing.status == domain::Status::achieved);
}

TEST_CASE("the same decisions again change nothing; a lesson may be told anew") {
  ClosingCase office;
  auto decision = change_to("waiting", 6);
  decision.lesson = "Two desks";
  REQUIRE(office.decide({decision}).has_value());
  const auto head = office.head();
  const auto again = office.decide({decision});
  REQUIRE(again.has_value());
  CHECK_FALSE(again->kpis[0].is_new);
  CHECK(office.head() == head);
  const auto reworded = office.decide({learned("waiting", "Two desks, one queue")});
  REQUIRE(reworded.has_value());
  CHECK(reworded->kpis[0].verdict == Verdict::change);
  const auto record = office.row("waiting").record;
  REQUIRE(record.has_value());
  CHECK(record->lesson == "Two desks, one queue");
  CHECK(record->by.text() == "anna");
  CHECK(record->actor == "page");
  CHECK(to_string(record->at).starts_with("2026-05-20"));
}

TEST_CASE("decisions are facts: a restart and a rebuild leave them as they are") {
  ClosingCase office;
  REQUIRE(office.decide({about("waiting", Verdict::renew), learned("selling", "Too dear")})
              .has_value());
  office.evaluate();
  const auto derived = office.derived();
  office.restart();
  REQUIRE(rebuild(office.ports(), {"cli"}).has_value());
  CHECK(office.derived() == derived);
  CHECK(office.row("selling").record->lesson == "Too dear");
  CHECK(office.row("waiting").next.is_set);
  const auto page = kpi_page(office.ports(), {.kpi = Id<domain::Kpi>::trusted("selling"),
                                              .moment = {},
                                              .locale = text::Locale::en,
                                              .viewer = {}});
  REQUIRE(page.has_value());
  CHECK(page->goals[0].lesson == "Too dear");
  CHECK(page->goals[0].status == domain::Status::missed);
  CHECK(page->history[0].text == "Lesson: Too dear");
}

TEST_CASE("all decisions hold or none does, and each refusal says which and why") {
  ClosingCase office;
  CHECK(office.refused({about("waiting", Verdict::renew), about("nothing", Verdict::stop)}) ==
        "reference.unknown");
  CHECK(office.kpi("waiting").goals.size() == 1);
  const auto several =
      office.decide({change_to("waiting", 5), about("selling"), about("nothing", Verdict::stop)});
  REQUIRE_FALSE(several.has_value());
  REQUIRE(several.error().size() == 2);
  CHECK(several.error()[0].pointer == "/decisions/1/decision");
  CHECK(several.error()[1].pointer == "/decisions/2/kpi");

  CHECK(office.refused({}) == "close.nothing_decided");
  CHECK(office.refused({about("waiting")}) == "close.nothing_decided");
  CHECK(office.refused({about("waiting", Verdict::change)}) == "close.needs_target");
  auto renewed = change_to("waiting", 5);
  renewed.verdict = Verdict::renew;
  CHECK(office.refused({renewed}) == "close.needs_no_target");
  CHECK(office.refused({change_to("waiting", 5), about("waiting", Verdict::stop)}) ==
        "close.decided_twice");
}

namespace {

KpiDecision with_lesson(KpiDecision decision, const std::string& lesson) {
  decision.lesson = lesson;
  return decision;
}

// Four KPIs of one team: reached from a baseline that was written down, missed, missed without
// much, and one whose next goal was set already.
class TeamsQuarter : public ClosingCase {
 public:
  TeamsQuarter() {
    for (const auto& [id, rest] : goals)
      save(R"({"id":")" + id + R"(","objectives":["service"],)" + rest + "}");
    put("warmth", "2026-01", 50);
    put("warmth", "2026-02", 54);
    put("warmth", "2026-03", 57);
    evaluate();
  }

  [[nodiscard]] std::vector<domain::Kpi> kpis() {
    std::vector<domain::Kpi> all;
    for (const auto& [id, rest] : goals) all.push_back(kpi(id));
    return all;
  }

  [[nodiscard]] KpiPage page(const std::string& id) {
    const auto page = kpi_page(ports(), {.kpi = Id<domain::Kpi>::trusted(id),
                                         .moment = {},
                                         .locale = text::Locale::en,
                                         .viewer = {}});
    REQUIRE(page.has_value());
    return *page;
  }

 private:
  const std::map<std::string, std::string> goals{
      {"calm", R"("metric":"wait","goals":[{"period":"2026-Q1","kind":"reach","target":"<= 8",
                  "baseline":12}])"},
      {"bread", R"("metric":"sales","goals":[{"period":"2026-Q1","kind":"accumulate",
                  "target":">= 500"}])"},
      {"warm", R"("metric":"warmth","goals":[{"period":"2026-Q1","kind":"reach","target":">= 60",
                  "baseline":50}])"},
      {"ready", R"("metric":"wait","goals":[{"period":"2026-Q1","kind":"reach","target":"<= 7"},
                  {"period":"2026-Q2","kind":"reach","target":"<= 6"}])"}};
};

}  // namespace

TEST_CASE("a team closes its quarter, each KPI in its own way, all together or not at all") {
  TeamsQuarter office;
  const auto review = office.try_review({"2026-Q1", {}}, "care");
  REQUIRE(review.has_value());
  REQUIRE(review->teams.size() == 1);
  CHECK(review->teams[0].rows.size() == 6);
  CHECK(office.row("calm").standing.score == doctest::Approx(1));
  CHECK(office.row("bread").standing.score == doctest::Approx(0.6));
  CHECK(office.row("warm").standing.score == doctest::Approx(0.7));
  CHECK_FALSE(office.row("calm").next.offers.empty());
  CHECK_FALSE(office.row("bread").next.offers.empty());
  CHECK(office.row("ready").next.is_set);

  const auto before = office.kpis();
  const std::vector decisions{with_lesson(about("calm", Verdict::renew), "Two desks do it"),
                              with_lesson(change_to("bread", 600), "Autumn counts for more"),
                              with_lesson(about("warm", Verdict::stop), "Nobody looked at it")};
  auto too_many = decisions;
  too_many.push_back(change_to("ready", 5));
  CHECK(office.refused(too_many) == "close.goal_exists");
  CHECK(office.kpis() == before);
  CHECK_FALSE(office.row("calm").record.has_value());

  auto all = decisions;
  all.push_back(learned("ready", "Six is next"));
  const auto done = office.decide(all);
  REQUIRE_MESSAGE(done.has_value(), (done ? "" : codes_of(done.error())));
  // The baseline that was written down for one period is not that of the next.
  const auto calm = office.kpi("calm").goals;
  REQUIRE(calm.size() == 2);
  CHECK(calm[0].baseline.value == 12);
  CHECK(calm[1].baseline.rule == domain::default_baseline(calm[1].window));
  CHECK(office.kpi("bread").goals[1].target.value == 600);
  CHECK(office.kpi("warm").goals.size() == 1);
  CHECK(office.kpi("ready") == before[2]);
  office.evaluate();
  CHECK(office.standing("calm").baseline == doctest::Approx(6.95));
  for (const auto& [id, lesson] :
       {std::pair("calm", "Two desks do it"), std::pair("bread", "Autumn counts for more"),
        std::pair("warm", "Nobody looked at it"), std::pair("ready", "Six is next")}) {
    const auto page = office.page(id);
    CHECK(page.goals[0].lesson == lesson);
    CHECK(std::ranges::any_of(page.history, [&](const auto& event) {
      return event.text.ends_with(std::string("Lesson: ") + lesson);
    }));
  }
  const auto head = office.head();
  REQUIRE(office.decide(all).has_value());
  CHECK(office.head() == head);
}

TEST_CASE("a period that is not over, or opens too early, is not closed") {
  ClosingCase office;
  CHECK(office.try_review({"2026-Q2", {}}).error().code == "close.period_not_over");
  CHECK(codes_of(office.decide({about("waiting", Verdict::stop)}, {"2026", {}}).error()) ==
        "close.period_not_over");
  CHECK(office.try_review({"2026-Q1", "2026-03"}).error().code == "close.open_too_early");
  CHECK(office.try_review({"winter", {}}).error().code == "period.malformed");
  CHECK(office.try_review({"2026-Q1", "2026-Q3"})->open_label == "Q3 2026");
  CHECK(codes_of(office.decide({about("waiting", Verdict::renew)}, {"2025-Q4", {}}).error()) ==
        "close.no_goal");
}

TEST_CASE("a next goal that is there already is not overwritten") {
  ClosingCase office;
  REQUIRE(office.decide({change_to("waiting", 6)}).has_value());
  CHECK(office.refused({change_to("waiting", 5)}) == "close.goal_exists");
  CHECK(office.refused({about("waiting", Verdict::stop)}) == "close.goal_exists");
  CHECK(office.decide({learned("waiting", "Go on")}).has_value());
}

TEST_CASE("a KPI of a plan file gets its next goal there; the answer is the change it needs") {
  ClosingCase office;
  const auto done = office.decide({about("in-file", Verdict::renew)});
  REQUIRE_FALSE(done.has_value());
  const auto& error = done.error().front();
  CHECK(error.code == "definition.home_is_file");
  CHECK(error.arguments.at("patch").find("2026-Q2") != std::string::npos);
  CHECK(error.place.line == 13);
  // What was learned is no part of the file.
  CHECK(office.decide({learned("in-file", "Six was too much")}).has_value());
  CHECK(office.row("in-file").record->lesson == "Six was too much");
}

TEST_CASE("a range is changed to other limits, checked as a plan file would be") {
  ClosingCase office;
  office.save(R"({"id":"within","metric":"wait","objectives":["growth"],
    "goals":[{"period":"2026-Q1","kind":"range","target":{"lo":5,"hi":8}}]})");
  CHECK(office.refused({change_to("within", 7)}) == "close.needs_limits");
  auto limits = about("within", Verdict::change);
  limits.band = {.low = 9, .high = 4};
  CHECK(office.refused({limits}) != "done");
  limits.band = {.low = 4, .high = 7};
  REQUIRE(office.decide({limits}).has_value());
  CHECK(office.kpi("within").goals.at(1).band == domain::Band{4, 7});
}

}  // namespace koers::app
