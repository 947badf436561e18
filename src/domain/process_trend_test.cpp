// Claims about charts of what rises or falls steadily.
#include <doctest/doctest.h>

#include "domain/process_chart.h"

namespace koers::domain {
namespace {

// Twelve months that rise by 2, one above the line and the next below it.
std::vector<double> rising() {
  std::vector<double> values;
  for (int i = 0; i < 12; ++i) values.push_back(100 + 2 * i + (i % 4 == 0 || i % 4 == 3 ? 1 : -1));
  return values;
}

std::vector<ProcessPoint> monthly(const std::vector<double>& values) {
  const Calendar calendar;
  std::vector<ProcessPoint> points;
  auto period = calendar.period_of(Grain::month, date_of(2025, 1, 1));
  for (const double value : values) {
    points.push_back({.period = period, .value = value});
    period = calendar.shift(Grain::month, period, 1);
  }
  return points;
}

ProcessChart chart_of(const std::vector<ProcessPoint>& points,
                      CentralLine line = CentralLine::trend) {
  return process_chart({.points = points, .baseline_values = 12, .line = line});
}

std::vector<double> going_on(double step) {
  auto values = rising();
  for (int i = 0; i < 10; ++i)
    values.push_back(values[11] + step * (i + 1) + (i % 2 == 0 ? 1 : -1));
  return values;
}

}  // namespace

TEST_CASE("what goes on rising is normal along a line, and a signal around a level") {
  const auto points = monthly(going_on(2));
  CHECK(chart_of(points).signals.empty());
  CHECK_FALSE(chart_of(points).proposal.has_value());
  CHECK_FALSE(chart_of(points, CentralLine::mean).signals.empty());
}

TEST_CASE("limits lie along the line of least squares, as wide everywhere") {
  const auto points = monthly(going_on(2));
  const auto chart = chart_of(points);
  const auto& segment = chart.segments.back();
  CHECK(segment.slope == doctest::Approx(2).epsilon(0.02));
  const auto first = limits_at(segment, points, 0, {});
  const auto newest = limits_at(segment, points, points.size() - 1, {});
  CHECK(newest == *segment.limits);
  CHECK(newest.centre - first.centre == doctest::Approx(21 * segment.slope));
  CHECK(newest.upper - newest.lower == doctest::Approx(first.upper - first.lower));
  CHECK(first.centre == doctest::Approx(100).epsilon(0.01));
  CHECK(limits_at(segment, points, 0, {.min = 99}).lower == 99);
}

TEST_CASE("what stops rising is a signal, and proposes a line of its own") {
  const auto points = monthly(going_on(0));
  const auto chart = chart_of(points);
  CHECK_FALSE(chart.signals.empty());
  CHECK(chart.signals.front().side == Side::below);
  REQUIRE(chart.proposal.has_value());
  const std::vector<Date> starts{points[12].period.first};
  const auto accepted =
      process_chart({.points = points, .segment_starts = starts, .line = CentralLine::trend});
  CHECK(std::abs(accepted.segments.back().slope) < 0.2);
}

TEST_CASE("too few values have neither limits nor a line") {
  const auto chart = chart_of(monthly({1, 2, 3, 4, 5}));
  CHECK_FALSE(chart.segments.back().limits.has_value());
  CHECK_FALSE(limits_vary(chart.segments.back()));
}

TEST_CASE("values on one straight line have no signals") {
  std::vector<double> values;
  for (int i = 0; i < 30; ++i) values.push_back(0.1 * i);
  CHECK(chart_of(monthly(values)).signals.empty());
}

}  // namespace koers::domain
