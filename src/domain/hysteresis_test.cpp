// Claims about the brake between probability and status, and about the limits of normal variation.
#include "domain/hysteresis.h"

#include <doctest/doctest.h>

#include "base/vectors_test.h"
#include "domain/signal.h"

namespace koers::domain {

TEST_CASE("a status changes on two daily closes in a row, or at once over two steps") {
  const auto group = vectors("hysteresis");
  if (!group) return;
  HysteresisState state;
  const json::array& expected = group->as_object().at("status").as_array();
  std::size_t close = 0;
  for (const double probability : numbers_at(*group, "P")) {
    CAPTURE(close);
    state = step(state, probability);
    CHECK(name_of(*state.status) == std::string_view(expected[close++].as_string()));
  }
}

TEST_CASE("from on_track a probability just below .30 names at_risk, not off_track") {
  HysteresisState state{.status = Status::on_track, .candidate = std::nullopt};
  state = step(state, 0.29);
  CHECK(state.status == Status::on_track);
  CHECK(state.candidate == Status::at_risk);
  CHECK(step(state, 0.27).status == Status::at_risk);
  CHECK(step(state, 0.24).status == Status::off_track);
}

TEST_CASE("two closes that name different neighbours do not add up") {
  HysteresisState state{.status = Status::at_risk, .candidate = std::nullopt};
  state = step(state, 0.76);
  state = step(state, 0.20);
  CHECK(state.status == Status::at_risk);
  CHECK(state.candidate == Status::off_track);
}

TEST_CASE("limits come from neighbours, not from the spread of the whole") {
  const auto group = vectors("xmr_own");
  if (!group) return;
  const auto check = [](const Limits& limits, const json::value& expected) {
    CHECK(limits.n == static_cast<int>(number_at(expected, "n")));
    CHECK(is_printed_as(limits.centre, number_at(expected, "mean"), 4));
    CHECK(is_printed_as(limits.moving_range, number_at(expected, "mRbar"), 4));
    CHECK(is_printed_as(limits.upper, number_at(expected, "UNPL"), 4));
    CHECK(is_printed_as(limits.lower, number_at(expected, "LNPL"), 4));
    CHECK(is_printed_as(limits.range_limit, number_at(expected, "URL"), 4));
  };
  const auto base = numbers_at(*group, "base");
  check(*xmr_limits(base), group->as_object().at("limits"));
  CHECK(xmr_limits(base)->firmness == Firmness::firm);
  const Limits median = *xmr_limits(base, Centre::median);
  CHECK(is_printed_as(median.upper, number_at(group->as_object().at("limits"), "UNPL_med"), 4));
  CHECK(is_printed_as(median.lower, number_at(group->as_object().at("limits"), "LNPL_med"), 4));
  const auto changed = numbers_at(*group, "new");
  check(*xmr_limits(std::span(changed).last(8)), group->as_object().at("new_limits"));
}

TEST_CASE("five values have no limits, six have provisional ones") {
  const std::vector<double> values{3, 5, 4, 6, 5, 4};
  CHECK_FALSE(xmr_limits(std::span(values).first(5)).has_value());
  CHECK(xmr_limits(values)->firmness == Firmness::provisional);
  CHECK(xmr_limits(values)->moving_range == doctest::Approx(1.4));
}

}  // namespace koers::domain
