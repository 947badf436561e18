// The pooled networks: what they look at, and what is made of their answers.
#include "forecast/pooled.h"

#include <cmath>
#include <doctest/doctest.h>
#include <numeric>

#include "forecast/engine.h"
#include "forecast/features.h"
#include "forecast/learned.h"

namespace koers::forecast {
namespace {

Prepared wavering(std::size_t count, double factor, Rhythm rhythm = Rhythm::quarterly) {
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i)
    values[i] =
        factor * (50 + 0.3 * static_cast<double>(i) + 4 * std::sin(1.7 * static_cast<double>(i)));
  return prepare(values, rhythm, 4);
}

PooledShape shape_for(const Prepared& prepared, std::size_t steps) {
  return {.inputs = pooled_inputs(prepared).size(), .outputs = steps};
}

}  // namespace

TEST_CASE("networks see neither the unit of a series nor more than they were made for") {
  for (const std::size_t count : {1U, 2U, 5U, 13U, 60U}) {
    const auto inputs = pooled_inputs(wavering(count, 1));
    CHECK(inputs.size() == pooled_lags[1] + pooled_traits);
    const auto times_four = pooled_inputs(wavering(count, 4));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      CHECK(inputs[i] == doctest::Approx(times_four[i]));
      CHECK(std::abs(inputs[i]) <= 6);
    }
  }
}

TEST_CASE("a series that never changed gives inputs that are numbers") {
  for (const float input : pooled_inputs(prepare(std::vector<double>(20, 0.0), Rhythm::weekly, 1)))
    CHECK(std::isfinite(input));
}

TEST_CASE("constants, units and straight ways add up as reckoned by hand") {
  const Prepared prepared = wavering(30, 1);
  const PooledShape shape = shape_for(prepared, 2);
  std::vector<float> network(shape.size(), 0.0F);
  network[shape.output_at(0) + pooled_units] = 0.5F;  // A constant.
  network[shape.unit_at(3) + shape.inputs] = 0.25F;   // The fourth unit is tanh(0.25),
  network[shape.output_at(1) + 3] = 2.0F;             // and counts twice at the second step.
  network[shape.straight_at(1)] = -1.0F;              // Against the last change.
  const auto inputs = pooled_inputs(prepared);
  const auto answer = ask_network(network, shape, inputs);
  CHECK(answer.changes[0] == doctest::Approx(0.5));
  CHECK(answer.changes[1] == doctest::Approx(2 * std::tanh(0.25) - static_cast<double>(inputs[0])));
}

TEST_CASE("a path begins at the last value, is the mean of networks, and calms down beyond them") {
  const Prepared prepared = wavering(30, 1);
  const PooledShape shape = shape_for(prepared, 2);
  std::vector<float> networks(2 * shape.size(), 0.0F);
  for (const std::size_t step : {0U, 1U}) {
    networks[shape.output_at(step) + pooled_units] = 1.0F + static_cast<float>(step);
    networks[shape.size() + shape.output_at(step) + pooled_units] =
        3.0F + 3 * static_cast<float>(step);
  }
  const Path path = pooled_path(networks, 2, prepared, 4);
  const double last = prepared.adjusted.values.back();
  const double scale = change_scale(prepared);
  const double change = 2;  // A step, at the second of them: the mean of 2 / 2 and 6 / 2.
  const std::vector<double> changes{2, 4, 4 + 0.9 * change, 4 + (0.9 + 0.81) * change};
  for (std::size_t k = 0; k < 4; ++k)
    CHECK(path[k] ==
          doctest::Approx(prepared.adjusted.with_season(last + scale * changes[k], 30 + k)));
}

TEST_CASE("without networks the pooled member says what Theta says") {
  const Prepared prepared = wavering(30, 1);
  const Members members = run_members(prepared, 5, {}, 5);
  CHECK(member_name(theta_member) == "theta");
  CHECK(members.paths[pooled_member] == members.paths[theta_member]);
}

TEST_CASE("weights of the members are a mean, and none is of a network that is not there") {
  for (const Rhythm rhythm :
       {Rhythm::yearly, Rhythm::quarterly, Rhythm::monthly, Rhythm::weekly, Rhythm::daily}) {
    std::vector<double> values = wavering(60, 1).values;
    const Outlook outlook = look_ahead({.values = values, .rhythm = rhythm}, {.horizon = 7});
    CHECK(std::accumulate(outlook.weights.begin(), outlook.weights.end(), 0.0) ==
          doctest::Approx(1));
    CHECK((outlook.weights[pooled_member] > 0) == !learned(rhythm, values.size()).networks.empty());
  }
}

TEST_CASE("a series that never changed is forecast to stay, whatever other series did") {
  for (const Rhythm rhythm :
       {Rhythm::yearly, Rhythm::quarterly, Rhythm::monthly, Rhythm::weekly, Rhythm::daily}) {
    const Series still{.values = std::vector<double>(60, 7.5), .rhythm = rhythm};
    for (const double value : look_ahead(still, {.horizon = 30}).point)
      CHECK(value == doctest::Approx(7.5).epsilon(1e-12));
  }
}

}  // namespace koers::forecast
