// What the coach says of a goal beside the values that its metric had: what was ever reached, what
// chance does, what is known at all.
#include "language/coach/coach_case_test.h"

namespace koers::language {

TEST_CASE("what history never reached is out of reach, with its best as the repair") {
  CoachCase bold(tickets);
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
  CoachCase bold(tickets);
  bold.history = slow_history();
  bold.history->chance = 0.1;
  CHECK(bold.report().boldness == Boldness::very_ambitious);
  CHECK(has(bold.report(), "A1"));
}

TEST_CASE("what nearly always happened is a hint, and the repair is where it is heading") {
  CoachCase easy("Gemiddelde oplostijd van 13,9 uur of minder eind Q1 2026");
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
  CoachCase young(tickets);
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
  const auto report = CoachCase(tickets).report();
  CHECK(codes_of(report) == "M3 ");
  CHECK(letter_in(report, Letter::achievable).verdict == Verdict::unknown);
  CHECK(letter_in(report, Letter::realistic).verdict == Verdict::unknown);
  CHECK(letter_in(report, Letter::owned).verdict == Verdict::unknown);
}

TEST_CASE("what the values tell is not asked: where it stands, which metric is meant") {
  CoachCase asked("Minstens 100 leads in Q2 2026");
  CHECK(has(asked.report(), "S4"));
  CHECK(has_repair(asked.report(), "choose_metric"));
  asked.history = slow_history();
  CHECK_FALSE(has(asked.report(), "S4"));
  CoachCase based(tickets);
  based.history = slow_history();
  CHECK_FALSE(has(based.report(), "M3"));
  based.history->baseline_until = date_of(2025, 12, 1);
  CHECK(text_in(based.report(), "M3") ==
        "De waarde van nu is van 1 december 2025. Wat is ze vandaag?");
  based.history->baseline = std::nullopt;
  CHECK(text_in(based.report(), "M3") == "Wat is de waarde nu?");
}

TEST_CASE("a number in another unit than the metric's own is not taken as it stands") {
  CoachCase minutes(tickets);
  minutes.history = slow_history();
  CHECK_FALSE(has(minutes.report(), "M2"));
  minutes.unit = "minute";
  CHECK(text_in(minutes.report(), "M2").starts_with("Gemiddelde oplostijd tickets telt in minu"));
  minutes.unit = "";
  CHECK(text_in(minutes.report(), "M2").ends_with("een getal zonder eenheid"));
}

TEST_CASE("values that stopped, or never came, are asked for") {
  CoachCase silent(tickets);
  silent.history = slow_history();
  silent.history->last_value_day = date_of(2025, 12, 1);
  CHECK(text_in(silent.report(), "M12").starts_with("De laatste waarde is van 1 december"));
  silent.history->last_value_day = std::nullopt;
  CHECK(text_in(silent.report(), "M12").starts_with("Gemiddelde oplostijd tickets heeft nog geen"));
}

TEST_CASE("a change of a survey that few answers cannot show needs more of them") {
  CoachCase score("Verhoog de NPS met 2 punten in Q2 2026");
  score.history = slow_history();
  score.history->baseline = 33.33;
  score.history->aim = domain::Aim{{domain::Comparator::at_least, 35.33}};
  score.history->survey = domain::SurveyValue{domain::SurveyFigure::promoter_score, 33.33, 324};
  const std::string text = text_in(score.report(), "M11");
  CHECK(text.find("±8,12 punten") != std::string::npos);
  CHECK(text.find("21.8") != std::string::npos);
  score.history->survey->answers = 1000000;
  CHECK_FALSE(has(score.report(), "M11"));
  score.history->survey =
      domain::SurveyValue{domain::SurveyFigure::mean, 33.33, 40, /*deviation=*/20};
  CHECK(text_in(score.report(), "M11").find("±6,2 punten") != std::string::npos);
}

TEST_CASE("the noise of a share is told in points") {
  CoachCase share("Verhoog de klanttevredenheid van 90% naar 92% in Q2 2026");
  share.history = slow_history();
  share.history->baseline = 90;
  share.history->aim = domain::Aim{{domain::Comparator::at_least, 92}};
  share.history->survey = domain::SurveyValue{domain::SurveyFigure::share, 90, 100};
  CHECK(text_in(share.report(), "M11").find("±5,9 procentpunt") != std::string::npos);
}

TEST_CASE("a target within normal variation is met or missed by chance") {
  CoachCase near("Gemiddelde oplostijd van 13,8 uur of minder eind Q1 2026");
  near.history = slow_history();
  near.history->aim->target.value = 13.8;
  near.history->limits = domain::Limits{.centre = 14, .upper = 14.9, .lower = 13.1, .n = 24};
  CHECK(text_in(near.report(), "M11").find("13,1 uur tot 14,9 uur") != std::string::npos);
  near.history->aim->target.value = 13;
  CHECK_FALSE(has(near.report(), "M11"));
}

TEST_CASE("a target that is met already is to be kept instead") {
  CoachCase met("Gemiddelde oplostijd van 15 uur of minder eind Q1 2026");
  met.history = slow_history();
  met.history->aim->target.value = 15;
  const auto report = met.report();
  CHECK(has(report, "M7"));
  const auto& kept = *repair_in(report, "keep_it").goal;
  CHECK(kept.kind == domain::GoalKind::maintain);
  CHECK(kept.window == domain::Window::each);
  CHECK(kept.per == domain::Grain::week);
}

TEST_CASE("totals and values to keep are held against totals and values that were kept") {
  CoachCase won("Win 40 nieuwe klanten in Q2 2026");
  won.history = slow_history();
  won.history->aim = domain::Aim{{domain::Comparator::at_least, 40}};
  won.history->record = domain::TrackRecord{.stretches = 30, .met = 1, .best = 41};
  CHECK(text_in(won.report(), "A1") ==
        "In 30 eerdere perioden van deze lengte kwam het maar 1 keer zover (beste: 41)");
  CoachCase kept("Houd klantverloop onder de 2% per maand in 2026");
  kept.history = slow_history();
  kept.history->aim = domain::Aim{{domain::Comparator::below, 2}};
  kept.history->record = domain::TrackRecord{.stretches = 12, .met = 0, .best = 0.75};
  CHECK(text_in(kept.report(), "A1") ==
        "In 12 eerdere perioden van deze lengte lukte dat nooit (beste: 75%)");
}

}  // namespace koers::language
