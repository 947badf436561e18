// Claims about charts of shares whose n differs much from value to value.
#include <cmath>
#include <doctest/doctest.h>

#include "domain/process_chart.h"

namespace koers::domain {
namespace {

struct Share {
  double percent;
  std::int64_t n;
};

std::vector<ProcessPoint> weekly(const std::vector<Share>& shares) {
  std::vector<ProcessPoint> points;
  for (const auto& share : shares) {
    const Date first = date_of(2026, 1, 5) + Days{7 * static_cast<int>(points.size())};
    points.push_back({.period = {first, first + Days{7}}, .value = share.percent, .n = share.n});
  }
  return points;
}

ProcessChart chart_of(const std::vector<Share>& shares, bool is_of_n = true) {
  return process_chart(
      {.points = weekly(shares), .bounds = {.min = 0, .max = 100}, .is_of_n = is_of_n});
}

// Weeks of 400 are 1 off 20%, weeks of 25 are 4 off: by as much as chance makes of each.
std::vector<Share> uneven() {
  std::vector<Share> shares;
  for (int i = 0; i < 12; ++i) {
    const double side = i % 4 < 2 ? 1 : -1;
    shares.push_back(i % 2 == 0 ? Share{20 + side, 400} : Share{20 - 4 * side, 25});
  }
  return shares;
}

}  // namespace

TEST_CASE("limits of a share are farther apart where fewer stand behind it") {
  auto shares = uneven();
  shares.push_back({20, 400});
  const auto chart = chart_of(shares);
  const auto& segment = chart.segments.back();
  const auto points = weekly(shares);
  CHECK(segment.size == 400);
  CHECK(segment.limits->centre == doctest::Approx(20));
  const auto many = limits_at(segment, points, 0, {});
  const auto few = limits_at(segment, points, 1, {});
  CHECK(few.upper - few.centre == doctest::Approx(4 * (many.upper - many.centre)));
  CHECK(many.upper == doctest::Approx(segment.limits->upper));
  CHECK(limits_at(segment, points, 1, {.min = 15}).lower == 15);
}

TEST_CASE("what is much of many is little of few") {
  auto shares = uneven();
  shares.push_back({20 + 6, 400});
  CHECK(signal_at(chart_of(shares), 12) != nullptr);
  shares.back().n = 25;
  CHECK(signal_at(chart_of(shares), 12) == nullptr);
  // By limits that do not know n the first is lost among the weeks of few.
  shares.back().n = 400;
  CHECK(signal_at(chart_of(shares, false), 12) == nullptr);
}

TEST_CASE("the centre is that of all rows together, not of the weeks") {
  std::vector<Share> shares;
  for (int i = 0; i < 12; ++i)
    shares.push_back(i % 3 == 0 ? Share{30 + 0.1 * i, 50} : Share{20 + 0.1 * (i % 2), 1000});
  double rows = 0;
  double n = 0;
  for (const auto& share : shares) {
    rows += share.percent * static_cast<double>(share.n);
    n += static_cast<double>(share.n);
  }
  CHECK(chart_of(shares).segments.back().limits->centre == doctest::Approx(rows / n));
}

TEST_CASE("where n differs little, or is not known of a value, it is left alone") {
  std::vector<Share> shares;
  for (int i = 0; i < 12; ++i) shares.push_back({20.0 + (i * 7) % 5, 100 + (i * 13) % 100});
  CHECK(chart_of(shares).segments == chart_of(shares, false).segments);
  shares[3].n = 1;
  CHECK(chart_of(shares).segments == chart_of(shares, false).segments);
}

TEST_CASE("a new normal of shares has the limits of its own rows") {
  auto shares = uneven();
  for (int i = 0; i < 10; ++i)
    shares.push_back(i % 2 == 0 ? Share{30 + 0.5 * (i % 4), 400} : Share{33.0 - i % 3, 30});
  const auto chart = chart_of(shares);
  REQUIRE(chart.proposal.has_value());
  CHECK(chart.proposal->centre_after > 29);
  CHECK(chart.now.first == chart.proposal->from);
  CHECK(chart.now.limits->centre == doctest::Approx(chart.proposal->centre_after));
}

}  // namespace koers::domain
