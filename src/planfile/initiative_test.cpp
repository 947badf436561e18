// Initiatives as people write them: there and back, and every complaint at its place.
#include <doctest/doctest.h>

#include "planfile/document.h"
#include "planfile/load.h"
#include "planfile/memory_disk_test.h"

namespace koers::planfile {
namespace {

constexpr const char* plan_head = R"yaml(koers: 1
organization: {name: Waterland, locale: nl}
people: [{id: anna, name: Anna}]
objectives: [{id: less-churn, title: Minder klantverloop, period: 2026}]
metrics: [{name: hours, type: manual, grain: month}, {name: calls, type: manual, grain: month}]
kpis:
  - {id: speed, metric: hours, objectives: [less-churn]}
  - {id: calls, metric: calls, objectives: [less-churn]}
initiatives:
)yaml";

domain::Initiative initiative(const std::string& written) {
  const std::string text = plan_head + std::string("  - {id: bot, title: Bot, ") + written + "}\n";
  const auto plan = load_text(text);
  if (!plan) FAIL(complaints_about(text));
  return plan->definitions.initiatives.at(Id<domain::Initiative>::trusted("bot"));
}

std::string complaints(const std::string& written) {
  return complaints_about(plan_head + std::string("  - {id: bot, title: Bot, ") + written + "}\n");
}

std::string again(const domain::Initiative& initiative) { return encode_document(initiative, {}); }

const Id<domain::Kpi> speed = Id<domain::Kpi>::trusted("speed");
const Id<domain::Kpi> calls = Id<domain::Kpi>::trusted("calls");

}  // namespace

TEST_CASE("an initiative says what it moves, when it is there and what its owner expects") {
  const auto bot = initiative(
      "owner: anna, supports: [speed], effort: 8 pw, start: 2026-02-01, due: 2026-03-15, "
      "state: doing, effect: {mean: -2.0, sd: 0.8, probability: 0.8}");
  CHECK(bot.owner.text() == "anna");
  CHECK(bot.effort == "8 pw");
  CHECK(bot.start == date_of(2026, 2, 1));
  CHECK(bot.due == date_of(2026, 3, 15));
  CHECK(bot.state == domain::InitiativeState::doing);
  REQUIRE(bot.effect_on(speed) != nullptr);
  CHECK(*bot.effect_on(speed) ==
        domain::Effect{.kpi = speed, .mean = -2, .sd = 0.8, .probability = 0.8});
  CHECK(again(bot) ==
        R"({"id":"bot","title":"Bot","owner":"anna","supports":["speed"],"effort":"8 pw",)"
        R"("start":"2026-02-01","due":"2026-03-15","state":"doing",)"
        R"("effect":{"mean":-2,"sd":0.8,"probability":0.8}})");
}

TEST_CASE("of several KPIs each has an effect of its own, or none") {
  const auto bot = initiative("supports: [speed, calls], effect: [{kpi: calls, mean: 40}]");
  CHECK(bot.effect_on(speed) == nullptr);
  REQUIRE(bot.effect_on(calls) != nullptr);
  CHECK(*bot.effect_on(calls) == domain::Effect{.kpi = calls, .mean = 40});
  CHECK(initiative("effort: een middag").supports.empty());
}

TEST_CASE("work that is done says so, with its day where it is known") {
  using State = domain::InitiativeState;
  const auto dated = initiative("done: 2026-02-20");
  CHECK(dated.state == State::done);
  CHECK(dated.done_on == date_of(2026, 2, 20));
  CHECK(again(dated) == R"({"id":"bot","title":"Bot","done":"2026-02-20"})");
  CHECK(initiative("done: true").state == State::done);
  CHECK(again(initiative("done: true")) == R"({"id":"bot","title":"Bot","state":"done"})");
  CHECK(initiative("done: false").state == State::planned);
  CHECK(complaints("state: doing, done: 2026-02-20")
            .ends_with("plan.contradiction /initiatives/0/done\n"));
  CHECK(
      complaints("state: done, done: false").ends_with("plan.contradiction /initiatives/0/done\n"));
}

TEST_CASE("what cannot be about work is complained of where it stands") {
  const std::string at = " /initiatives/0/";
  CHECK(complaints("supports: [speed, sped]") == "10:45 reference.unknown" + at + "supports/1\n");
  CHECK(complaints("owner: bob") == "10:27 reference.unknown" + at + "owner\n");
  CHECK(complaints("start: 2026-02-01, due: 2026-01-31") ==
        "10:51 plan.ends_before_start" + at + "due\n");
  CHECK(complaints("supports: speed, effect: {mean: -2, sd: -0.1}") ==
        "10:67 effect.negative_sd" + at + "effect/sd\n");
  CHECK(complaints("supports: speed, effect: {mean: -2, probability: 1.2}") ==
        "10:76 effect.probability_out_of_range" + at + "effect/probability\n");
  CHECK(complaints("supports: speed, effect: {sd: 1}") ==
        "10:44 plan.missing_key" + at + "effect\n");
  CHECK(complaints("effect: {mean: -2}") == "10:27 effect.on_nothing" + at + "effect\n");
  CHECK(complaints("supports: [speed, calls], effect: {mean: -2}") ==
        "10:53 effect.of_which" + at + "effect\n");
  CHECK(complaints("supports: speed, effect: {kpi: calls, mean: -2}") ==
        "10:58 effect.not_supported" + at + "effect/kpi\n");
  CHECK(complaints("supports: speed, effect: [{mean: -2}, {mean: -1}]") ==
        "10:65 plan.duplicate_item" + at + "effect/1\n");
  CHECK(complaints("state: busy") == "10:34 plan.unknown_value" + at + "state\n");
}

}  // namespace koers::planfile
