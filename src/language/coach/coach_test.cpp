// What the coach says of goals as they are written: each letter with the fact that decides it, each
// finding with the case that raises it, and the forms that fit better.
#include "language/coach/coach_case_test.h"

namespace koers::language {

// The founding example, with less to do: 14 hours, 12 or less by the end of the quarter.
TEST_CASE("a good KPI passes every letter with the fact that decides it") {
  CoachCase good("Verlaag de gemiddelde oplostijd van 14 uur naar 12 uur eind Q1 2026");
  good.history = slow_history();
  good.history->aim->target.value = 12;
  good.history->record = domain::TrackRecord{.stretches = 13, .met = 4, .best = -2.5};
  good.history->chance = 0.3;
  good.place = good_place();
  const auto report = good.report();
  CHECK(codes_of(report) == "");
  const auto check = [&](Letter letter, std::string_view text) {
    CHECK(letter_in(report, letter).verdict == Verdict::passed);
    CHECK(letter_in(report, letter).text == text);
  };
  check(Letter::specific, "Gemiddelde oplostijd tickets");
  check(Letter::measurable, "12 uur of minder, nu 14 uur");
  check(Letter::achievable,
        "−2 uur in 13 weken: in 4 van 13 eerdere perioden van die lengte lukte dat. Ambitieus");
  check(Letter::realistic, "Het geplande werk brengt −4,5 uur; de kans is dan 60%");
  check(Letter::time_bound, "Uiterlijk 31 maart 2026, over 85 dagen");
  check(Letter::relevant, "Dient Minder klantverloop");
  check(Letter::owned, "Anna");
  CHECK(report.boldness == Boldness::ambitious);
  CHECK(report.repairs.empty());
  CHECK(report.offers.empty());
}

TEST_CASE("a value that cannot occur fails two letters, and is brought to the bound") {
  const auto report = CoachCase("Verhoog de NPS naar 120 eind 2026").report();
  CHECK(letter_in(report, Letter::measurable).verdict == Verdict::failed);
  CHECK(letter_in(report, Letter::achievable).verdict == Verdict::failed);
  CHECK(repair_in(report, "at_bound").goal->target.value == 100);
  const auto beyond = CoachCase("NPS van meer dan 100 eind 2026").report();
  CHECK(text_in(beyond, "M8") == "Net Promoter Score kan niet hoger zijn dan 100 punten");
  const auto& target = repair_in(beyond, "at_bound").goal->target;
  CHECK(target == domain::Target{domain::Comparator::at_least, 100});
  CHECK_FALSE(has(CoachCase("NPS van minstens 100 eind 2026").report(), "M8"));
}

TEST_CASE("a target that asks for the worse side can be turned around") {
  const auto report = CoachCase("Verlaag de ARR naar € 3 mln eind 2026").report();
  CHECK(has(report, "M9"));
  CHECK(repair_in(report, "turn_up").goal->target.comparator == domain::Comparator::at_least);
}

TEST_CASE("a verb that its numbers contradict is quoted, and nothing is turned around") {
  const auto report = CoachCase("Verhoog de NPS van 40 naar 35 in 2026").report();
  CHECK(text_in(report, "M9") ==
        "U schrijft “Verhoog”, maar van 40 punten naar 35 punten gaat de andere kant op");
  CHECK_FALSE(has_repair(report, "turn_up"));
  CHECK_FALSE(has_repair(report, "turn_down"));
}

TEST_CASE("a percentage of a percentage is asked with what both readings come to") {
  CoachCase unclear("Verhoog het winpercentage met 5% in Q2 2026");
  unclear.history = slow_history();
  unclear.history->baseline = 20;
  unclear.history->aim = domain::Aim{{domain::Comparator::at_least, 21}};
  CHECK(text_in(unclear.report(), "M4") ==
        "+5% van 20% is 21%; +5,0 procentpunt is 25%. Welke bedoelt u?");
}

TEST_CASE("several KPIs are counted, and two values of one goal are told apart from them") {
  CHECK(text_in(
            CoachCase("Verhoog de NPS naar 45 en verlaag het klantverloop naar 2% in Q2").report(),
            "S3") == "Een KPI volgt één waarde. Splits dit in 2 zinnen");
  CHECK(text_in(CoachCase("Verhoog de omzet met 5 tot 10% in 2026").report(), "S3") ==
        "Een doel heeft één waarde. Welke van de twee is het?");
}

TEST_CASE("findings of one code that say different things are all told") {
  CoachCase late("ARR van € 5 mln eind 2029");
  late.place = good_place();
  late.place->sticks_out = domain::Period{date_of(2026, 1, 1), date_of(2027, 1, 1)};
  late.place->kpis_of_owner = 8;
  late.place->key_results = 6;
  const auto findings = late.report().findings;
  CHECK(std::ranges::count(findings, std::string_view("T6"), &Finding::code) == 2);
  CHECK(std::ranges::count(findings, std::string_view("G2"), &Finding::code) == 2);
}

TEST_CASE("what is met already needs no change: its fact is the target") {
  CoachCase met("Gemiddelde oplostijd van 15 uur of minder eind Q1 2026");
  met.history = slow_history();
  met.history->aim->target.value = 15;
  met.history->record = domain::TrackRecord{.stretches = 13, .met = 8, .best = -1.6};
  CHECK(letter_in(met.report(), Letter::achievable).text.starts_with("15 uur of minder in 13"));
}

TEST_CASE("a day that has passed fails, and the repair is the same day a year on") {
  const auto report = CoachCase("Verlaag het klantverloop naar 2% eind Q4 2024").report();
  CHECK(letter_in(report, Letter::time_bound).verdict == Verdict::failed);
  CHECK(repair_in(report, "a_year_on").goal->deadline() == date_of(2026, 12, 31));
  CoachCase stepped("Verlaag het klantverloop naar 2% eind Q4 2024");
  stepped.goal->dated = {{date_of(2024, 6, 1), 4}, {date_of(2024, 12, 31), 2}};
  const auto moved = stepped.report();
  CHECK(repair_in(moved, "a_year_on").goal->dated.front().from == date_of(2026, 6, 1));
}

TEST_CASE("without a day, the quarter and the year that run are a click away") {
  const auto report = CoachCase("Verhoog de NPS naar 45").report();
  REQUIRE(has(report, "T1"));
  const auto& quarter = repair_in(report, "this_quarter");
  CHECK(quarter.text == "2026-Q1, tot en met 31 maart 2026");
  CHECK(quarter.goal->span == domain::Period{date_of(2026, 1, 1), date_of(2026, 4, 1)});
  CHECK(repair_in(report, "this_year").goal->deadline() == date_of(2026, 12, 31));
  CHECK_FALSE(has_repair(CoachCase(tickets).report(), "this_quarter"));
}

TEST_CASE("what is no KPI is offered another form") {
  const auto offered = [](const std::string& text) {
    std::string codes;
    for (const auto& offer : CoachCase(text).report().offers) codes.append(offer.code).append(" ");
    return codes;
  };
  CHECK(offered("Verras onze klanten om de loyaliteit te verhogen") == "okr ");
  CHECK(offered("Genereer een positieve buzz op sociale media") == "okr ");
  CHECK(offered("Lanceer de nieuwe website voor 1 juni 2026") == "smart_goal ");
  CHECK(offered("Lanceer de nieuwe website") == "short_term_goal ");
  CHECK(offered("Verbeter de klantenservice") == "okr ");
  CHECK(offered("ARR van € 5 mln eind 2029") == "okr ");
  CHECK(offered(tickets) == "");
}

TEST_CASE("a result in words is offered figures to count it with") {
  const auto report = CoachCase("Genereer een positieve buzz op sociale media").report();
  REQUIRE(has(report, "M10"));
  CHECK(finding_in(report, "M10")->severity == Severity::error);
  CHECK(letter_in(report, Letter::measurable).verdict == Verdict::failed);
}

TEST_CASE("a goal that was never written as a sentence is judged by itself") {
  domain::Goal goal{.span = {date_of(2025, 1, 1), date_of(2025, 4, 1)},
                    .target = {domain::Comparator::at_least, 120}};
  const auto report = coach(text::Locale::en, {.goal = &goal,
                                               .catalog = domain::catalog_metric("nps"),
                                               .metric = "NPS",
                                               .unit = "point",
                                               .direction = domain::Direction::up,
                                               .today = today});
  CHECK(codes_of(report) == "M8 T2 ");
  CHECK(text_in(report, "M8") == "NPS cannot exceed 100 points");
  CHECK(letter_in(report, Letter::specific).text == "NPS");
}

}  // namespace koers::language
