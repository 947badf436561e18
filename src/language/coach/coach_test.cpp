// What the coach says of goals: each finding with the case that raises it, each letter with the
// fact that decides it.
#include "language/coach/coach.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "language/draft_goal.h"
#include "language/sentence/parse_sentence.h"

namespace koers::language {
namespace {

const Date today = date_of(2026, 1, 5);

// A sentence with everything that belongs to it; tests change what they are about.
struct Case {
  explicit Case(const std::string& text, text::Locale numbers = text::Locale::nl) {
    sentence = parse_sentence(text, {.frame = {.today = today, .locale = numbers}});
    if (auto draft = draft_goal(sentence, {})) goal = draft->goal;
    catalog = domain::catalog_metric(sentence.metric);
    if (catalog != nullptr) {
      metric = catalog->label.nl;
      unit = catalog->unit;
      direction = catalog->direction;
    }
  }

  [[nodiscard]] CoachReport report(text::Locale locale = text::Locale::nl) const {
    return coach(locale, {.sentence = &sentence,
                          .goal = goal ? &*goal : nullptr,
                          .catalog = catalog,
                          .metric = metric,
                          .unit = unit,
                          .direction = direction,
                          .today = today,
                          .calendar = &calendar,
                          .history = history ? &*history : nullptr,
                          .place = place ? &*place : nullptr});
  }

  ParsedSentence sentence;
  domain::Calendar calendar;
  std::optional<domain::Goal> goal;
  const domain::CatalogMetric* catalog = nullptr;
  std::string metric, unit;
  domain::Direction direction = domain::Direction::context;
  std::optional<CoachHistory> history;
  std::optional<CoachPlace> place;
};

const std::string tickets = "Gemiddelde oplostijd van 10 uur of minder eind Q1 2026";

// A year of weeks from 14 hours, in which the best quarter brought 1.6 hours.
CoachHistory slow_history() {
  return {.grain = domain::Grain::week,
          .steps = 13,
          .values = 26,
          .measurements = 13,
          .cadence_days = 7,
          .last_value_day = date_of(2026, 1, 4),
          .aim = domain::Aim{{domain::Comparator::at_most, 10}},
          .baseline = 14,
          .baseline_until = date_of(2026, 1, 4),
          .record = domain::TrackRecord{.stretches = 13, .met = 0, .best = -1.6},
          .chance = 0.02,
          .likely = 13.4};
}

CoachPlace good_place() {
  return {.owner = "Anna",
          .objectives = {"Minder klantverloop"},
          .has_guard = true,
          .work = PlannedWork{.initiatives = 2, .effect = -4.5, .chance = 0.6}};
}

const Finding* finding_in(const CoachReport& report, std::string_view code) {
  const auto found = std::ranges::find(report.findings, code, &Finding::code);
  return found == report.findings.end() ? nullptr : &*found;
}

bool has(const CoachReport& report, std::string_view code) {
  return finding_in(report, code) != nullptr;
}

// Empty: it was not found.
std::string text_in(const CoachReport& report, std::string_view code) {
  const auto* finding = finding_in(report, code);
  return finding == nullptr ? std::string() : finding->text;
}

std::string codes_of(const CoachReport& report) {
  std::string codes;
  for (const auto& finding : report.findings) codes.append(finding.code).append(" ");
  return codes;
}

const LetterVerdict& letter_in(const CoachReport& report, Letter letter) {
  return report.letters.at(static_cast<std::size_t>(letter));
}

bool has_repair(const CoachReport& report, std::string_view code) {
  return std::ranges::find(report.repairs, code, &Repair::code) != report.repairs.end();
}

const Repair& repair_in(const CoachReport& report, std::string_view code) {
  const auto found = std::ranges::find(report.repairs, code, &Repair::code);
  REQUIRE(found != report.repairs.end());
  return *found;
}

}  // namespace

// The founding example, with less to do: 14 hours, 12 or less by the end of the quarter.
TEST_CASE("a good KPI passes every letter with the fact that decides it") {
  Case good("Verlaag de gemiddelde oplostijd van 14 uur naar 12 uur eind Q1 2026");
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

TEST_CASE("what history never reached is out of reach, with its best as the repair") {
  Case bold(tickets);
  bold.history = slow_history();
  bold.place = good_place();
  const auto report = bold.report();
  CHECK(codes_of(report) == "A1 ");
  CHECK(
      text_in(report, "A1") ==
      "In 13 eerdere perioden van deze lengte was de verandering nooit zo groot (beste: −1,6 uur)");
  CHECK(letter_in(report, Letter::achievable).verdict == Verdict::attention);
  CHECK(report.boldness == Boldness::unrealistic);
  const auto& repair = repair_in(report, "best_so_far");
  CHECK(repair.goal->target.value == 12.4);
  CHECK(repair.goal->statement.empty());
  CHECK(repair.about == "A1");
  CHECK(bold.report(text::Locale::en).letters.size() == 7);
}

TEST_CASE("a chance as things go makes a goal less bold, and its history is told all the same") {
  Case bold(tickets);
  bold.history = slow_history();
  bold.history->chance = 0.1;
  CHECK(bold.report().boldness == Boldness::very_ambitious);
  CHECK(has(bold.report(), "A1"));
}

TEST_CASE("what nearly always happened is a hint, and the repair is where it is heading") {
  Case easy("Gemiddelde oplostijd van 13,9 uur of minder eind Q1 2026");
  easy.history = slow_history();
  easy.history->aim->target.value = 13.9;
  easy.history->record = domain::TrackRecord{.stretches = 20, .met = 19, .best = -2};
  easy.history->chance = 0.8;
  const auto report = easy.report();
  REQUIRE(has(report, "A2"));
  CHECK(finding_in(report, "A2")->severity == Severity::hint);
  CHECK(letter_in(report, Letter::achievable).verdict == Verdict::passed);
  CHECK(report.boldness == Boldness::easy);
  CHECK(repair_in(report, "where_it_goes").goal->target.value == 13.4);
}

TEST_CASE("too little history says so and leaves the letter open") {
  Case young(tickets);
  young.history = slow_history();
  young.history->values = 7;
  young.history->record = std::nullopt;
  young.history->chance = std::nullopt;
  const auto report = young.report();
  CHECK(has(report, "A3"));
  CHECK(letter_in(report, Letter::achievable).verdict == Verdict::unknown);
  CHECK(letter_in(report, Letter::achievable).text ==
        "Met 7 waarden is nog niet te zeggen of het haalbaar is");
}

TEST_CASE("without a metric that has values nothing is held against a goal") {
  const auto report = Case(tickets).report();
  CHECK(codes_of(report) == "M3 ");
  CHECK(letter_in(report, Letter::achievable).verdict == Verdict::unknown);
  CHECK(letter_in(report, Letter::realistic).verdict == Verdict::unknown);
  CHECK(letter_in(report, Letter::owned).verdict == Verdict::unknown);
}

TEST_CASE("what the values tell is not asked: where it stands, which metric is meant") {
  Case asked("Minstens 100 leads in Q2 2026");
  CHECK(has(asked.report(), "S4"));
  CHECK(has_repair(asked.report(), "choose_metric"));
  asked.history = slow_history();
  CHECK_FALSE(has(asked.report(), "S4"));
  Case based(tickets);
  based.history = slow_history();
  CHECK_FALSE(has(based.report(), "M3"));
  based.history->baseline_until = date_of(2025, 12, 1);
  CHECK(text_in(based.report(), "M3") ==
        "De waarde van nu is van 1 december 2025. Wat is ze vandaag?");
  based.history->baseline = std::nullopt;
  CHECK(text_in(based.report(), "M3") == "Wat is de waarde nu?");
}

TEST_CASE("a number in another unit than the metric's own is not taken as it stands") {
  Case minutes(tickets);
  minutes.history = slow_history();
  CHECK_FALSE(has(minutes.report(), "M2"));
  minutes.unit = "minute";
  CHECK(text_in(minutes.report(), "M2").starts_with("Gemiddelde oplostijd tickets telt in minu"));
  minutes.unit = "";
  CHECK(text_in(minutes.report(), "M2").ends_with("een getal zonder eenheid"));
}

TEST_CASE("values that stopped, or never came, are asked for") {
  Case silent(tickets);
  silent.history = slow_history();
  silent.history->last_value_day = date_of(2025, 12, 1);
  CHECK(text_in(silent.report(), "M12").starts_with("De laatste waarde is van 1 december"));
  silent.history->last_value_day = std::nullopt;
  CHECK(text_in(silent.report(), "M12").starts_with("Gemiddelde oplostijd tickets heeft nog geen"));
}

TEST_CASE("a change of a survey that few answers cannot show needs more of them") {
  Case score("Verhoog de NPS met 2 punten in Q2 2026");
  score.history = slow_history();
  score.history->baseline = 33.33;
  score.history->aim = domain::Aim{{domain::Comparator::at_least, 35.33}};
  score.history->survey = domain::SurveyValue{domain::SurveyFigure::promoter_score, 33.33, 324};
  const std::string text = text_in(score.report(), "M11");
  CHECK(text.find("±8,12 punten") != std::string::npos);
  CHECK(text.find("21.8") != std::string::npos);
  score.history->survey->answers = 1000000;
  CHECK_FALSE(has(score.report(), "M11"));
}

TEST_CASE("a target within normal variation is met or missed by chance") {
  Case near("Gemiddelde oplostijd van 13,8 uur of minder eind Q1 2026");
  near.history = slow_history();
  near.history->aim->target.value = 13.8;
  near.history->limits = domain::Limits{.centre = 14, .upper = 14.9, .lower = 13.1, .n = 24};
  CHECK(text_in(near.report(), "M11").find("13,1 uur tot 14,9 uur") != std::string::npos);
  near.history->aim->target.value = 13;
  CHECK_FALSE(has(near.report(), "M11"));
}

TEST_CASE("a target that is met already is to be kept instead") {
  Case met("Gemiddelde oplostijd van 15 uur of minder eind Q1 2026");
  met.history = slow_history();
  met.history->aim->target.value = 15;
  const auto report = met.report();
  CHECK(has(report, "M7"));
  const auto& kept = *repair_in(report, "keep_it").goal;
  CHECK(kept.kind == domain::GoalKind::maintain);
  CHECK(kept.window == domain::Window::each);
  CHECK(kept.per == domain::Grain::week);
}

TEST_CASE("a value that cannot occur fails two letters, and is brought to the bound") {
  const auto report = Case("Verhoog de NPS naar 120 eind 2026").report();
  CHECK(letter_in(report, Letter::measurable).verdict == Verdict::failed);
  CHECK(letter_in(report, Letter::achievable).verdict == Verdict::failed);
  CHECK(repair_in(report, "at_bound").goal->target.value == 100);
  const auto beyond = Case("NPS van meer dan 100 eind 2026").report();
  CHECK(text_in(beyond, "M8") == "Net Promoter Score kan niet hoger zijn dan 100 punten");
  const auto& target = repair_in(beyond, "at_bound").goal->target;
  CHECK(target == domain::Target{domain::Comparator::at_least, 100});
  CHECK_FALSE(has(Case("NPS van minstens 100 eind 2026").report(), "M8"));
}

TEST_CASE("a target that asks for the worse side can be turned around") {
  const auto report = Case("Verlaag de ARR naar € 3 mln eind 2026").report();
  CHECK(has(report, "M9"));
  CHECK(repair_in(report, "turn_up").goal->target.comparator == domain::Comparator::at_least);
}

TEST_CASE("a verb that its numbers contradict is quoted, and nothing is turned around") {
  const auto report = Case("Verhoog de NPS van 40 naar 35 in 2026").report();
  CHECK(text_in(report, "M9") ==
        "U schrijft “Verhoog”, maar van 40 punten naar 35 punten gaat de andere kant op");
  CHECK_FALSE(has_repair(report, "turn_up"));
  CHECK_FALSE(has_repair(report, "turn_down"));
}

TEST_CASE("a percentage of a percentage is asked with what both readings come to") {
  Case unclear("Verhoog het winpercentage met 5% in Q2 2026");
  unclear.history = slow_history();
  unclear.history->baseline = 20;
  unclear.history->aim = domain::Aim{{domain::Comparator::at_least, 21}};
  CHECK(text_in(unclear.report(), "M4") ==
        "+5% van 20% is 21%; +5,0 procentpunt is 25%. Welke bedoelt u?");
}

TEST_CASE("several KPIs are counted, and two values of one goal are told apart from them") {
  CHECK(text_in(Case("Verhoog de NPS naar 45 en verlaag het klantverloop naar 2% in Q2").report(),
                "S3") == "Een KPI volgt één waarde. Splits dit in 2 zinnen");
  CHECK(text_in(Case("Verhoog de omzet met 5 tot 10% in 2026").report(), "S3") ==
        "Een doel heeft één waarde. Welke van de twee is het?");
}

TEST_CASE("findings of one code that say different things are all told") {
  Case late("ARR van € 5 mln eind 2029");
  late.place = good_place();
  late.place->sticks_out = domain::Period{date_of(2026, 1, 1), date_of(2027, 1, 1)};
  late.place->kpis_of_owner = 8;
  late.place->key_results = 6;
  const auto findings = late.report().findings;
  CHECK(std::ranges::count(findings, std::string_view("T6"), &Finding::code) == 2);
  CHECK(std::ranges::count(findings, std::string_view("G2"), &Finding::code) == 2);
}

TEST_CASE("what is met already needs no change: its fact is the target") {
  Case met("Gemiddelde oplostijd van 15 uur of minder eind Q1 2026");
  met.history = slow_history();
  met.history->aim->target.value = 15;
  met.history->record = domain::TrackRecord{.stretches = 13, .met = 8, .best = -1.6};
  CHECK(letter_in(met.report(), Letter::achievable).text.starts_with("15 uur of minder in 13"));
}

TEST_CASE("a day that has passed fails, and the repair is the same day a year on") {
  const auto report = Case("Verlaag het klantverloop naar 2% eind Q4 2024").report();
  CHECK(letter_in(report, Letter::time_bound).verdict == Verdict::failed);
  CHECK(repair_in(report, "a_year_on").goal->deadline() == date_of(2026, 12, 31));
  Case stepped("Verlaag het klantverloop naar 2% eind Q4 2024");
  stepped.goal->dated = {{date_of(2024, 6, 1), 4}, {date_of(2024, 12, 31), 2}};
  const auto moved = stepped.report();
  CHECK(repair_in(moved, "a_year_on").goal->dated.front().from == date_of(2026, 6, 1));
}

TEST_CASE("without a day, the quarter and the year that run are a click away") {
  const auto report = Case("Verhoog de NPS naar 45").report();
  REQUIRE(has(report, "T1"));
  const auto& quarter = repair_in(report, "this_quarter");
  CHECK(quarter.text == "2026-Q1, tot en met 31 maart 2026");
  CHECK(quarter.goal->span == domain::Period{date_of(2026, 1, 1), date_of(2026, 4, 1)});
  CHECK(repair_in(report, "this_year").goal->deadline() == date_of(2026, 12, 31));
  CHECK_FALSE(has_repair(Case(tickets).report(), "this_quarter"));
}

TEST_CASE("few values before the deadline, and work that shows too late, are worth an answer") {
  Case late(tickets);
  late.history = slow_history();
  late.history->measurements = 1;
  late.history->lag_days = 90;  // As long as the quarter.
  CHECK_FALSE(has(late.report(), "RL4"));
  late.history->lag_days = 91;
  late.place = good_place();
  const auto report = late.report();
  CHECK(text_in(report, "T5").starts_with("U ziet maar 1 waarde tot dan"));
  CHECK(has(report, "RL4"));
  CHECK(letter_in(report, Letter::realistic).verdict == Verdict::attention);
}

TEST_CASE("no owner, two owners, no objective, an objective that ends before") {
  Case alone(tickets);
  alone.place = CoachPlace{};
  auto report = alone.report();
  CHECK(has(report, "O1"));
  CHECK(has(report, "RL3"));
  CHECK(letter_in(report, Letter::owned).verdict == Verdict::attention);
  CHECK(letter_in(report, Letter::specific).verdict == Verdict::attention);
  alone.place = good_place();
  alone.place->owner = "Anna en Bram";
  alone.place->sticks_out = domain::Period{date_of(2026, 1, 1), date_of(2026, 2, 1)};
  report = alone.report();
  CHECK(text_in(report, "O2") == "Anna en Bram: wie van hen is eigenaar?");
  alone.place->is_known_owner = true;  // One person of that name.
  CHECK_FALSE(has(alone.report(), "O2"));
  CHECK(text_in(report, "T6").find("31 januari 2026") != std::string::npos);
}

TEST_CASE("work that is missing or too little is said, unless it gets there by itself") {
  Case idle(tickets);
  idle.history = slow_history();
  idle.place = good_place();
  idle.place->work = std::nullopt;  // Nobody keeps work.
  CHECK_FALSE(has(idle.report(), "RL1"));
  CHECK(letter_in(idle.report(), Letter::realistic).verdict == Verdict::attention);
  CHECK(letter_in(idle.report(), Letter::realistic).text == "Gaat het zo door, dan is de kans 2%");
  idle.place->work = PlannedWork{};
  CHECK(has(idle.report(), "RL1"));
  idle.history->chance = 0.6;
  CHECK_FALSE(has(idle.report(), "RL1"));
  CHECK(letter_in(idle.report(), Letter::realistic).text == "Gaat het zo door, dan is de kans 60%");
  CHECK(letter_in(idle.report(), Letter::realistic).verdict == Verdict::passed);
  // 20 person-weeks that bring 3.63 of the 4 hours.
  idle.place->work = PlannedWork{.initiatives = 3, .effect = -3.63, .chance = 0.4153};
  CHECK(text_in(idle.report(), "RL2") ==
        "Het geplande werk brengt −3,63 uur, nodig is −4 uur; de kans is dan 42%");
  idle.place->work = PlannedWork{.initiatives = 3, .effect = -5, .chance = 0.2};
  CHECK(has(idle.report(), "RL2"));
  idle.place->work = PlannedWork{.initiatives = 3, .effect = 5, .chance = 0.6};  // The wrong way.
  CHECK(has(idle.report(), "RL2"));
}

TEST_CASE("work whose effect or chance nobody knows is not held to be too little") {
  Case vague(tickets);
  vague.history = slow_history();
  vague.place = good_place();
  vague.place->work = PlannedWork{.initiatives = 1};
  CHECK_FALSE(has(vague.report(), "RL1"));
  CHECK_FALSE(has(vague.report(), "RL2"));
  CHECK(letter_in(vague.report(), Letter::realistic).text == "Gaat het zo door, dan is de kans 2%");
  vague.place->work = PlannedWork{.initiatives = 1, .effect = -5};
  CHECK_FALSE(has(vague.report(), "RL2"));
  CHECK(letter_in(vague.report(), Letter::realistic).text == "Het geplande werk brengt −5 uur");
  vague.place->work = PlannedWork{.initiatives = 1, .effect = -1};
  CHECK(text_in(vague.report(), "RL2") == "Het geplande werk brengt −1 uur, nodig is −4 uur");
}

TEST_CASE("speed wants a guard, and too many KPIs are not key") {
  Case fast(tickets);
  fast.place = good_place();
  fast.place->has_guard = false;
  fast.place->guards = {{"heropend", "Heropende tickets"}};
  fast.place->kpis_of_owner = 8;
  auto report = fast.report();
  REQUIRE(has(report, "G1"));
  CHECK(finding_in(report, "G1")->severity == Severity::hint);
  CHECK(repair_in(report, "guard_with").metric == "heropend");
  CHECK(repair_in(report, "guard_with").text == "Bewaak Heropende tickets");
  CHECK(text_in(report, "G2") == "De eigenaar heeft 8 KPI's. Welke zijn echt de belangrijkste?");
  CHECK(letter_in(report, Letter::relevant).verdict == Verdict::passed);
  fast.place->kpis_of_owner = 7;
  fast.place->key_results = 6;
  CHECK(text_in(fast.report(), "G2").starts_with("De doelstelling heeft 6"));
}

TEST_CASE("totals and values to keep are held against totals and values that were kept") {
  Case won("Win 40 nieuwe klanten in Q2 2026");
  won.history = slow_history();
  won.history->aim = domain::Aim{{domain::Comparator::at_least, 40}};
  won.history->record = domain::TrackRecord{.stretches = 30, .met = 1, .best = 41};
  CHECK(text_in(won.report(), "A1") ==
        "In 30 eerdere perioden van deze lengte kwam het maar 1 keer zover (beste: 41)");
  Case kept("Houd klantverloop onder de 2% per maand in 2026");
  kept.history = slow_history();
  kept.history->aim = domain::Aim{{domain::Comparator::below, 2}};
  kept.history->record = domain::TrackRecord{.stretches = 12, .met = 0, .best = 0.75};
  CHECK(text_in(kept.report(), "A1") ==
        "In 12 eerdere perioden van deze lengte lukte dat nooit (beste: 75%)");
}

TEST_CASE("what is no KPI is offered another form") {
  const auto offered = [](const std::string& text) {
    std::string codes;
    for (const auto& offer : Case(text).report().offers) codes.append(offer.code).append(" ");
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
  const auto report = Case("Genereer een positieve buzz op sociale media").report();
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
