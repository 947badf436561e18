// Claims about keeping forecasts: it changes no digit, and makes none twice.
#include "app/forecast_cache.h"

#include <doctest/doctest.h>
#include <thread>

namespace koers::app {
namespace {

forecast::Series series_of(double start) {
  forecast::Series series;
  for (int i = 0; i < 30; ++i) series.values.push_back(start + (i % 7) * 0.5);
  return series;
}

std::vector<double> numbers_of(const forecast::Outlook& outlook) {
  std::vector<double> all = outlook.point;
  for (std::size_t i = 0; i < outlook.paths.count(); ++i)
    all.insert(all.end(), outlook.paths.path(i).begin(), outlook.paths.path(i).end());
  return all;
}

}  // namespace

TEST_CASE("what is kept is what would be made") {
  ForecastCache cache;
  const auto first = cache.of(series_of(1), 8);
  CHECK(cache.of(series_of(1), 8) == first);
  CHECK(cache.made() == 1);
  CHECK(numbers_of(*first) == numbers_of(forecast::look_ahead(series_of(1), {.horizon = 8})));
}

TEST_CASE("every part of the input makes another forecast") {
  ForecastCache cache;
  auto series = series_of(1);
  const auto plain = cache.of(series, 8);
  CHECK(cache.of(series, 16) != plain);
  series.lower = 0;
  CHECK(cache.of(series, 8) != plain);
  series.rhythm = forecast::Rhythm::weekly;
  CHECK(cache.of(series, 8) != plain);
  series.values.back() = forecast::missing;
  CHECK(cache.of(series, 8) != plain);
  series.may_be_negative = true;
  CHECK(cache.of(series, 8) != plain);
  CHECK(cache.made() == 6);
}

TEST_CASE("the one asked for longest ago goes first") {
  ForecastCache cache(100'000);  // Room for one of 64,000 bytes.
  const auto first = cache.of(series_of(1), 8);
  const auto second = cache.of(series_of(2), 8);
  CHECK(cache.of(series_of(2), 8) == second);
  CHECK(cache.of(series_of(1), 8) != first);
  CHECK(cache.made() == 3);
}

TEST_CASE("any number of threads get the same") {
  ForecastCache cache(200'000);
  std::vector<std::vector<double>> found(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < found.size(); ++t)
      threads.emplace_back([&, t] { found[t] = numbers_of(*cache.of(series_of(3), 8)); });
  }
  for (const auto& numbers : found) CHECK(numbers == found.front());
}

}  // namespace koers::app
