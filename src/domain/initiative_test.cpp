// Claims about when work counts: from which step, how much of it, and which work not at all.
#include "domain/initiative.h"

#include <doctest/doctest.h>

#include "domain/definitions.h"

namespace koers::domain {
namespace {

const Calendar calendar;
const Id<Kpi> hours = Id<Kpi>::trusted("hours");

// One KPI by the month, and one piece of work that takes two hours off it.
struct Case {
  Definitions all;
  Date on = date_of(2026, 2, 14);
  Period first = {date_of(2026, 2, 1), date_of(2026, 3, 1)};
  int lag_days = 0;

  explicit Case(Initiative work = {}) {
    Metric metric{.id = Id<Metric>::trusted("hours")};
    all.metrics[metric.id] = metric;
    all.kpis[hours] = {.id = hours, .metric = metric.id};
    work.id = Id<Initiative>::trusted("bot");
    work.supports = {hours};
    work.effects = {{.kpi = hours, .mean = -2, .sd = 0.8, .probability = 0.8}};
    all.initiatives[work.id] = work;
  }

  [[nodiscard]] std::vector<ExpectedEffect> effects() const {
    return expected_effects(all, {.kpi = all.kpis.at(hours),
                                  .calendar = calendar,
                                  .on = on,
                                  .first = first,
                                  .steps = 3,
                                  .lag_days = lag_days});
  }
};

ExpectedEffect two_hours(std::size_t from, double first_share) {
  return {.from = from, .first_share = first_share, .mean = -2, .sd = 0.8, .probability = 0.8};
}

using Effects = std::vector<ExpectedEffect>;

}  // namespace

TEST_CASE("work counts from the day after it is due, in its month by the share of the days") {
  CHECK(Case({.due = date_of(2026, 3, 11)}).effects() == Effects{two_hours(1, 20.0 / 31)});
  CHECK(Case({.due = date_of(2026, 2, 28)}).effects() == Effects{two_hours(1, 1)});
  CHECK(Case({.due = date_of(2026, 4, 29)}).effects() == Effects{two_hours(2, 1.0 / 30)});
  CHECK(Case({.due = date_of(2026, 4, 30)}).effects().empty());
  CHECK(Case({.due = date_of(9999, 12, 31)}).effects().empty());
}

TEST_CASE("work without a day, or overdue, is taken to be delivered on the day of the question") {
  const Effects from_today{two_hours(0, 0.5)};
  CHECK(Case().effects() == from_today);
  CHECK(Case({.due = date_of(2026, 1, 10), .state = InitiativeState::doing}).effects() ==
        from_today);
}

TEST_CASE("it takes the lag before delivered work shows") {
  Case late({.due = date_of(2026, 2, 28)});
  late.lag_days = 31;
  CHECK(late.effects() == Effects{two_hours(2, 1)});
}

TEST_CASE("a value about the end of a period has all of what happened in it") {
  Case stock({.due = date_of(2026, 3, 11)});
  stock.all.metrics.begin()->second.definition = StockMetric{};
  CHECK(stock.effects() == Effects{two_hours(1, 1)});
  stock.all.metrics.begin()->second.definition = ManualMetric{.time = TimeAggregation::last};
  CHECK(stock.effects() == Effects{two_hours(1, 1)});
}

TEST_CASE("of delivered work the values tell, once there are any about the days after it") {
  using State = InitiativeState;
  CHECK(Case({.state = State::done, .done_on = date_of(2026, 1, 31)}).effects().empty());
  CHECK(Case({.state = State::done, .done_on = date_of(2026, 2, 7)}).effects() ==
        Effects{two_hours(0, 0.75)});
  CHECK(Case({.state = State::done}).effects().empty());
  // Looked at from before: it was still to be delivered.
  CHECK(Case({.state = State::done, .done_on = date_of(2026, 2, 20)}).effects() ==
        Effects{two_hours(0, 0.5)});
}

TEST_CASE("given up work, and work for other KPIs, changes nothing") {
  CHECK(Case({.state = InitiativeState::stopped}).effects().empty());
  Case other;
  other.all.initiatives.begin()->second.effects.front().kpi = Id<Kpi>::trusted("calls");
  CHECK(other.effects().empty());
}

// A, B and D of the portfolio in the specification.
TEST_CASE("what is to be expected of work counts its failures too") {
  CHECK(expected_change({.mean = 2.0, .probability = 0.8}) +
            expected_change({.mean = 1.2, .probability = 0.9}) +
            expected_change({.mean = 1.0, .probability = 0.95}) ==
        doctest::Approx(3.63));
}

TEST_CASE("work for an unknown KPI or of an unknown owner breaks a rule") {
  Case broken({.owner = Id<Person>::trusted("bob")});
  broken.all.kpis.clear();
  const auto rules = broken_rules(broken.all);
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].kind == EntityKind::initiative);
  CHECK(rules[0].error.pointer == "/owner");
  CHECK(rules[1].error.pointer == "/supports/0");
  CHECK(rules[1].error.arguments.at("what") == "kpi");
}

}  // namespace koers::domain
