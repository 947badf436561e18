// Claims about what stands apart, and what does not.
#include "forecast/outliers.h"

#include <cmath>
#include <doctest/doctest.h>

namespace koers::forecast {
namespace {

std::vector<double> noisy(std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(100 + 17 * (static_cast<double>(i * 7919 % 101) / 100 - 0.5));
  return values;
}

}  // namespace

TEST_CASE("one value far from all round it is what they lead one to expect") {
  for (const std::size_t at : {0U, 1U, 20U, 38U}) {
    CAPTURE(at);
    auto values = noisy(40);
    values[at] += 300;
    CHECK(replace_outliers(values, 1) == 1);
    CHECK(std::abs(values[at] - 100) < 15);
  }
}

TEST_CASE("noise, a trend and a level that stays are left as they are") {
  auto values = noisy(60);
  const auto before = values;
  CHECK(replace_outliers(values, 12) == 0);
  CHECK(values == before);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += 40.0 * static_cast<double>(i);
  CHECK(replace_outliers(values, 12) == 0);
  auto shifted = noisy(60);
  for (std::size_t i = 57; i < 60; ++i) shifted[i] += 500;
  CHECK(replace_outliers(shifted, 12) == 0);
}

TEST_CASE("the last value may be the first of a new level") {
  auto values = noisy(30);
  values.back() += 500;
  CHECK(replace_outliers(values, 1) == 0);
}

TEST_CASE("what comes back each season is its season, and once more than that is none") {
  auto values = noisy(48);
  for (std::size_t i = 11; i < 48; i += 12) values[i] += 400;
  CHECK(replace_outliers(values, 12) == 0);
  values[20] -= 400;
  CHECK(replace_outliers(values, 12) == 1);
  CHECK(std::abs(values[20] - 100) < 15);
}

TEST_CASE("an outlier at a busy step is what such steps usually bring") {
  auto values = noisy(60);
  for (std::size_t i = 11; i < 60; i += 12) values[i] += 400;
  values[35] += 3000;
  CHECK(replace_outliers(values, 12) == 1);
  CHECK(values[35] == doctest::Approx(500).epsilon(0.05));
}

TEST_CASE("where many stand apart, or most are alike, that is what the series does") {
  auto values = noisy(60);
  for (std::size_t i = 3; i < 60; i += 9) values[i] += 300;
  CHECK(replace_outliers(values, 1) == 0);
  std::vector<double> flat(40, 5.0);
  flat[20] = 50;
  CHECK(replace_outliers(flat, 1) == 0);
  std::vector<double> few{1, 2, 1, 2, 90, 1, 2};
  CHECK(replace_outliers(few, 1) == 0);
}

}  // namespace koers::forecast
