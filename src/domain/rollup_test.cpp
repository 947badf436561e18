// Claims about roll-ups: shares of weight decide, nothing counts twice, silence counts nothing.
#include "domain/rollup.h"

#include <doctest/doctest.h>

#include "base/vectors_test.h"

namespace koers::domain {
namespace {

RollUpItem item(Status status, std::optional<double> score = 0.5) {
  return {.status = status, .score = score};
}

Status status_of(const std::vector<RollUpItem>& items) { return roll_up(items).status; }

}  // namespace

TEST_CASE("the score is the weighted mean of what the key results score") {
  const auto group = vectors("okr");
  if (!group) return;
  std::vector<RollUpItem> items;
  for (const json::value& result : group->as_object().at("krs").as_array()) {
    items.push_back(item(Status::on_track, result.as_array()[1].to_number<double>()));
  }
  CHECK(is_printed_as(*roll_up(items).score, number_at(*group, "mean")));
  items[1].weight = items[2].weight = 2;
  CHECK(is_printed_as(*roll_up(items).score, number_at(*group, "weighted_1_2_2")));
  const std::vector<RollUpItem> one_of_three{item(Status::on_track, 1), item(Status::at_risk, 0),
                                             item(Status::at_risk, 0)};
  CHECK(is_printed_as(*roll_up(one_of_three).score, number_at(*group, "perdoo")));
}

TEST_CASE("half the weight off track puts the objective off track, less puts it at risk") {
  CHECK(status_of({item(Status::off_track), item(Status::on_track)}) == Status::off_track);
  CHECK(status_of({item(Status::off_track), item(Status::on_track), item(Status::on_track)}) ==
        Status::at_risk);
  CHECK(status_of({item(Status::at_risk), item(Status::on_track)}) == Status::at_risk);
  CHECK(status_of({item(Status::on_track), item(Status::pending)}) == Status::on_track);
  CHECK(status_of({item(Status::missed), item(Status::on_track)}) == Status::off_track);
  RollUpItem light = item(Status::off_track);
  light.weight = 0.5;
  CHECK(status_of({light, item(Status::on_track)}) == Status::at_risk);
}

TEST_CASE("an objective closes when all below it has closed") {
  CHECK(status_of({item(Status::achieved, 1), item(Status::achieved, 1)}) == Status::achieved);
  CHECK(status_of({item(Status::achieved, 1), item(Status::missed, 0.5)}) == Status::partial);
  CHECK(status_of({item(Status::achieved, 1), item(Status::missed, 0.1)}) == Status::missed);
  CHECK(status_of({item(Status::achieved, 1), item(Status::on_track, 0.5)}) == Status::on_track);
}

TEST_CASE("dropped items are counted and leave the rest alone") {
  const std::vector<RollUpItem> items{item(Status::dropped, 0), item(Status::on_track, 0.8)};
  const RollUp result = roll_up(items);
  CHECK(result.status == Status::on_track);
  CHECK(*result.score == 0.8);
  CHECK(result.counts[Status::dropped] == 1);
  CHECK(result.counts.total() == 2);
  CHECK(status_of({item(Status::dropped)}) == Status::dropped);
}

TEST_CASE("who does not report counts nothing, and nobody reporting is unknown") {
  const std::vector<RollUpItem> half{item(Status::on_track, 0.8),
                                     item(Status::pending, std::nullopt)};
  CHECK(*roll_up(half).score == 0.4);
  CHECK(roll_up(half).reporting == 1);
  const std::vector<RollUpItem> silent{item(Status::pending, std::nullopt)};
  CHECK_FALSE(roll_up(silent).score.has_value());
  CHECK_FALSE(roll_up(silent).expected_score.has_value());
  CHECK(status_of({}) == Status::pending);
}

TEST_CASE("the expected score takes the probability as the chance of a full score") {
  RollUpItem open = item(Status::on_track, 0.5);
  open.probability = 0.8;
  CHECK(*roll_up(std::span(&open, 1)).expected_score == doctest::Approx(0.9));
  open.status = Status::missed;
  CHECK(*roll_up(std::span(&open, 1)).expected_score == 0.5);
}

TEST_CASE("a KPI below two children of one objective is found once") {
  Definitions all;
  const auto objective = [&](const char* name, std::vector<std::string> parents) {
    const auto key = Id<Objective>::trusted(name);
    all.objectives[key] = {.id = key, .parents = std::move(parents)};
  };
  const auto kpi = [&](const char* name, const std::vector<const char*>& serves) {
    const auto key = Id<Kpi>::trusted(name);
    all.kpis[key].id = key;
    for (const char* target : serves)
      all.kpis[key].objectives.push_back(Id<Objective>::trusted(target));
  };
  objective("g", {"plan"});
  objective("a", {"g"});
  objective("b", {"g"});
  kpi("shared", {"a", "b"});
  kpi("only-a", {"a"});
  kpi("elsewhere", {"z"});
  const auto names = [&](std::string_view id) {
    std::vector<std::string> texts;
    for (const auto& found : kpis_under(id, all)) texts.push_back(found.text());
    return texts;
  };
  CHECK(names("plan") == std::vector<std::string>{"only-a", "shared"});
  CHECK(names("b") == std::vector<std::string>{"shared"});
  CHECK(names("nothing").empty());
}

}  // namespace koers::domain
