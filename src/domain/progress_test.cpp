// Claims about progress, expectation and pace, with the numbers of the specification and a few of
// our own.
#include "domain/progress.h"

#include <doctest/doctest.h>

#include "base/vectors_test.h"
#include "domain/expectation.h"
#include "domain/pace.h"

namespace koers::domain {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

Target target(std::string_view symbol, double value) {
  return {.comparator = parse_comparator(symbol).value(), .value = value};
}

Period span_of(const json::value& object) {
  return {day(text_at(object, "start")), day(text_at(object, "end")) + Days{1}};
}

}  // namespace

TEST_CASE("a tenth and two tenths meet three tenths, and money is exact to the cent") {
  CHECK(meets(target(">=", 0.3), 0.1 + 0.2));
  CHECK_FALSE(meets(target(">", 0.3), 0.1 + 0.2));
  CHECK(meets(target("<=", 0.3), 0.1 + 0.2));
  CHECK_FALSE(meets(target(">=", 9999999999.99), 9999999999.98));
  CHECK(meets(target(">=", 0), 1e-14, Scale{100}));
  CHECK_FALSE(meets(target("<=", 0), 1e-14));
}

TEST_CASE(
    "progress runs from baseline to target, and a strict target may be reached without being met") {
  const auto group = vectors("progress");
  if (!group) return;
  for (const json::value& item : group->as_array()) {
    CAPTURE(text_at(item, "name"));
    const Way way{.baseline = number_at(item, "baseline"),
                  .target = target(text_at(item, "cmp"), number_at(item, "target"))};
    const double value = number_at(item, "current");
    CHECK(is_printed_as(progress(way, value), number_at(item, "progress")));
    CHECK(meets(way.target, value, scale_of(way)) == item.as_object().at("met").as_bool());
    CHECK(is_degenerate(way) == (text_at(item, "flag") == "degenerate"));
  }
}

TEST_CASE("progress of the largest doubles is a number, and no progress is a plain zero") {
  CHECK(progress({.baseline = -1.7e308, .target = target(">=", 1.7e308)}, 0) ==
        doctest::Approx(0.5));
  CHECK_FALSE(std::signbit(progress({.baseline = 5, .target = target("<=", 1)}, 5)));
}

TEST_CASE("range progress measures the distance to the nearest limit") {
  const auto group = vectors("range");
  if (!group) return;
  for (const json::value& item : group->as_array()) {
    const RangeWay way{.baseline = number_at(item, "b"),
                       .band = {number_at(item, "lo"), number_at(item, "hi")}};
    CHECK(is_printed_as(range_progress(way, number_at(item, "x")), number_at(item, "progress")));
  }
}

TEST_CASE("accumulated totals are a share of the target") {
  const auto group = vectors("traffic");
  if (!group) return;
  const json::value& item = group->as_object().at("accumulate");
  const Way way{.baseline = 0, .target = target(">=", number_at(item, "target"))};
  CHECK(
      is_printed_as(progress(way, number_at(item, "actual_to_date")), number_at(item, "progress")));
}

TEST_CASE("compliance counts strict hits, and knows nothing of nothing") {
  CHECK_FALSE(compliance({}).has_value());
  const auto group = vectors("maintain");
  if (!group) return;
  const Target below = target(text_at(*group, "cmp"), number_at(*group, "T"));
  const auto expected = numbers_at(*group, "hits");
  Held held;
  std::size_t index = 0;
  for (const double value : numbers_at(*group, "values")) {
    const bool is_hit = meets(below, value);
    CHECK(is_hit == (expected[index++] == 1));
    ++(is_hit ? held.hits : held.misses);
  }
  CHECK(is_printed_as(compliance(held).value(), number_at(*group, "compliance")));
}

TEST_CASE("headroom is positive while the target is kept") {
  CHECK(headroom(target("<=", 2), 1.8).value() == doctest::Approx(0.1));
  CHECK(headroom(target(">=", 50), 45).value() == doctest::Approx(-0.1));
  CHECK_FALSE(headroom(target(">=", 0), 1).has_value());
}

TEST_CASE("milestones count by weight") {
  CHECK_FALSE(milestone_score({}).has_value());
  const auto group = vectors("milestones");
  if (!group) return;
  std::vector<Milestone> milestones;
  for (const json::value& item : group->as_object().at("items").as_array()) {
    const json::array& parts = item.as_array();
    const bool is_done = parts[2].to_number<int>() == 1;
    milestones.push_back({.weight = parts[1].to_number<double>(),
                          .state = is_done ? Milestone::State::done : Milestone::State::open});
  }
  CHECK(is_printed_as(milestone_score(milestones).value(), number_at(*group, "score")));
}

TEST_CASE("published examples of another product come out the same") {
  const auto group = vectors("servicenow");
  if (!group) return;
  const auto share = [](const Way& way, double value) { return progress(way, value); };
  CHECK(is_printed_as(share({1.0e6, target(">=", 1.5e6)}, 1.35e6), number_at(*group, "inc")));
  CHECK(is_printed_as(share({500e3, target("<=", 400e3)}, 420e3), number_at(*group, "dec")));
  CHECK(
      is_printed_as(compliance({.hits = 11, .misses = 1}).value(), number_at(*group, "maintain")));
  const Band band = band_around(250, Tolerance{0.05});
  CHECK(band.low == doctest::Approx(numbers_at(*group, "const")[0]));
  CHECK(band.high == doctest::Approx(numbers_at(*group, "const")[1]));
  const std::vector<Way> plan{{0, target(">=", 250)},
                              {0, target(">=", 500)},
                              {0, target(">=", 750)},
                              {0, target(">=", 1000)}};
  const std::vector<double> actual{220, 480, 710, 968};
  for (std::size_t i = 0; i < plan.size(); ++i) {
    CHECK(is_printed_as(share(plan[i], actual[i]), numbers_at(*group, "cum")[i]));
  }
  CHECK(is_printed_as(share({0, target(">=", 1000)}, 220 + 240 + 200 + 230),
                      number_at(*group, "sep")));
}

TEST_CASE("what is expected grows by whole days from the first day to the last") {
  const auto group = vectors("expected_linear");
  if (!group) return;
  for (const json::value& item : group->as_array()) {
    const Course course{.span = span_of(item)};
    const double expected = expected_progress(course, Calendar{}, day(text_at(item, "at")));
    CHECK(is_printed_as(expected, number_at(item, "expected")));
  }
}

TEST_CASE("on working days the weekend adds nothing") {
  const Course course{.span = {day("2026-02-02"), day("2026-02-16")},
                      .path = PathShape::working_days};
  CHECK(expected_progress(course, Calendar{}, day("2026-02-06")) == 0.5);
  CHECK(expected_progress(course, Calendar{}, day("2026-02-08")) == 0.5);
  CHECK(expected_progress(course, Calendar{}, day("2026-02-09")) == doctest::Approx(0.6));
  CHECK(expected_progress(course, Calendar{}, day("2026-02-15")) == 1);
  const Course weekend{.span = {day("2026-02-07"), day("2026-02-09")},
                       .path = PathShape::working_days};
  CHECK(expected_progress(weekend, Calendar{}, day("2026-02-07")) == 0.5);
}

TEST_CASE("the path's value lies between baseline and target") {
  CHECK(expected_value({.baseline = 14, .target = target("<=", 10)}, 0.5) == 12);
  CHECK(expected_value({.baseline = -3, .target = target(">=", -1)}, 1) == -1);
}

TEST_CASE("the pace rule compares what is left with the time that is left") {
  const auto group = vectors("pace");
  if (!group) return;
  for (const json::value& item : group->as_array()) {
    const double share = number_at(item, "p");
    const Pace pace =
        pace_of({.progress = share, .expected = number_at(item, "e"), .is_met = share >= 1});
    CHECK(name_of(pace.status) == text_at(item, "status"));
    const json::value& rho = item.as_object().at("rho");
    CHECK(pace.rho.has_value() == rho.is_number());
    if (pace.rho) CHECK(is_printed_as(*pace.rho, rho.to_number<double>()));
  }
}

TEST_CASE("a ceiling is on track while it is used up no faster than time goes") {
  const auto at = [](double used, double gone) {
    return pace_of_ceiling({.progress = used, .expected = gone, .is_met = used <= 1}).status;
  };
  CHECK(at(0.4, 0.5) == Status::on_track);
  CHECK(at(0.6, 0.5) == Status::at_risk);
  CHECK(at(0.8, 0.5) == Status::off_track);
  CHECK(at(1.0, 0.9) == Status::off_track);
  CHECK(at(1.0, 1.0) == Status::on_track);
  CHECK(at(1.1, 1.0) == Status::off_track);
}

}  // namespace koers::domain
