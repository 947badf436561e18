// Claims about joint futures: each series keeps its own, and together they move as asked.
#include "forecast/joint.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "forecast/random_paths_test.h"

namespace koers::forecast {
namespace {

constexpr std::size_t some = 4000;

std::vector<double> ends(const SamplePaths& paths, const std::vector<std::size_t>& order) {
  std::vector<double> values;
  for (const std::size_t at : order) values.push_back(paths.path(at)[paths.horizon() - 1]);
  return values;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  return shrunk_correlation(a, b) * (n + 20) / n;
}

Drivers drivers_of(std::size_t count, double together) {
  Drivers drivers{.seeds = {}, .correlations = Correlations(count)};
  for (std::size_t i = 0; i < count; ++i) drivers.seeds.push_back(seed_of(std::string(i + 1, 'm')));
  for (std::size_t i = 1; i < count; ++i) drivers.correlations.set(0, i, together);
  return drivers;
}

}  // namespace

TEST_CASE("an order takes every path once, and is the same each time") {
  const auto paths = walks({}, 3, some);
  const std::vector<JointMember> members{{&paths, 0}, {&paths, 1}};
  auto orders = joint_orders(members, drivers_of(2, 0.5), some);
  REQUIRE(orders.size() == 2);
  CHECK(orders == joint_orders(members, drivers_of(2, 0.5), some));
  std::ranges::sort(orders[1]);
  for (std::size_t i = 0; i < some; ++i) CHECK(orders[1][i] == i);
}

TEST_CASE("series run as high together as was asked for") {
  const auto one = walks({0, 0, 1}, 4, some);
  const auto other = walks({100, 2, 5}, 4, some);
  for (const double wanted : {-0.7, 0.0, 0.4, 0.9}) {
    CAPTURE(wanted);
    const std::vector<JointMember> members{{&one, 0}, {&other, 1}};
    const auto orders = joint_orders(members, drivers_of(2, wanted), some);
    // The last step shares but part of the height of its path.
    const double found = correlation(ends(one, orders[0]), ends(other, orders[1]));
    CHECK(std::abs(found - wanted) < 0.25);
    if (wanted != 0) CHECK((found > 0) == (wanted > 0));
  }
}

TEST_CASE("two series of one driver rise and fall together") {
  const auto months = walks({0, 0, 1}, 3, some);
  const auto quarters = walks({0, 0, 3}, 1, some);
  const std::vector<JointMember> members{{&months, 0}, {&quarters, 0}};
  const auto orders = joint_orders(members, drivers_of(1, 0), some);
  CHECK(correlation(ends(months, orders[0]), ends(quarters, orders[1])) > 0.85);
}

TEST_CASE("correlations that cannot be are drawn to none until they can") {
  const auto paths = walks({}, 2, 500);
  auto drivers = drivers_of(3, 0.9);
  drivers.correlations.set(1, 2, -0.9);
  const std::vector<JointMember> members{{&paths, 0}, {&paths, 1}, {&paths, 2}};
  CHECK(joint_orders(members, drivers, 500).size() == 3);
}

TEST_CASE("a correlation of few pairs is small, and of hardly any none") {
  const std::vector<double> rising{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  CHECK(shrunk_correlation(rising, rising) == doctest::Approx(10.0 / 30));
  CHECK(shrunk_correlation(std::span(rising).first(7), std::span(rising).first(7)) == 0);
  CHECK(shrunk_correlation(rising, std::vector<double>(10, 4.0)) == 0);
  auto holed = rising;
  holed[3] = std::nan("");
  CHECK(shrunk_correlation(rising, holed) == doctest::Approx(9.0 / 29));
}

}  // namespace koers::forecast
