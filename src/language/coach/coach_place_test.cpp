// What the coach says of a goal in its organization: whose it is, what it serves, which work is
// planned, and whether there is time to steer by.
#include "language/coach/coach_case_test.h"

namespace koers::language {

TEST_CASE("few values before the deadline, and work that shows too late, are worth an answer") {
  CoachCase late(tickets);
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
  CoachCase alone(tickets);
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
  CoachCase idle(tickets);
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
  CoachCase vague(tickets);
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
  CoachCase fast(tickets);
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

}  // namespace koers::language
