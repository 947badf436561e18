// The same goal in earlier windows: asked halfway from what there was by then, judged by how it
// went.
#include "app/looked_back.h"

#include <fmt/format.h>

#include "app/case_test.h"

namespace koers::app {
namespace {

std::string plan_of(const std::string& goal, const std::string& more = {}) {
  return "koers: 1\norganization: {name: Bureau, locale: nl, timezone: Europe/Amsterdam}\n"
         "objectives:\n  - {id: service, title: Service, period: 2026}\nmetrics:\n"
         "  - {name: hours, type: manual, grain: week, time: mean, unit: hour, direction: down}\n"
         "  - {name: other, type: manual, grain: week, time: mean, unit: hour, direction: down}\n"
         "kpis:\n  - id: hours\n    metric: hours\n    objectives: [service]\n    grain: week\n" +
         (goal.empty() ? std::string() : "    goals:\n      - {period: 2026-Q1, " + goal + "}\n") +
         more;
}

// Weeks of 2024 and 2025: down by a tenth a week from 30, on and on.
void record_two_years(Case& office) {
  for (int i = 0; i < 104; ++i) {
    const double value = 30 - 0.1 * i + (i % 2 == 0 ? 0.2 : -0.2);
    REQUIRE(office
                .observe("hours", {.period = fmt::format("{}-W{:02}", 2024 + i / 52, i % 52 + 1),
                                   .value = value})
                .has_value());
  }
}

LookedBack back_on(Case& office, const std::string& kpi = "hours", const Moment& moment = {}) {
  const auto back = looked_back(
      office.ports(),
      {.kpi = Id<domain::Kpi>::trusted(kpi), .moment = moment, .locale = text::Locale::nl});
  REQUIRE_MESSAGE(back.has_value(), (back ? "" : back.error().code));
  return *back;
}

}  // namespace

TEST_CASE("a value to reach is as far from each earlier baseline as it is from this one") {
  Case office("2026-02-10");
  office.apply(plan_of("kind: reach, target: '<= 18.8', window: at_end"));
  record_two_years(office);
  // It starts from 19.5 in the last week of 2025: 0.7 down, where a quarter brings 1.3. The
  // forecast does not trust a straight line to go on.
  const auto back = back_on(office);
  CHECK(back.reason == NoLookBack::none);
  REQUIRE(back.windows.size() == 7);  // Of the first quarter of 2024 no baseline is known.
  CHECK(back.windows.front().label == "Q4 2025");
  CHECK(to_string(back.windows.front().asked_on) == "2025-11-15");
  CHECK(back.windows.front().target_text == "≤ 20,5 uur");  // From 21.2 in week 39.
  CHECK(back.windows.back().label == "Q2 2024");
  CHECK(back.came_true == 7);
  for (const auto& window : back.windows) {
    CHECK(window.came_true);
    CHECK(window.probability > 0);
    CHECK(window.probability < 1);
    CHECK_FALSE(window.value_text.empty());
  }
  CHECK(back.text.starts_with("In 7 eerdere perioden van deze lengte zou halverwege gemiddeld "));
  CHECK(back.text.ends_with("kans gegeven zijn; 7 keer kwam het uit."));
}

TEST_CASE("what happened after the half changes what came of it, not what was said") {
  const auto first_window = [](double last) {
    Case office("2026-02-10");
    office.apply(plan_of("kind: reach, target: '<= 18.8', window: at_end"));
    record_two_years(office);
    REQUIRE(office.observe("hours", {.period = "2025-W52", .value = last}).has_value());
    REQUIRE(office.observe("hours", {.period = "2025-W51", .value = last}).has_value());
    // The way to go is measured from that last week as well: kept the same by hand.
    office.apply(plan_of(fmt::format(
        "kind: reach, target: '<= {}', window: at_end, baseline: {{rule: last_before_start}}",
        last - 0.7)));
    return back_on(office).windows.front();
  };
  const auto good = first_window(15);
  const auto bad = first_window(28);
  CHECK(good.came_true);
  CHECK_FALSE(bad.came_true);
  CHECK(good.probability == bad.probability);
}

TEST_CASE("a value to hold and a total are asked of every window as they are") {
  Case office("2026-02-10");
  office.apply(plan_of("kind: maintain, target: '<= 25', per: month"));
  record_two_years(office);
  const auto back = back_on(office);
  REQUIRE_FALSE(back.windows.empty());
  CHECK(back.windows.front().target_text == back.windows.back().target_text);
  CHECK(back.windows.front().came_true);
  CHECK_FALSE(back.windows.back().came_true);
}

TEST_CASE("where there is nothing to look back on there is a reason") {
  Case office("2026-02-10");
  office.apply(plan_of("kind: reach, target: '<= 18.8'"));
  CHECK(back_on(office).reason == NoLookBack::no_baseline);
  record_two_years(office);
  CHECK(back_on(office).reason == NoLookBack::none);
  const auto early = parse_date("2024-02-10").value();
  CHECK(back_on(office, "hours", {.on = early, .known_date = {}, .known_seq = {}}).reason !=
        NoLookBack::none);

  Case few("2026-02-10");
  few.apply(plan_of("kind: maintain, target: '<= 25', per: month"));
  const auto nothing = back_on(few);
  CHECK(nothing.reason == NoLookBack::too_few_values);
  CHECK(nothing.text == "Er zijn te weinig waarden van voor dit doel om op terug te kijken.");
  CHECK(nothing.windows.empty());

  Case without("2026-02-10");
  without.apply(plan_of(""));
  CHECK(back_on(without).reason == NoLookBack::no_goal);

  Case foreign("2026-02-10");
  foreign.apply(plan_of("kind: reach, target: {cmp: '<=', metric: other}"));
  CHECK(back_on(foreign).reason == NoLookBack::foreign_target);
}

TEST_CASE("a KPI that is not there is not looked back on") {
  Case office("2026-02-10");
  office.apply(plan_of(""));
  CHECK(looked_back(office.ports(), {.kpi = Id<domain::Kpi>::trusted("none"), .moment = {}})
            .error()
            .code == "reference.unknown");
}

}  // namespace koers::app
