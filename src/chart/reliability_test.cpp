// What the reliability diagram says, and the samples that are drawn.
#include "chart/reliability.h"

#include <doctest/doctest.h>

#include "chart/chart_samples.h"

namespace koers::chart {
namespace {

struct Said {
  double chance = 0;
  int true_ones = 0;
  int of = 0;
};

domain::Reliability reliability(const std::vector<Said>& all) {
  using Outcome = domain::Foretold::Outcome;
  std::vector<domain::JudgedForecast> forecasts;
  for (const auto& said : all) {
    for (int i = 0; i < said.of; ++i) {
      forecasts.push_back(
          {.goal = static_cast<int>(forecasts.size()),
           .foretold = {.confidence = said.chance,
                        .outcome = i < said.true_ones ? Outcome::achieved : Outcome::failed}});
    }
  }
  return domain::reliability_of(forecasts).value();
}

ReliabilityChart many() {
  return {.locale = text::Locale::nl,
          .reliability = reliability({{0.03, 1, 20},
                                      {0.14, 1, 9},
                                      {0.35, 4, 12},
                                      {0.55, 2, 4},
                                      {0.72, 12, 15},
                                      {0.97, 1192, 1240}})};
}

}  // namespace

std::vector<ReliabilitySample> reliability_samples() {
  return {
      {"reliability_many", many()},
      {"reliability_one", {.locale = text::Locale::en, .reliability = reliability({{1.0, 0, 1}})}},
      {"reliability_edges",
       {.locale = text::Locale::en, .reliability = reliability({{0.0, 0, 8}, {1.0, 9, 9}})}}};
}

TEST_CASE("the diagram is said in words: all of them, then each bin") {
  CHECK(describe_reliability(many()) ==
        "1300 verwachtingen over 1300 doelen: gemiddeld 94% kans gegeven, 93% kwam uit.");
  const auto svg = reliability_svg(many(), {360, 360}, "r");
  CHECK(svg.find("Waar gemiddeld 72% kans gegeven was, kwam 80% uit (55% tot 93%; 15 "
                 "verwachtingen).") != std::string::npos);
  CHECK(describe_reliability(reliability_samples()[1].chart) ==
        "1 forecast about 1 goal: a chance of 100% given on average, 0% came true.");
}

TEST_CASE("bins of few goals are drawn open") {
  const auto count = [](const std::string& svg, std::string_view words) {
    std::size_t found = 0;
    for (auto at = svg.find(words); at != std::string::npos; at = svg.find(words, at + 1)) ++found;
    return found;
  };
  const auto svg = reliability_svg(many(), {360, 360}, "r");
  CHECK(count(svg, "\"kc-thin\"") == 1);
  CHECK(count(svg, "\"kc-dot\"") == 5);
}

TEST_CASE("the table has a row for each bin") {
  const auto table = reliability_table(many());
  REQUIRE(table.rows.size() == 6);
  for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
  CHECK(table.rows[2] ==
        std::vector<std::string>{"30% tot 40%", "12", "12", "35%", "33%", "14% tot 61%"});
}

}  // namespace koers::chart
