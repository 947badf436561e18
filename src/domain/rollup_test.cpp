// Claims about roll-ups: shares of weight decide, nothing counts twice, silence counts nothing.
#include "domain/rollup.h"

#include <cmath>
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

TEST_CASE("the least score, the plain mean and a sum are asked for by rule") {
  const auto group = vectors("okr");
  if (!group) return;
  std::vector<RollUpItem> items;
  for (const json::value& result : group->as_object().at("krs").as_array())
    items.push_back(item(Status::on_track, result.as_array()[1].to_number<double>()));
  items[1].weight = items[2].weight = 2;
  const auto score = [&](ScoreRule rule) { return *roll_up(items, {{.rule = rule}}).score; };
  CHECK(is_printed_as(score(ScoreRule::minimum), number_at(*group, "min")));
  CHECK(is_printed_as(score(ScoreRule::mean), number_at(*group, "mean")));
  CHECK(is_printed_as(score(ScoreRule::weighted_mean), number_at(*group, "weighted_1_2_2")));
  items[0].score = 0.27;
  items[1].score = 0.18;
  items[2].score = 0.73;
  // Printed to three decimals there.
  CHECK(std::abs(100 * score(ScoreRule::mean) - number_at(*group, "quantive")) < 5e-4);
}

TEST_CASE("a sum is the way gone over the whole way, whatever the scores") {
  std::vector<RollUpItem> items{item(Status::on_track, 0.5), item(Status::on_track, 0.1)};
  items[0].way = {.value = 50, .baseline = 0, .target = 100};
  items[1].way = {.value = 130, .baseline = 100, .target = 400};
  CHECK(*roll_up(items, {{.rule = ScoreRule::sum}}).score == doctest::Approx(0.2));
  items[1].way = {.value = 900, .baseline = 100, .target = 400};
  CHECK(*roll_up(items, {{.rule = ScoreRule::sum}}).score == 1);
  items[0].way.reset();
  items[1].way.reset();
  CHECK_FALSE(roll_up(items, {{.rule = ScoreRule::sum}}).score.has_value());
}

TEST_CASE("where all must hold the weakest decides, and a must decides alone") {
  const std::vector<RollUpItem> items{item(Status::off_track), item(Status::on_track),
                                      item(Status::on_track)};
  const RollUpRule strict{.scoring = {.status = StatusRule::all_must_hold}};
  CHECK(roll_up(items).status == Status::at_risk);
  CHECK(roll_up(items, strict).status == Status::off_track);
  auto with_must = items;
  with_must[0].is_must = true;
  CHECK(roll_up(with_must).status == Status::off_track);
  with_must[0].status = Status::at_risk;
  CHECK(roll_up(with_must).status == Status::at_risk);
  CHECK(roll_up(with_must, strict).status == Status::at_risk);
}

TEST_CASE("aspirations are graded in bands") {
  const auto graded = [](double score, Commitment commitment) {
    const std::vector<RollUpItem> items{item(Status::achieved, 1), item(Status::missed, score)};
    return roll_up(items, {.scoring = {}, .commitment = commitment}).status;
  };
  CHECK(graded(0.4, Commitment::committed) == Status::partial);
  CHECK(graded(0.4, Commitment::aspirational) == Status::achieved);
  CHECK(graded(0.39, Commitment::committed) == Status::missed);
  CHECK(graded(0.39, Commitment::aspirational) == Status::partial);
}

TEST_CASE("shares of weight add up through levels: one weak leaf does not turn a tree red") {
  const std::vector<RollUpItem> leaves{item(Status::off_track), item(Status::on_track)};
  const RollUp below = roll_up(leaves);
  CHECK(below.status == Status::off_track);
  CHECK(below.shares.off == 0.5);
  RollUpItem child = item(below.status);
  child.shares = below.shares;
  CHECK(roll_up(std::vector{child, item(Status::on_track)}).status == Status::at_risk);
  // Where one alone decides, the whole stands as it does.
  const RollUp strict = roll_up(leaves, {{.status = StatusRule::all_must_hold}});
  CHECK(strict.shares.off == 1);
  child.shares = strict.shares;
  CHECK(roll_up(std::vector{child, item(Status::on_track)}).status == Status::off_track);
}

}  // namespace koers::domain
