// A quarter is closed: what each goal came to, what the next period could ask, and what is decided.
#include "app/case_test.h"
#include "app/decide_close.h"
#include "app/kpi_page.h"
#include "app/save_definition.h"

namespace koers::app {
namespace {

const std::string closing_plan = R"(koers: 1
organization: {name: Bureau, locale: en, timezone: Europe/Amsterdam}
teams: [{id: care, name: Care}]
people: [{id: anna, name: Anna}]
objectives:
  - {id: service, title: Customers are helped soon, period: 2026, team: care}
  - {id: growth, title: More customers, period: 2026}
metrics:
  - {name: wait, type: manual, grain: month, time: mean, unit: minute, direction: down}
  - {name: sales, type: manual, grain: month, time: sum, unit: EUR, direction: up}
  - {name: warmth, type: manual, grain: month, time: mean, unit: percent}
kpis:
  - id: in-file
    metric: wait
    objectives: [service]
    goals: [{period: 2026-Q1, kind: reach, target: "<= 6"}]
)";

const std::string waiting = R"({"id":"waiting","metric":"wait","owner":"anna",
  "objectives":["service"],"goals":[{"period":"2026-Q1","kind":"reach","target":"<= 8"}]})";
const std::string selling = R"({"id":"selling","metric":"sales","objectives":["growth"],
  "goals":[{"period":"2026-Q1","kind":"accumulate","target":">= 500"}]})";

// Waiting and selling are known for a year; the quarter is over.
class ClosingCase : public Case {
 public:
  explicit ClosingCase(const std::string& day = "2026-05-20") : Case("2026-03-31") {
    apply(closing_plan);
    save(waiting);
    save(selling);
    for (int month = 0; month < 12; ++month) {
      const bool is_last_year = month < 9;
      const int number = is_last_year ? month + 4 : month - 8;
      const std::string period = std::string(is_last_year ? "2025-" : "2026-") +
                                 (number < 10 ? "0" : "") + std::to_string(number);
      put("wait", period, 10 - 0.25 * month + (month % 2 == 0 ? 0.3 : -0.3));
      put("sales", period, 90 + (month % 3) * 10);
    }
    evaluate();
    go_to(day);
    evaluate();
  }

  void put(const std::string& metric, const std::string& period, double value) {
    REQUIRE(observe(metric, {.period = period, .value = value}).has_value());
  }

  void save(const std::string& document) {
    const auto saved = save_definition(ports(), {"page"},
                                       {.kind = domain::EntityKind::kpi,
                                        .id = {},
                                        .document = document,
                                        .mode = SaveMode::create,
                                        .if_seq = {}});
    REQUIRE_MESSAGE(saved.has_value(), (saved ? "" : codes_of(saved.error())));
  }

  [[nodiscard]] Result<CloseReview> try_review(const ClosingNames& names = {"2026-Q1", {}},
                                               const std::string& team = {}) {
    return close_review(
        ports(),
        {.names = names, .team = team, .moment = {}, .locale = text::Locale::en, .viewer = {}});
  }

  [[nodiscard]] CloseRow row(const std::string& kpi) {
    const auto review = try_review();
    REQUIRE_MESSAGE(review.has_value(), (review ? "" : review.error().code));
    for (const auto& team : review->teams) {
      for (const auto& row : team.rows) {
        if (row.kpi == kpi) return row;
      }
    }
    FAIL("no row for ", kpi);
    return {};
  }

  [[nodiscard]] Checked<ClosedPeriod> decide(const std::vector<KpiDecision>& decisions,
                                             const ClosingNames& names = {"2026-Q1", {}}) {
    return decide_close(
        ports(), {"page"},
        {.names = names, .by = Id<domain::Person>::trusted("anna"), .decisions = decisions});
  }

  [[nodiscard]] std::string refused(const std::vector<KpiDecision>& decisions) {
    const auto before = head();
    const auto done = decide(decisions);
    if (done) return "done";
    CHECK(head() == before);
    return codes_of(done.error());
  }

  [[nodiscard]] domain::Kpi kpi(const std::string& id) {
    return status_on(ports(), {})->definitions->kpis.at(Id<domain::Kpi>::trusted(id));
  }
};

KpiDecision about(const std::string& kpi, Verdict verdict = Verdict::none) {
  return {.kpi = Id<domain::Kpi>::trusted(kpi), .verdict = verdict};
}

KpiDecision change_to(const std::string& kpi, double target) {
  auto decision = about(kpi, Verdict::change);
  decision.target = target;
  return decision;
}

KpiDecision learned(const std::string& kpi, const std::string& lesson) {
  auto decision = about(kpi);
  decision.lesson = lesson;
  return decision;
}

}  // namespace

TEST_CASE("a review tells a team at a time how each goal of the period ended") {
  ClosingCase office;
  const auto review = office.try_review();
  REQUIRE(review.has_value());
  CHECK(review->label == "Q1 2026");
  CHECK(review->open_name == "2026-Q2");
  REQUIRE(review->teams.size() == 2);
  CHECK(review->teams[0].title == "Care");
  CHECK(review->teams[1].id.empty());
  REQUIRE(review->teams[0].rows.size() == 2);
  CHECK(review->teams[0].rows[0].kpi == "in-file");  // Missed comes first.

  const auto wait = office.row("waiting");
  CHECK(wait.standing.status == domain::Status::achieved);
  CHECK(wait.standing.value == doctest::Approx(6.95));
  CHECK(wait.owner->name == "Anna");
  CHECK(wait.target_text == "≤ 8 minutes");
  CHECK(office.row("selling").standing.status == domain::Status::missed);
  CHECK(office.row("selling").standing.value == 300);
  CHECK(office.try_review({"2026-Q1", {}}, "care")->teams.size() == 1);
  CHECK(office.try_review({"2026-Q1", {}}, no_team)->teams[0].rows.size() == 1);
  CHECK(office.try_review({"2026-Q1", {}}, "nobody").error().code == "reference.unknown");
  CHECK(office.try_review({"2025-Q4", {}})->teams.empty());
}

TEST_CASE("until late values can no longer come in, the grade is what they would have to change") {
  ClosingCase office("2026-04-10");
  const auto row = office.row("waiting");
  CHECK(row.standing.status == domain::Status::achieved);
  CHECK_FALSE(row.is_final);
  CHECK(row.standing.reason == domain::Reason::awaiting_values);
  office.go_to("2026-05-20");
  office.evaluate();
  CHECK(office.row("waiting").is_final);
  CHECK(office.row("waiting").standing.reason == domain::Reason::closed_met);
}

TEST_CASE(
    "the level with an even chance is harder than the likely one, and both have their chance") {
  ClosingCase office;
  for (const std::string kpi : {"waiting", "selling"}) {
    CAPTURE(kpi);
    const auto& next = office.row(kpi).next;
    CHECK_FALSE(next.is_set);
    REQUIRE(next.offers.size() == 2);
    const auto& even = next.offers[0].proposed;
    const auto& likely = next.offers[1].proposed;
    CHECK((kpi == "waiting") == (even.target < likely.target));
    // Rounded to a quarter of the distance between them.
    CHECK(std::abs(even.probability - 0.5) < 0.11);
    CHECK(std::abs(likely.probability - 0.8) < 0.11);
  }
}

TEST_CASE("the chance of a proposal is the one that the goal has once it is set") {
  ClosingCase office;
  const auto offer = office.row("waiting").next.offers[1].proposed;
  REQUIRE(office.decide({change_to("waiting", offer.target)}).has_value());
  CHECK(office.standing("waiting").probability == offer.probability);
}

TEST_CASE("without enough values there is no proposal, and a reason") {
  ClosingCase office;
  office.save(R"({"id":"warm","metric":"warmth","objectives":["growth"],
    "goals":[{"period":"2026-Q1","kind":"reach","target":">= 60"}]})");
  CHECK(office.row("warm").next.reason == NoProposal::too_few_values);
  CHECK(office.row("warm").next.reason_text == "no proposal: too few values for a forecast");
  office.save(R"({"id":"within","metric":"wait","objectives":["growth"],
    "goals":[{"period":"2026-Q1","kind":"range","target":{"lo":5,"hi":8}}]})");
  const auto within = office.row("within").next;
  CHECK(within.reason == NoProposal::range);
  CHECK(within.probability.has_value());
  CHECK(within.offers.empty());
}

TEST_CASE("percentages are proposed within what there is") {
  ClosingCase office;
  for (int month = 1; month <= 12; ++month) {
    const std::string period = "2025-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
    office.put("warmth", period, 97.5 + month % 3);
  }
  office.save(R"({"id":"warm","metric":"warmth","objectives":["growth"],
    "goals":[{"period":"2026-Q1","kind":"reach","target":">= 60"}]})");
  for (const auto& offer : office.row("warm").next.offers) CHECK(offer.proposed.target <= 100);
}

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
