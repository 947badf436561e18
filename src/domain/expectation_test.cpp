// Claims about paths that are not straight: seasons, milestones, lags, growth; and about totals
// that are compared with those of then.
#include "domain/expectation.h"

#include <doctest/doctest.h>

#include "base/vectors_test.h"
#include "domain/assess_case_test.h"

namespace koers::domain {
namespace {

std::vector<std::vector<double>> cycles_in(const json::value& group) {
  std::vector<std::vector<double>> cycles;
  for (const json::value& cycle : group.as_object().at("history").as_array()) {
    auto& values = cycles.emplace_back();
    for (const json::value& value : cycle.as_array()) values.push_back(value.to_number<double>());
  }
  return cycles;
}

// Months of the same quarter in years before 2021.
Series months_of(std::string_view first, const std::vector<std::vector<double>>& cycles) {
  Series series;
  int year = 2021 - static_cast<int>(cycles.size());
  for (const auto& cycle : cycles) {
    Period month = span_of(std::to_string(year++) + std::string(first));
    for (const double value : cycle) {
      series.push_back({.period = month, .value = value, .n = 1});
      month = Calendar{}.shift(Grain::month, month, 1);
    }
  }
  return series;
}

}  // namespace

TEST_CASE("a season is the mean share of each period, whatever the year's size") {
  const auto group = vectors("expected_seasonal");
  if (!group) return;
  const auto cycles = cycles_in(*group);
  const auto printed = numbers_at(*group, "shares");
  const auto shares = seasonal_shares(cycles);
  REQUIRE(shares.size() == printed.size());
  for (std::size_t i = 0; i < shares.size(); ++i) CHECK(is_printed_as(shares[i], printed[i]));

  const Series series = months_of("-04", cycles);
  const Period quarter = span_of("2021-Q2");
  const Calendar calendar;
  const auto season =
      season_of({.calendar = calendar, .series = series, .grain = Grain::month, .span = quarter});
  const Date at = day(text_at(*group, "at"));
  Course course{.span = quarter, .path = PathShape::seasonal, .season = season};
  CHECK(is_printed_as(expected_progress(course, calendar, at), number_at(*group, "expected")));
  course.season = {};
  CHECK(is_printed_as(expected_progress(course, calendar, at), number_at(*group, "linear")));
}

TEST_CASE("one year is no season, nor is a year with a hole or without a total") {
  CHECK(seasonal_shares(std::vector<std::vector<double>>{{1, 2, 3}}).empty());
  CHECK(seasonal_shares(std::vector<std::vector<double>>{{1, 2, 3}, {0, 0, 0}}).empty());
  CHECK(seasonal_shares(std::vector<std::vector<double>>{{1, 2, 3}, {4, -1, 0}}).empty());
  Series series = months_of("-04", {{18, 20, 22}, {21, 24, 27}});
  series[1].value.reset();
  const Calendar calendar;
  CHECK(season_of({.calendar = calendar, .series = series, .span = span_of("2021-Q2")}).empty());
}

TEST_CASE("the season of a year of thirteen periods is looked for thirteen periods before") {
  const Calendar calendar = Calendar::create({.pattern = YearPattern::weeks_13x4}).value();
  const Period year = calendar.period_of(Grain::year, day("2026-06-01"));
  Series series;
  for (const int years : {-2, -1}) {
    for (const Period& period :
         calendar.periods_in(Grain::month, calendar.shift(Grain::year, year, years)))
      series.push_back(
          {.period = period, .value = static_cast<double>(series.size() % 13) + 1, .n = 1});
  }
  const auto season =
      season_of({.calendar = calendar, .series = series, .grain = Grain::month, .span = year});
  REQUIRE(season.size() == 13);
  for (std::size_t i = 0; i < season.size(); ++i) {
    const double place = static_cast<double>(i) + 1;
    CHECK(season[i].share == doctest::Approx(place / 91));
  }
}

TEST_CASE("between milestones the way is straight") {
  const auto group = vectors("expected_milestones");
  if (!group) return;
  for (const json::value& item : group->as_array()) {
    std::vector<Waypoint> points;
    for (const json::value& point : item.as_object().at("points").as_array()) {
      const json::array& parts = point.as_array();
      points.push_back(
          {.on = day(std::string_view(parts[0].as_string())), .at = parts[1].to_number<double>()});
    }
    const Course course{
        .span = span_of("2021-Q1"), .path = PathShape::milestones, .waypoints = points};
    CHECK(is_printed_as(expected_progress(course, Calendar{}, day(text_at(item, "at"))),
                        number_at(item, "expected")));
  }
}

TEST_CASE("a milestone told as a value is that part of the way") {
  const std::vector<Waypoint> points{
      {.on = day("2026-01-31"), .kind = Waypoint::Kind::value, .at = 13}};
  Course course{.span = span_of("2026-Q1"), .path = PathShape::milestones, .waypoints = points};
  course.way = Way{.baseline = 14, .target = {Comparator::at_most, 10}};
  CHECK(expected_progress(course, Calendar{}, day("2026-01-31")) == 0.25);
  CHECK(expected_progress(course, Calendar{}, day("2026-03-31")) == 1);
  course.way.reset();
  CHECK(expected_progress(course, Calendar{}, day("2026-01-31")) == doctest::Approx(31.0 / 90));
}

TEST_CASE("with a lag nothing is expected until it is over, and all of it by the end") {
  const Course course{.span = span_of("2026-Q1"), .lag_days = 30};
  CHECK(expected_progress(course, Calendar{}, day("2026-01-30")) == 0);
  CHECK(expected_progress(course, Calendar{}, day("2026-01-31")) == doctest::Approx(1.0 / 60));
  CHECK(expected_progress(course, Calendar{}, day("2026-03-31")) == 1);
}

TEST_CASE("what grows steadily is below the straight line on its way") {
  const auto group = vectors("path_geometric");
  if (!group) return;
  const Way way{.baseline = number_at(*group, "b"),
                .target = {Comparator::at_least, number_at(*group, "T")}};
  const double half = number_at(*group, "e");
  CHECK(is_printed_as(expected_value(way, half), number_at(*group, "linear"), 2));
  CHECK(is_printed_as(*geometric_value(way, half), number_at(*group, "geometric"), 2));
  const Course course{
      .span = {day("2026-01-01"), day("2026-01-03")}, .path = PathShape::geometric, .way = way};
  const double expected = expected_progress(course, Calendar{}, day("2026-01-01"));
  CHECK(is_printed_as(expected_value(way, expected), number_at(*group, "geometric"), 2));
  CHECK_FALSE(geometric_value({.baseline = 0, .target = way.target}, half).has_value());
  CHECK_FALSE(geometric_value({.baseline = -1, .target = way.target}, half).has_value());
}

TEST_CASE("an uplift is what came on top of as much as then, by the season") {
  const auto group = vectors("traffic");
  if (!group) return;
  const json::value& item = group->as_object().at("uplift");
  const double reference = number_at(*group, "reference_Q1");
  const double change = number_at(*group, "target_Q2") - reference;
  const double share = uplift_progress(
      {.reference = reference, .change = change},
      {.total = number_at(item, "actual_to_date"), .share_gone = number_at(item, "profile")});
  CHECK(is_printed_as(share, number_at(item, "progress"), 4));
}

}  // namespace koers::domain
