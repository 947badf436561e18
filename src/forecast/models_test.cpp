// The models by themselves: recursions reckoned by hand, and laws that hold for any series.
#include <cmath>
#include <doctest/doctest.h>

#include "forecast/arima.h"
#include "forecast/ces.h"
#include "forecast/ets.h"
#include "forecast/minimize.h"
#include "forecast/seasonal.h"
#include "forecast/theta.h"

namespace koers::forecast {
namespace {

// Wavering values without a pattern of their own, the same every time.
std::vector<double> wavering(std::size_t count, double level, double slope) {
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto t = static_cast<double>(i);
    values[i] = level + slope * t + 3 * std::sin(1.7 * t) + 2 * std::cos(0.61 * t * t);
  }
  return values;
}

std::vector<double> times(std::vector<double> values, double factor) {
  for (double& value : values) value *= factor;
  return values;
}

}  // namespace

TEST_CASE("the lowest point of a curved valley is found") {
  const auto valley = [](const Variables& v) {
    return std::pow(1 - v[0], 2) + 100 * std::pow(v[1] - v[0] * v[0], 2);
  };
  const auto lowest = minimize(
      valley, {-1.2, 1}, {.count = 2, .step = 0.5, .evaluations_max = 500, .tolerance = 1e-14});
  CHECK(lowest.at[0] == doctest::Approx(1).epsilon(1e-3));
  CHECK(lowest.at[1] == doctest::Approx(1).epsilon(1e-3));
}

TEST_CASE("what is not a number is never the lowest") {
  const auto lowest =
      minimize([](const Variables& v) { return v[0] < 0 ? std::nan("") : (v[0] - 2) * (v[0] - 2); },
               {1}, {.count = 1});
  CHECK(lowest.at[0] == doctest::Approx(2).epsilon(1e-2));
}

TEST_CASE("bounds are kept by a curve that can be undone") {
  CHECK(between(2, 4, 0) == doctest::Approx(3));
  CHECK(between(0.1, 0.99, to_any(0.1, 0.99, 0.4)) == doctest::Approx(0.4));
  CHECK(between(0, 1, -800) >= 0);
  CHECK(between(0, 1, 800) <= 1);
}

TEST_CASE("exponential smoothing goes step by step as reckoned by hand") {
  // Level 10: error 2, level 11; error -1, level 10.5.
  EtsState state{.level = 10};
  const std::vector<double> values{12, 10};
  const double fit = ets_pass(values, {}, {.alpha = 0.5}, state);
  CHECK(state.level == doctest::Approx(10.5));
  CHECK(fit == doctest::Approx(2 * std::log(4 + 1)));
}

TEST_CASE("a damped slope loses its share at every step") {
  // 10 + .9 * 2 = 11.8, error 1.2: level 12.4, slope 1.8 + .1 * 1.2 = 1.92.
  EtsState state{.level = 10, .slope = 2};
  const std::vector<double> values{13};
  (void)ets_pass(values, {.trend = EtsTrend::damped}, {.alpha = 0.5, .beta = 0.1, .phi = 0.9},
                 state);
  CHECK(state.level == doctest::Approx(12.4));
  CHECK(state.slope == doctest::Approx(1.92));
  const Path path =
      ets_path({.kind = {.trend = EtsTrend::damped}, .parameters = {.phi = 0.9}, .end = state}, 2);
  CHECK(path[0] == doctest::Approx(12.4 + 1.728));
  CHECK(path[1] == doctest::Approx(12.4 + 1.728 + 1.5552));
}

TEST_CASE("a multiplicative season moves with its own error") {
  // 10 * 1.2 = 12, error 3: level 10 + .5 * 3 / 1.2 = 11.25, season 1.2 + .2 * 3 / 10 = 1.26.
  EtsState state{.level = 10, .season = {1.2, 0.8}};
  const std::vector<double> values{15};
  (void)ets_pass(values, {.season = EtsSeason::multiplicative}, {.alpha = 0.5, .gamma = 0.2},
                 state);
  CHECK(state.level == doctest::Approx(11.25));
  CHECK(state.season == std::vector<double>{0.8, 1.26});
}

TEST_CASE("relative errors have the likelihood of their logarithms") {
  EtsState state{.level = 10};
  const std::vector<double> values{12};
  const double fit = ets_pass(values, {.error = EtsError::relative}, {.alpha = 0.5}, state);
  CHECK(fit == doctest::Approx(std::log(0.04) + 2 * std::log(10)));
  EtsState nothing{.level = 0};
  CHECK(std::isinf(ets_pass(values, {.error = EtsError::relative}, {}, nothing)));
}

TEST_CASE("a straight line goes on as a line, in every model that knows slopes") {
  std::vector<double> values;
  for (int i = 0; i < 30; ++i) values.push_back(100 + 2 * i);
  for (const Path& path : {choose_ets(values, 1, 3, EtsSeasons::refuse), choose_arima(values, 1, 3),
                           drift(values, 30, 3), line(values, 30, 3)}) {
    CHECK(path[0] == doctest::Approx(160).epsilon(0.005));
    CHECK(path[2] == doctest::Approx(164).epsilon(0.005));
  }
}

TEST_CASE("the Theta method of a line is in between: half the slope or more") {
  std::vector<double> values;
  for (int i = 0; i < 30; ++i) values.push_back(100 + 2 * i);
  const Path path = theta_path(values, fit_theta(values), 4);
  CHECK(path[3] > 160);
  CHECK(path[3] < 168);
}

TEST_CASE("forecasts have the unit of the series") {
  const auto values = wavering(48, 50, 0.3);
  const auto larger = times(values, 1024);
  const auto same = [](const Path& path, const Path& other) {
    for (std::size_t k = 0; k < path.size(); ++k)
      CHECK(other[k] == doctest::Approx(1024 * path[k]).epsilon(1e-3));
  };
  same(choose_ets(values, 1, 6, EtsSeasons::refuse), choose_ets(larger, 1, 6, EtsSeasons::refuse));
  same(theta_path(values, fit_theta(values), 6), theta_path(larger, fit_theta(larger), 6));
  same(complex_smoothing(values, 6), complex_smoothing(larger, 6));
  same(choose_arima(values, 1, 6), choose_arima(larger, 1, 6));
}

TEST_CASE("an autoregression is found back") {
  // y(t) = .7 y(t-1) + shock: the shocks are a fixed sequence without memory.
  std::vector<double> values{0};
  std::uint64_t seed = 1;
  for (int i = 0; i < 600; ++i) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    values.push_back(0.7 * values.back() + static_cast<double>(seed >> 40U) / (1 << 24) - 0.5);
  }
  const auto fit = fit_arima(values, 1, {.p = 1, .has_mean = true});
  CHECK(fit.ar.at(0) == doctest::Approx(0.7).epsilon(0.1));
  const Path path = arima_path(values, 1, fit, 2);
  CHECK(path[1] - fit.mean == doctest::Approx(fit.ar[0] * (path[0] - fit.mean)));
}

TEST_CASE("seasonal differences repeat a pattern exactly") {
  std::vector<double> values;
  for (std::size_t i = 0; i < 24; ++i) values.push_back(std::vector{10.0, 20.0, 15.0, 5.0}[i % 4]);
  const auto fit = fit_arima(values, 4, {.seasonal_d = 1});
  CHECK(arima_path(values, 4, fit, 4) == Path{10, 20, 15, 5});
}

TEST_CASE("how often to difference: not for noise, once for a walk") {
  CHECK(differences_needed(wavering(200, 50, 0)) == 0);
  CHECK(differences_needed(wavering(200, 50, 1)) == 1);
}

TEST_CASE("a pattern is found and taken out") {
  std::vector<double> values;
  for (std::size_t i = 0; i < 48; ++i)
    values.push_back((100 + static_cast<double>(i)) * std::vector{1.2, 0.9, 1.1, 0.8}[i % 4]);
  REQUIRE(is_seasonal(values, 4));
  const auto adjusted = adjust(values, 4, {});
  CHECK(adjusted.factor(0) == doctest::Approx(1.2).epsilon(0.02));
  CHECK(adjusted.factor(3) == doctest::Approx(0.8).epsilon(0.02));
  CHECK(adjusted.values[20] == doctest::Approx(120).epsilon(0.03));
  CHECK(adjusted.strength > 0.95);
  CHECK(adjusted.with_season(100, 1) == doctest::Approx(100 * adjusted.figure[1]));
}

TEST_CASE("chance is not taken for a pattern") {
  CHECK_FALSE(is_seasonal(wavering(20, 50, 0), 12));  // Less than three seasons.
  CHECK_FALSE(is_seasonal(std::vector<double>(48, 7.0), 12));
  CHECK(adjust(std::vector<double>{1, -2, 3, 4, 5, 6, 7, 8}, 4, {}).form == SeasonForm::none);
}

TEST_CASE("a year ago, at today's level") {
  // This year is twice the last: the rest of it, too.
  const std::vector<double> values{1, 2, 3, 4, 2, 4};
  CHECK(year_ago(values, 4, 2, 2) == Path{6, 8});
  CHECK(year_ago(values, 6, 2, 2) == Path{4, 4});
  CHECK(seasonal_naive(values, 4, 5) == Path{3, 4, 2, 4, 3});
}

}  // namespace koers::forecast
