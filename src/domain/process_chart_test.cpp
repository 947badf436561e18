// Claims about what a process behaviour chart marks, locks and proposes.
#include "domain/process_chart.h"

#include <doctest/doctest.h>
#include <limits>
#include <numeric>
#include <string>

#include "base/vectors_test.h"
#include "domain/assess_case_test.h"

namespace koers::domain {
namespace {

const Date origin = date_of(2026, 1, 5);

// One value a week.
std::vector<ProcessPoint> weekly(const std::vector<double>& values) {
  std::vector<ProcessPoint> points;
  for (const double value : values) {
    const Date first = origin + Days{7 * static_cast<int>(points.size())};
    points.push_back({.period = {first, first + Days{7}}, .value = value});
  }
  return points;
}

Date week(int index) { return origin + Days{7 * index}; }

std::vector<double> joined(std::vector<double> first, const std::vector<double>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

// Twelve calm values around 14.05: limits 12.04 and 16.06, range limit 2.47.
std::vector<double> calm() {
  return {14.2, 13.6, 14.5, 13.9, 14.8, 13.3, 14.1, 14.4, 13.7, 14.0, 14.6, 13.5};
}

// The same, and better from then on.
std::vector<double> improved() {
  return joined(calm(), {13.4, 13.2, 12.9, 13.1, 12.6, 12.8, 12.5, 12.7, 12.2, 12.4});
}

ProcessChart chart_of(const std::vector<double>& values, int baseline = 12) {
  return process_chart({.points = weekly(values), .baseline_values = baseline});
}

// "18:near_limit 19:long_run,near_limit", counted from one.
std::string marks(const ProcessChart& chart) {
  std::string text;
  for (const auto& signal : chart.signals) {
    text += (text.empty() ? "" : " ") + std::to_string(signal.at + 1) + ':';
    for (const SignalRule rule : signal.rules) {
      if (text.back() != ':') text += ',';
      text += name_of(rule);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the rules mark the values that the specification's series has marked") {
  const auto group = vectors("xmr_own");
  if (!group) return;
  const auto chart = chart_of(joined(numbers_at(*group, "base"), numbers_at(*group, "new")));
  std::string expected;
  for (const auto& [position, rules] : group->as_object().at("signals").as_object()) {
    expected += (expected.empty() ? "" : " ") + std::string(position) + ':';
    for (const auto& rule : rules.as_array()) {
      const auto number = static_cast<std::size_t>(rule.as_string().at(1) - '1');
      if (expected.back() != ':') expected += ',';
      expected += name_of(static_cast<SignalRule>(number));
    }
  }
  CHECK(marks(chart) == expected);
}

TEST_CASE("concentrations under control have no signal, with the limits of the textbook") {
  const std::vector<double> concentrations{102.0, 94.8,  98.3,  98.4,  102.0, 98.5,  99.0,
                                           97.7,  100.0, 98.1,  101.3, 98.7,  101.1, 98.4,
                                           97.0,  96.7,  100.3, 101.4, 97.2,  101.0};
  const auto chart = chart_of(concentrations, limit_values_max);
  CHECK(chart.signals.empty());
  const auto& limits = *current_segment(chart)->limits;
  CHECK(limits.centre == doctest::Approx(99.095));
  CHECK(limits.upper == doctest::Approx(105.983).epsilon(1e-5));
  CHECK(limits.lower == doctest::Approx(92.207).epsilon(1e-5));
  CHECK(limits.firmness == Firmness::firm);
}

TEST_CASE("each rule marks by itself") {
  CHECK(marks(chart_of(calm())).empty());
  CHECK(marks(chart_of(joined(calm(), {14.4, 16.1}))) == "14:beyond_limit");
  CHECK(marks(chart_of(joined(calm(), {11.9}))) == "13:beyond_limit");
  // Beyond neither limit, and too far from its neighbour.
  CHECK(marks(chart_of(joined(calm(), {12.6, 15.2}))) == "14:wide_range");
  // The upper half begins at 15.05.
  CHECK(marks(chart_of(joined(calm(), {15.1, 14.2, 15.2, 15.3}))) == "16:near_limit");
  // Three of four, the last of which is not among them.
  CHECK(marks(chart_of(joined(calm(), {15.1, 15.2, 14.2}))).empty());
  CHECK(marks(chart_of(joined(calm(), {15.1, 15.2, 15.3, 14.2}))) == "15:near_limit");
}

TEST_CASE("a run is eight on one side, and a value on the centre breaks it") {
  const std::vector<double> base{9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11};
  const std::vector<double> above(8, 10.5);
  CHECK(marks(chart_of(joined(base, above))) == "19:long_run 20:long_run");
  auto broken = above;
  broken[3] = 10;
  CHECK(marks(chart_of(joined(base, broken))).empty());
}

TEST_CASE("a signal tells to which side") {
  CHECK(chart_of(joined(calm(), {11.9})).signals.front().side == Side::below);
  CHECK(chart_of(joined(calm(), {16.1})).signals.front().side == Side::above);
}

TEST_CASE("a constant series has limits and no signal; whatever leaves it is one") {
  CHECK(chart_of(std::vector<double>(30, 0.1)).signals.empty());
  CHECK(marks(chart_of(joined(std::vector<double>(12, 0.1), {0.1001}))) ==
        "13:beyond_limit,wide_range");
}

TEST_CASE("limits come with the sixth value, are firm with the twelfth, and lock") {
  const auto values = improved();
  const auto limits_after = [&](int count) {
    const auto points = weekly({values.begin(), values.begin() + count});
    return process_chart({.points = points}).segments.back().limits;
  };
  CHECK_FALSE(limits_after(5).has_value());
  CHECK(limits_after(6)->firmness == Firmness::provisional);
  CHECK(limits_after(11)->firmness == Firmness::provisional);
  CHECK(limits_after(12)->firmness == Firmness::firm);
  const auto many = joined(values, std::vector<double>(40, 12.5));
  const auto at_lock = process_chart({.points = weekly({many.begin(), many.begin() + 24})});
  CHECK(at_lock.segments.back().limits ==
        process_chart({.points = weekly(many)}).segments.back().limits);
  CHECK(at_lock.segments.back().limits->n == 24);
}

TEST_CASE("without values there is nothing") {
  const auto chart = process_chart({.points = {}});
  CHECK(chart.segments.empty());
  CHECK(current_segment(chart) == nullptr);
  CHECK(marks(chart_of({1, 2, 30})).empty());
}

TEST_CASE("an accepted new normal starts a segment with limits of its own") {
  const auto points = weekly(improved());
  const std::vector<Date> starts{week(14), week(14), week(400)};
  const auto chart =
      process_chart({.points = points, .segment_starts = starts, .baseline_values = 12});
  REQUIRE(chart.segments.size() == 2);
  CHECK(chart.segments[0].last == 14);
  CHECK(chart.segments[0].limits->centre == doctest::Approx(14.05));
  CHECK(chart.segments[1].limits->centre == doctest::Approx(12.65));
  CHECK(chart.segments[1].limits->upper == doctest::Approx(13.448));
  CHECK(chart.segments[1].limits->lower == doctest::Approx(11.852));
  CHECK(chart.signals.empty());
  CHECK_FALSE(chart.proposal.has_value());
}

TEST_CASE("a day within a period starts the segment with that period") {
  const std::vector<Date> starts{week(14) + Days{3}};
  const auto chart = process_chart({.points = weekly(improved()), .segment_starts = starts});
  CHECK(chart.segments[1].first == 14);
}

TEST_CASE("a value with a known cause moves no limit and breaks no run, and is no signal") {
  auto values = calm();
  values.insert(values.begin() + 4, 40);
  auto points = weekly(values);
  points[4].is_excluded = true;
  const auto chart = process_chart({.points = points, .baseline_values = 12});
  CHECK(chart.segments.front().limits == chart_of(calm()).segments.front().limits);
  CHECK(chart.signals.empty());

  auto run = weekly(joined(calm(), {13.9, 13.9, 13.9, 13.9, 20, 13.9, 13.9, 13.9}));
  run[16].is_excluded = true;
  CHECK(marks(process_chart({.points = run, .baseline_values = 12})) == "20:long_run");
}

TEST_CASE("where values cannot go beyond, no limit lies there and none is tested") {
  const std::vector<double> counts{2, 0, 3, 1, 2, 0, 3, 1, 2, 0, 3, 1, 0, 0, 0};
  const auto chart = process_chart({.points = weekly(counts), .bounds = {.min = 0}});
  CHECK(chart.segments.front().limits->lower == 0);
  CHECK_FALSE(chart.segments.front().tests_lower);
  CHECK(chart.segments.front().tests_upper);
  CHECK(chart.signals.empty());
  const auto full = process_chart({.points = weekly(calm()), .bounds = {.max = 15}});
  CHECK(full.segments.front().limits->upper == 15);
  CHECK_FALSE(full.segments.front().tests_upper);
}

TEST_CASE("a new segment is proposed while a long run lasts, from where it began") {
  const auto chart = chart_of(improved());
  REQUIRE(chart.proposal.has_value());
  CHECK(chart.proposal->from == 11);
  CHECK(chart.proposal->values == 11);
  CHECK(chart.proposal->side == Side::below);
  CHECK_FALSE(chart.proposal->annotated.has_value());
  CHECK(chart.proposal->centre_before == doctest::Approx(14.05));
  // The run has ended: it is not sustained now.
  CHECK_FALSE(chart_of(joined(improved(), {14.2})).proposal.has_value());
  // Seven are no run.
  CHECK_FALSE(chart_of(joined(calm(), {13.9, 13.9, 13.9, 13.9, 13.9, 13.9})).proposal.has_value());
  // One outlier never.
  CHECK_FALSE(chart_of(joined(calm(), {25})).proposal.has_value());
}

TEST_CASE("an outlier among the first values makes no new normal of all others") {
  auto values = joined(calm(), calm());
  values[2] = 60;
  CHECK_FALSE(chart_of(values, limit_values_max).proposal.has_value());
  CHECK(signal_at(chart_of(values, limit_values_max), 2) != nullptr);
  // A change of level within the first values is one.
  const auto changed = joined(calm(), {9.1, 8.9, 9.2, 9.0, 8.8, 9.1, 9.0, 8.9});
  CHECK(chart_of(changed, limit_values_max).proposal->from == 12);
}

TEST_CASE("a noted change asks for six values after it, all on one side until now") {
  const auto proposal_after = [](const std::vector<double>& later, Date noted) {
    const auto points = weekly(joined(calm(), later));
    const std::vector<Date> changes{noted};
    return process_chart({.points = points, .annotated_changes = changes, .baseline_values = 12})
        .proposal;
  };
  const std::vector<double> six(6, 15);
  const auto proposal = proposal_after(six, week(12));
  REQUIRE(proposal.has_value());
  CHECK(proposal->from == 12);
  CHECK(proposal->annotated == week(12));
  CHECK_FALSE(proposal_after(six, week(13)).has_value());
  CHECK_FALSE(proposal_after({15, 15, 15, 13.9, 15, 15}, week(12)).has_value());
  // The noted day wins over the start of the long run around it.
  const auto long_run = proposal_after(std::vector<double>(9, 15), week(13));
  CHECK(long_run->from == 13);
  CHECK(long_run->annotated == week(13));
}

TEST_CASE("a new normal may be said from any day of the run with six values since") {
  const auto points = weekly(improved());
  const auto chart = process_chart({.points = points, .baseline_values = 12});
  const auto may = [&](int index) { return may_start_segment(points, chart, week(index)); };
  CHECK_FALSE(may(10));
  CHECK(may(11));
  CHECK(may(14));
  CHECK(may(16));
  CHECK_FALSE(may(17));
  CHECK_FALSE(may(400));
  const auto calm_points = weekly(calm());
  const auto calm_chart = process_chart({.points = calm_points});
  CHECK_FALSE(may_start_segment(calm_points, calm_chart, week(3)));
}

TEST_CASE("what is normal now is read from the newest values of a proposed segment") {
  const auto firm = chart_of(calm());
  CHECK(firm.now.limits == firm.segments.back().limits);
  CHECK(firm.now.first == 0);

  // Locked around 14, 30 values around 20, of which the newest 24 count.
  std::vector<double> later{16, 17, 18, 19, 19, 19};
  for (int i = 0; i < 24; ++i) later.push_back(i % 2 == 0 ? 20.3 : 19.7);
  const auto left = chart_of(joined(calm(), later));
  REQUIRE(left.proposal.has_value());
  CHECK(left.segments.back().limits->centre == doctest::Approx(14.05));
  CHECK(left.now.first == 12);
  CHECK(left.now.limits->n == limit_values_max);
  CHECK(left.now.limits->centre == doctest::Approx(20));
  CHECK(left.now.limits->upper == doctest::Approx(20 + 2.66 * 0.6));

  // As the accepted segment would have them.
  const auto points = weekly(improved());
  const std::vector<Date> starts{week(11)};
  const auto accepted = process_chart({.points = points, .segment_starts = starts});
  CHECK(chart_of(improved()).now.limits == accepted.now.limits);
  CHECK(accepted.now.first == 11);

  CHECK_FALSE(chart_of({1, 2, 3}).now.limits.has_value());
}

TEST_CASE("a proposed normal ends at a bound of what can occur, and is without what is left out") {
  auto points = weekly(joined(calm(), {14.5, 1, 0, 3, 1, 2, 90, 0, 3, 1}));
  points[18].is_excluded = true;
  const auto chart = process_chart({.points = points, .bounds = {.min = 0}, .baseline_values = 12});
  REQUIRE(chart.proposal.has_value());
  CHECK(chart.now.limits->lower == 0);
  CHECK(chart.now.limits->n == 8);
  CHECK(chart.now.limits->upper < 10);
}

TEST_CASE("a run that the whole segment is made of proposes nothing") {
  const auto points = weekly(joined(calm(), std::vector<double>(8, 15)));
  const std::vector<Date> starts{week(12)};
  const auto chart = process_chart({.points = points, .segment_starts = starts});
  CHECK_FALSE(chart.proposal.has_value());
}

TEST_CASE("a target is within the limits, out of reach, or met by all") {
  const auto limits = *chart_of(calm()).segments.front().limits;
  const auto said = [&](Comparator comparator, double value) {
    return std::string(name_of(capability_of(limits, {comparator, value})));
  };
  CHECK(said(Comparator::at_least, 15) == "by_chance");
  CHECK(said(Comparator::at_least, 17) == "never");
  CHECK(said(Comparator::at_least, 11) == "always");
  CHECK(said(Comparator::at_most, 13) == "by_chance");
  CHECK(said(Comparator::at_most, 10) == "never");
  CHECK(said(Comparator::below, 17) == "always");
}

}  // namespace koers::domain
