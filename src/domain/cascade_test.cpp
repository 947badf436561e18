// Claims about splitting a long goal: parts make the whole, and season is read from history.
#include "domain/cascade.h"

#include <cmath>
#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace koers::domain {
namespace {

const Calendar calendar;

Goal year_total(double target) {
  return {.span = {date_of(2026, 1, 1), date_of(2027, 1, 1)},
          .kind = GoalKind::accumulate,
          .target = {Comparator::at_least, target},
          .window = Window::total};
}

std::vector<double> targets(const Result<std::vector<CascadePart>>& parts) {
  std::vector<double> values;
  REQUIRE(parts.has_value());
  for (const auto& part : *parts) values.push_back(part.goal.target.value);
  return values;
}

std::string refusal(const CascadeRequest& request) {
  const auto parts = cascade(request, calendar);
  return parts ? "done" : parts.error().code;
}

}  // namespace

TEST_CASE("a year's total is split evenly, and the parts are drafts of the quarters") {
  const auto parts = cascade({.goal = year_total(1000)}, calendar);
  CHECK(targets(parts) == std::vector<double>{250, 250, 250, 250});
  CHECK(parts->at(1).goal.span == Period{date_of(2026, 4, 1), date_of(2026, 7, 1)});
  CHECK(parts->at(1).goal.state == PlanState::draft);
  CHECK(parts->at(1).share == 0.25);
}

TEST_CASE("working days and seasons split a total by their shares") {
  const auto by_days = cascade({.goal = year_total(261), .by = CascadeBy::working_days}, calendar);
  CHECK(targets(by_days) == std::vector<double>{64, 65, 66, 66});
  CascadeRequest request{.goal = year_total(1000), .by = CascadeBy::seasonal};
  request.history = {{10, 20, 30, 40}, {20, 40, 60, 80}};
  CHECK(targets(cascade(request, calendar)) == std::vector<double>{100, 200, 300, 400});
}

TEST_CASE("a level goes along the way, step by step") {
  CascadeRequest request{.goal = year_total(10), .baseline = 14};
  request.goal.window = Window::at_end;
  request.goal.kind = GoalKind::reach;
  CHECK(targets(cascade(request, calendar)) == std::vector<double>{13, 12, 11, 10});
  request.goal.kind = GoalKind::maintain;
  request.goal.window = Window::each;
  CHECK(targets(cascade(request, calendar)) == std::vector<double>{10, 10, 10, 10});
}

TEST_CASE("the shares of a season are the mean over the cycles") {
  const auto shares = seasonal_shares({{18, 20, 22}, {21, 24, 27}});
  REQUIRE(shares.has_value());
  CHECK(shares->at(0) == doctest::Approx(0.295833).epsilon(1e-5));
  CHECK(shares->at(1) == doctest::Approx(0.333333).epsilon(1e-5));
  CHECK(shares->at(2) == doctest::Approx(0.370833).epsilon(1e-5));
}

TEST_CASE("parts add up to exactly the whole, whatever it is split by") {
  CHECK(rc::check("Σ parts == whole", [] {
    CascadeRequest request{.goal = year_total(*rc::gen::inRange(1, 1'000'000) / 8.0)};
    request.into = *rc::gen::element(Grain::month, Grain::quarter, Grain::half);
    request.by = *rc::gen::element(CascadeBy::even, CascadeBy::working_days);
    const auto parts = cascade(request, calendar);
    double sum = 0;
    double shares = 0;
    for (const auto& part : *parts) {
      sum += part.goal.target.value;
      shares += part.share;
    }
    RC_ASSERT(std::abs(sum - request.goal.target.value) <= 1e-9 * request.goal.target.value);
    RC_ASSERT(std::abs(shares - 1) < 1e-12);
  }));
}

TEST_CASE("what cannot be split is refused with its reason") {
  CHECK(refusal({.goal = year_total(1), .into = Grain::year}) == "cascade.does_not_nest");
  CHECK(refusal({.goal = year_total(1), .into = Grain::week}) == "cascade.does_not_nest");
  CHECK(refusal({.goal = year_total(1), .by = CascadeBy::seasonal}) ==
        "cascade.too_little_history");
  CHECK(refusal({.goal = year_total(1),
                 .by = CascadeBy::seasonal,
                 .history = {{1, 2, 3, 4}, {0, 0, 0, 0}}}) == "cascade.too_little_history");
  CascadeRequest change{.goal = year_total(10)};
  change.goal.kind = GoalKind::change;
  change.goal.window = Window::total_vs_previous;
  CHECK(refusal(change) == "cascade.not_split");
  change.goal.window = Window::total_vs_year_ago;
  CHECK(refusal(change) == "done");
  CascadeRequest level{.goal = year_total(10)};
  level.goal.kind = GoalKind::reach;
  level.goal.window = Window::at_end;
  CHECK(refusal(level) == "cascade.no_baseline");
}

}  // namespace koers::domain
