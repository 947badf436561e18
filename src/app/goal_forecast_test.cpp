// Claims about what is to come of a goal, on a real store.
#include "app/goal_forecast.h"

#include <cmath>

#include "app/case_test.h"
#include "app/chances.h"
#include "app/way_ahead.h"
#include "app/words.h"

namespace koers::app {
namespace {

const std::string plan = R"(koers: 1
organization: {name: Bureau, locale: en, timezone: Europe/Amsterdam, calendar: {fiscal_start: 1, holidays: nl}}
objectives: [{id: better, title: Better, period: 2026}]
metrics:
  - {name: hours, type: manual, grain: month, time: mean, unit: hour, direction: down}
  - {name: share, type: manual, grain: month, time: mean, unit: percent, direction: up}
  - {name: orders, type: manual, grain: month, time: sum, unit: count, direction: up}
kpis:
  - {id: hours, metric: hours, objectives: [better], goals: [{period: 2026-H1, kind: reach, target: "<= 10", window: at_end}]}
  - {id: share, metric: share, objectives: [better], goals: [{period: 2026-H1, kind: reach, target: ">= 99.5", window: at_end}]}
  - {id: orders, metric: orders, objectives: [better], goals: [{period: 2026-H1, kind: accumulate, target: ">= 12000", window: total}]}
)";

class ForecastCase : public Case {
 public:
  ForecastCase() : Case("2026-02-10") { apply(plan); }

  // The months up to and with January 2026.
  template <typename Value>
  void months(const std::string& metric, int count, const Value& value) {
    const domain::Calendar plain;
    const auto last = plain.parse_label("2026-01")->period;
    for (int at = 1 - count; at <= 0; ++at) {
      const auto month = plain.shift(domain::Grain::month, last, at);
      REQUIRE(observe(metric, {.period = plain.label(domain::Grain::month, month),
                               .value = value(month, at)})
                  .has_value());
    }
    evaluate();
  }

  [[nodiscard]] KpiState state(const std::string& kpi) {
    auto found = kpi_on(ports(), Id<domain::Kpi>::trusted(kpi), {});
    REQUIRE(found.has_value());
    kept_ = std::move(*found);
    return kept_.state;
  }

  [[nodiscard]] const domain::Definitions& definitions() const { return *kept_.definitions; }

 private:
  SingleKpi kept_;  // What the state points into.
};

double wave(const domain::Period& /*month*/, int at) { return 14 + std::sin(at * 1.7) + 0.1 * at; }

double width(const forecast::Step& step) { return step.central_80.upper - step.central_80.lower; }

}  // namespace

TEST_CASE("little is known of few values: first nothing, then a band, then a chance") {
  for (const int count : {2, 3, 7, 8}) {
    CAPTURE(count);
    ForecastCase office;
    office.months("hours", count, wave);
    const auto state = office.state("hours");
    CHECK(state.forecast.has_value() == (count >= 3));
    CHECK(state.standing.probability.has_value() == (count >= 8));
    CHECK(state.standing.forecast.method == (count >= 8 ? "combination" : ""));
    if (state.forecast) CHECK(steps_ahead(*state.forecast).size() == 5);
  }
}

TEST_CASE("a value of the running month moves the band without a fit") {
  ForecastCase office;
  office.months("hours", 24, wave);
  const auto before = steps_ahead(*office.state("hours").forecast);
  const auto made = office.ports().forecasts.made();
  REQUIRE(office.observe("hours", {.period = "2026-02", .value = 9.0}).has_value());
  office.evaluate();
  const auto state = office.state("hours");
  const auto after = steps_ahead(*state.forecast);
  CHECK(office.ports().forecasts.made() == made);
  REQUIRE(state.forecast->open.has_value());
  CHECK(after[0].median == doctest::Approx(9).epsilon(0.1));
  CHECK(width(after[0]) < width(before[0]));
  CHECK(after[4].median < before[4].median);
}

TEST_CASE("the headline says what the last change means, and what is needed beside the best run") {
  ForecastCase office;
  office.months("hours", 24, wave);
  const auto state = office.state("hours");
  const auto words = headline_words(state, office.definitions(), text::Locale::en);
  CHECK(words.find("Last change: ") != std::string::npos);
  CHECK(words.find("within normal variation") != std::string::npos);
  CHECK(words.find("best run so far") != std::string::npos);
}

TEST_CASE("a goal that no path meets has a small chance: only arithmetic says never, or certain") {
  ForecastCase office;
  office.months("hours", 24, [](const auto&, int at) { return 30 + 0.1 * std::sin(at * 1.7); });
  const auto far = office.state("hours");
  CHECK(*far.standing.probability > 0);
  CHECK(headline_words(far, office.definitions(), text::Locale::en).find("chance is < 1%") !=
        std::string::npos);
  office.months("orders", 24, [](const auto&, int at) { return at == 0 ? 13000 : 1900; });
  CHECK(office.state("orders").standing.probability == 1);
}

TEST_CASE("percent stays within its bounds") {
  ForecastCase office;
  office.months("share", 24, [](const auto&, int at) { return 97 + 2.5 * std::sin(at * 1.3); });
  for (const auto& step : steps_ahead(*office.state("share").forecast)) {
    CHECK(step.central_95.upper <= 100);
    CHECK(step.central_95.lower >= 0);
  }
}

TEST_CASE("orders that come on working days are expected by working days") {
  ForecastCase office;
  const domain::Calendar days;
  office.months("orders", 36, [&](const domain::Period& month, int at) {
    return days.working_days(month) * (100 + 2 * std::sin(at * 1.7));
  });
  const auto state = office.state("orders");
  REQUIRE(state.forecast.has_value());
  REQUIRE(state.forecast->shares.size() >= 5);
  const auto steps = steps_ahead(*state.forecast);
  // February has 20 weekdays, March 22, and no holiday falls in either.
  CHECK(steps[0].median == doctest::Approx(2000).epsilon(0.02));
  CHECK(steps[1].median == doctest::Approx(2200).epsilon(0.02));
}

TEST_CASE("what is needed, likely and when are of the goal's own kind") {
  ForecastCase office;
  office.months("hours", 24, wave);
  office.months("orders", 24, [](const auto&, int at) { return 1900 + 100 * std::sin(at * 1.7); });
  const domain::Calendar days;
  const auto level = way_ahead(office.state("hours"), days);
  CHECK_FALSE(level.needed.has_value());
  REQUIRE(level.likely_target.has_value());
  CHECK(level.likely_met.has_value() != level.is_late);

  const auto state = office.state("orders");
  const auto total = way_ahead(state, days);
  REQUIRE(total.needed.has_value());
  const double so_far = *state.standing.value;
  CHECK(*total.needed == doctest::Approx((12000 - so_far) / 5));
  CHECK_FALSE(total.likely_met.has_value());
}

TEST_CASE("the chance of Monday is told, of days on record and of days before them") {
  ForecastCase office;
  office.months("hours", 24, wave);
  // The tenth is a Tuesday; nothing was closed before it.
  CHECK(compared_day(office.today()) == parse_date("2026-02-09").value());
  const auto first = office.state("hours");
  REQUIRE(first.chance_before.has_value());
  CHECK(first.chance_before->day == parse_date("2026-02-09").value());
  office.go_to("2026-02-18");
  office.evaluate();
  const auto second = office.state("hours");
  REQUIRE(second.chance_before.has_value());
  CHECK(second.chance_before->day == parse_date("2026-02-16").value());

  const auto ports = office.ports();
  const auto reader = ports.store.read().value();
  auto view = resolve(ports, *reader, {}).value();
  const auto chances = chances_of(view, nullptr, second).value();
  REQUIRE(chances.size() > 30);
  CHECK(std::ranges::find(chances, *second.chance_before) != chances.end());
}

}  // namespace koers::app
