// Counting on paths comes out as the closed forms that the specification prints: within what so
// many paths leave to chance.
#include <cmath>
#include <doctest/doctest.h>

#include "base/vectors_test.h"
#include "forecast/questions.h"
#include "forecast/random_paths_test.h"

namespace koers::forecast {
namespace {

// Four standard errors of a share of so many paths.
bool is_about(double counted, double exact) {
  const double error = std::sqrt(exact * (1 - exact) / static_cast<double>(many_paths));
  return std::fabs(counted - exact) <= 4 * error + 1e-6;
}

}  // namespace

TEST_CASE("a level that wanders") {
  const auto group = vectors("prob");
  if (!group) return;
  for (const json::value& item : group->as_array()) {
    if (text_at(item, "kind") != "level") continue;
    const auto steps = static_cast<std::size_t>(number_at(item, "h"));
    const Question question{.kind = Question::Kind::level,
                            .comparison = Comparison::at_most,
                            .threshold = number_at(item, "T"),
                            .shares = std::vector<double>(steps, 1.0)};
    const Law law{number_at(item, "x"), number_at(item, "mu"), number_at(item, "sig")};
    CHECK(is_about(probability(walks(law, steps), question), number_at(item, "p")));
  }
}

// Half a period is half of its value, so its sd is half too, where the closed form has the root of
// a half: the law of the half is given as a period of its own.
TEST_CASE("a total of periods that stand alone, with what is done") {
  const auto group = vectors("prob");
  if (!group) return;
  for (const json::value& item : group->as_array()) {
    if (text_at(item, "kind") == "level") continue;
    const double periods = number_at(item, "h");
    const Law law{0, number_at(item, "mu"), number_at(item, "sig")};
    const auto whole = static_cast<std::size_t>(periods);
    auto paths = periods_alone(law, whole + 1);
    const double part = periods - static_cast<double>(whole);
    for (std::size_t i = 0; i < paths.count(); ++i) {
      double& last = paths.path(i)[whole];
      last = part * law.drift + std::sqrt(part) * (last - law.drift);
    }
    const Question question{.kind = Question::Kind::total,
                            .threshold = number_at(item, "T"),
                            .shares = std::vector<double>(whole + 1, 1.0),
                            .done = number_at(item, "done")};
    CHECK(is_about(probability(paths, question), number_at(item, "p")));
  }
}

TEST_CASE("holding a value counts the periods that are still to come") {
  const auto group = vectors("maintain_prob");
  if (!group) return;
  const auto paths = periods_alone({0, number_at(*group, "mean"), number_at(*group, "sd")}, 8);
  const auto chance = [&](std::size_t coming, int needed) {
    return probability(paths, {.kind = Question::Kind::hold,
                               .comparison = Comparison::at_most,
                               .threshold = number_at(*group, "threshold"),
                               .shares = std::vector<double>(coming, 1.0),
                               .needed = needed});
  };
  CHECK(is_about(chance(1, 1), number_at(*group, "p_month")));
  CHECK(is_about(chance(8, 8), number_at(*group, "all8")));
  CHECK(is_about(chance(8, 12 - 4), number_at(*group, "P_all12")));
  CHECK(is_about(chance(8, 11 - 4), number_at(*group, "P_at_least_11_of_12")));
  CHECK(chance(8, 12 - 3) == number_at(*group, "P_all12_2"));
  CHECK(is_about(chance(8, 11 - 3), number_at(*group, "P_11_of_12_2")));
}

TEST_CASE("the published example of what is attainable") {
  const auto group = vectors("achiev");
  if (!group) return;
  const auto history = numbers_at(*group, "history");
  const auto steps = static_cast<std::size_t>(number_at(*group, "weeks"));
  const Law law{history.back(), number_at(*group, "weekly_mean"), number_at(*group, "weekly_sd")};
  const Question question{.kind = Question::Kind::level,
                          .comparison = Comparison::at_most,
                          .threshold = history.back() + number_at(*group, "required_total"),
                          .shares = std::vector<double>(steps, 1.0)};
  const double exact = number_at(*group, "P_rw");
  CHECK(std::fabs(probability(walks(law, steps), question) - exact) < 0.002);
}

}  // namespace koers::forecast
