// Claims about what each rule sees: around a centre of 0 with limits at three sigma of 1, so that
// values are told in sigmas.
#include "domain/signal_rules.h"

#include <doctest/doctest.h>
#include <string>

namespace koers::domain {
namespace {

const Limits unit{
    .centre = 0, .moving_range = 1.128, .upper = 3, .lower = -3, .range_limit = 3.686, .n = 24};

// "9:run_of_nine 10:run_of_nine", counted from one.
std::string marks(const std::vector<double>& values, SignalRules rules,
                  const Limits& limits = unit) {
  std::string text;
  const auto broken = broken_rules(values, {.limits = limits}, rules);
  for (std::size_t i = 0; i < broken.size(); ++i) {
    for (std::size_t k = 0; k < broken[i].size(); ++k) {
      text += k > 0 ? "," : (text.empty() ? "" : " ") + std::to_string(i + 1) + ":";
      text += name_of(broken[i][k]);
    }
  }
  return text;
}

std::string western(const std::vector<double>& values) {
  return marks(values, SignalRules::western_electric);
}
std::string nelson(const std::vector<double>& values) { return marks(values, SignalRules::nelson); }

}  // namespace

TEST_CASE("beyond three sigma every set of rules agrees") {
  for (const auto rules : all_signal_rules) {
    CHECK(marks({0.5, 3.1, -0.5}, rules) == "2:beyond_limit");
    CHECK(marks({0.5, 3.0, -0.5}, rules).find("beyond_limit") == std::string::npos);
  }
}

TEST_CASE("two of three beyond two sigma, the last of them one of the two") {
  CHECK(western({2.1, 0.1, 2.2}) == "3:beyond_two_sigma");
  CHECK(western({2.1, 2.2, 0.1}) == "2:beyond_two_sigma");
  CHECK(western({2.1, 0.1, -2.2}).empty());
  CHECK(western({2.1, 0.1, -0.1, 2.2}).empty());
}

TEST_CASE("four of five beyond one sigma on one side") {
  CHECK(western({1.1, 1.2, 0.2, 1.3, 1.4}) == "5:beyond_one_sigma");
  CHECK(western({1.1, 1.2, -1.2, 1.3, 0.4}).empty());
  CHECK(nelson({-1.1, -1.2, -1.4, -1.3}) == "4:beyond_one_sigma");
}

TEST_CASE("a run is eight for Western Electric and nine for Nelson") {
  const std::vector<double> run{0.4, 0.2, 0.5, 0.3, 0.6, 0.2, 0.4, 0.1, 0.3};
  CHECK(western(run) == "8:long_run 9:long_run");
  CHECK(nelson(run) == "9:run_of_nine");
}

TEST_CASE("six in a row that keep rising or falling are steady, a pause breaks it") {
  CHECK(nelson({-0.9, -0.6, -0.3, 0.1, 0.4, 0.8}) == "6:steady");
  CHECK(nelson({0.9, 0.6, 0.3, -0.1, -0.4, -0.8}) == "6:steady");
  CHECK(nelson({-0.9, -0.6, -0.3, -0.3, 0.1, 0.4, 0.8}).empty());
}

TEST_CASE("fourteen that go up and down in turn alternate") {
  std::vector<double> saw;
  for (int i = 0; i < 14; ++i) saw.push_back(i % 2 == 0 ? 0.9 : -0.3 - 0.1 * i);
  CHECK(nelson(saw) == "14:alternating");
  saw[6] = saw[5];
  CHECK(nelson(saw).empty());
}

TEST_CASE("fifteen within one sigma are too calm, and eight apart from the centre none near it") {
  std::vector<double> calm;
  for (int i = 0; i < 15; ++i) calm.push_back(i % 3 == 0 ? 0.6 : i % 3 == 1 ? 0.2 : -0.5);
  CHECK(nelson(calm) == "15:too_calm");
  calm[7] = 1.1;
  CHECK(nelson(calm).empty());
  CHECK(nelson({1.2, 1.3, -1.1, -1.4, 1.2, -1.5, 1.6, -1.1}) == "8:none_near_centre");
}

TEST_CASE("Koers has its own four, and none of the others") {
  CHECK(marks({1.6, 0.1, 1.7, 1.8}, SignalRules::koers) == "4:near_limit");
  CHECK(marks({1.6, 1.9, 1.7}, SignalRules::koers) == "3:near_limit");
  CHECK(marks({-1.9, 1.9}, SignalRules::koers) == "2:wide_range");
  CHECK(marks({-0.9, -0.6, -0.3, 0.1, 0.4, 0.8}, SignalRules::koers).empty());
}

TEST_CASE("what never changes is no signal by any rule") {
  Limits flat{.centre = 0.1, .moving_range = 0, .upper = 0.1, .lower = 0.1, .n = 24};
  const std::vector<double> values(20, 0.1);
  for (const auto rules : all_signal_rules) CHECK(marks(values, rules, flat).empty());
}

TEST_CASE("a limit that nothing can go beyond is not tested") {
  const auto broken =
      broken_rules(std::vector<double>{-3.5}, {.limits = unit, .lower = false}, SignalRules::koers);
  CHECK(broken[0].empty());
}

}  // namespace koers::domain
