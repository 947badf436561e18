// What history says about a goal: a case worked out by hand, and each shape.
#include "domain/track_record.h"

#include <doctest/doctest.h>
#include <vector>

#include "base/vectors_test.h"

namespace koers::domain {
namespace {

Aim at_most(double value) { return {{Comparator::at_most, value}}; }
Aim at_least(double value) { return {{Comparator::at_least, value}}; }

}  // namespace

// Twelve weeks of hours; six weeks at a time, the best came down from 20 to 15.
TEST_CASE("a change is measured over every stretch as long as the window") {
  const std::vector<double> hours{20, 19, 18, 18, 17, 16, 15, 16, 17, 17, 18, 18};
  const TrackDemand demand{.aim = at_most(12), .baseline = 18, .steps = 6};
  const auto record = track_record(hours, demand);
  REQUIRE(record.has_value());
  CHECK(record->stretches == 6);
  CHECK(record->met == 0);
  CHECK(record->best == -5);
  const auto easier = track_record(hours, {.aim = at_most(13), .baseline = 18, .steps = 6});
  CHECK(easier->met == 1);
  CHECK(easier->share() == doctest::Approx(1.0 / 6));
}

TEST_CASE("rounding decides nothing: 14.1 to 13.8 is a fall of 0.3") {
  const std::vector<double> values{14.1, 13.8};
  CHECK(track_record(values, {.aim = at_most(9.7), .baseline = 10, .steps = 1})->met == 1);
}

TEST_CASE("a mean over the window is held against the mean of the window before") {
  const std::vector<double> values{1, 3, 5, 7, 9, 11};
  const auto record = track_record(
      values, {.shape = Shape::window, .aim = at_least(24), .baseline = 20, .steps = 2});
  REQUIRE(record.has_value());
  CHECK(*record == TrackRecord{.stretches = 3, .met = 3, .best = 4});
}

TEST_CASE("a goal that is touched once looks at the best of a stretch") {
  const std::vector<double> values{10, 14, 9, 10};
  const auto record = track_record(
      values, {.shape = Shape::touch, .aim = at_least(13), .baseline = 10, .steps = 2});
  CHECK(*record == TrackRecord{.stretches = 2, .met = 1, .best = 4});
}

TEST_CASE("totals are added up, and those that must not be exceeded are best when low") {
  const std::vector<double> sold{3, 4, 5, 6};
  CHECK(*track_record(sold, {.shape = Shape::total, .aim = at_least(9), .steps = 2}) ==
        TrackRecord{.stretches = 3, .met = 2, .best = 11});
  CHECK(*track_record(sold, {.shape = Shape::total, .aim = at_most(7), .steps = 2}) ==
        TrackRecord{.stretches = 3, .met = 1, .best = 7});
}

// 5, 11 and 15 more than two periods before; 5 is asked for.
TEST_CASE("a total against an earlier one is a difference of totals") {
  const std::vector<double> visits{10, 10, 12, 13, 20, 20};
  const TrackDemand demand{
      .shape = Shape::uplift, .aim = at_least(25), .baseline = 20, .steps = 2, .steps_back = 2};
  CHECK(*track_record(visits, demand) == TrackRecord{.stretches = 3, .met = 3, .best = 15});
}

TEST_CASE("keeping a value counts the sub-periods of a stretch that kept it") {
  const std::vector<double> churn{1, 1, 3, 1, 1};
  const TrackDemand each{.shape = Shape::hold, .aim = at_most(2), .steps = 2};
  CHECK(*track_record(churn, each) == TrackRecord{.stretches = 4, .met = 2, .best = 1});
  const TrackDemand half{.shape = Shape::hold, .aim = at_most(2), .steps = 2, .needed_share = 0.5};
  CHECK(track_record(churn, half)->met == 4);
}

TEST_CASE("limits at the end count the stretches that ended within them") {
  const std::vector<double> capital{1, 5, 2, 3};
  const TrackDemand demand{.aim = {.target = {}, .band = Band{1, 3}}, .steps = 1};
  CHECK(*track_record(capital, demand) == TrackRecord{.stretches = 4, .met = 3, .best = 1});
}

TEST_CASE("too few values, or nothing to start from, have no record") {
  const std::vector<double> few{1, 2, 3};
  CHECK_FALSE(track_record(few, {.aim = at_most(1), .baseline = 3, .steps = 3}).has_value());
  CHECK_FALSE(track_record(few, {.aim = at_most(1), .steps = 1}).has_value());
  CHECK_FALSE(track_record({}, {.shape = Shape::total, .steps = 1}).has_value());
}

TEST_CASE("the published case: thirteen stretches, none of them enough") {
  const auto group = vectors("achiev");
  if (!group) return;
  const auto history = numbers_at(*group, "history");
  const auto record =
      track_record(history, {.aim = at_most(history.back() + number_at(*group, "required_total")),
                             .baseline = history.back(),
                             .steps = static_cast<int>(number_at(*group, "weeks"))});
  REQUIRE(record.has_value());
  CHECK(record->stretches == static_cast<int>(numbers_at(*group, "windows").size()));
  CHECK(record->best == doctest::Approx(number_at(*group, "best")));
  CHECK(record->share() == number_at(*group, "share_hist"));
}

}  // namespace koers::domain
