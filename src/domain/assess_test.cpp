// Claims about how an open goal stands on a day: the order of rules, the gates, freshness.
#include "domain/assess_case_test.h"

namespace koers::domain {

TEST_CASE("a typed value counts at once and is compared with what is expected on the day") {
  Case hours = ticket_case();
  hours.open_period = OpenPeriod::counts;
  hours.months("2026-01", {13.1, 12.0});
  const Standing standing = hours.standing("2026-02-14");
  CHECK(*standing.value == 12.0);
  CHECK(*standing.progress == 0.5);
  CHECK(*standing.expected == 0.5);
  CHECK(*standing.expected_value == 12);
  CHECK(*standing.pace == 1);
  CHECK(standing.status == Status::on_track);
  CHECK(standing.period_label == "2026-02");
}

TEST_CASE(
    "a computed value waits for its period to end and is compared with what was expected then") {
  Case hours = ticket_case();
  hours.months("2026-01", {13.1, 9.0});
  const Standing standing = hours.standing("2026-02-14");
  CHECK(*standing.value == 13.1);
  CHECK(standing.period_label == "2026-01");
  CHECK(*standing.expected == doctest::Approx(31.0 / 90));
  CHECK(*hours.standing("2026-02-28").value == 9.0);
}

TEST_CASE("before the start a goal is pending, whatever is known") {
  Case hours = ticket_case();
  hours.months("2025-12", {9.0});
  hours.probability = 0.01;
  const Standing standing = hours.standing("2025-12-31");
  CHECK(standing.status == Status::pending);
  CHECK(standing.reason == Reason::not_started);
  CHECK(*standing.expected == 0);
}

TEST_CASE("a goal is pending until a fifth of its days or three closed periods have passed") {
  Case hours = ticket_case();
  hours.months("2025-12", {13.9});
  hours.probability = 0.05;
  CHECK(hours.standing("2026-01-17").reason == Reason::too_early);
  CHECK(hours.standing("2026-01-18").reason != Reason::too_early);

  Case year = ticket_case();
  year.goal.span = span_of("2026");
  year.grain = Grain::week;
  Period week = Calendar{}.parse_label("2026-W02")->period;
  for (int i = 0; i < 3; ++i) {
    year.series.push_back({.period = week, .value = 13});
    week = Calendar{}.shift(Grain::week, week, 1);
  }
  CHECK(year.standing("2026-01-24").reason == Reason::too_early);
  CHECK(year.standing("2026-01-25").reason == Reason::pace);
}

TEST_CASE("without any value nothing is said, and progress is unknown rather than zero") {
  const Standing standing = ticket_case().standing("2026-03-01");
  CHECK(standing.status == Status::pending);
  CHECK(standing.reason == Reason::no_values);
  CHECK_FALSE(standing.progress.has_value());
  CHECK_FALSE(standing.score.has_value());
}

TEST_CASE("without a probability the pace decides alone") {
  Case hours = ticket_case();
  hours.months("2026-01", {13.8, 13.6});
  const Standing standing = hours.standing("2026-03-10");
  CHECK(standing.reason == Reason::pace);
  CHECK(standing.status == Status::off_track);
  CHECK(*standing.pace == doctest::Approx((1 - 0.1) / (1 - 59.0 / 90)));
}

TEST_CASE("as long as nothing was to be expected of the last value, it is too early") {
  Case hours = ticket_case();
  hours.months("2025-12", {14});
  CHECK(hours.standing("2026-01-25").status == Status::pending);
  CHECK(hours.standing("2026-01-25").reason == Reason::too_early);
}

TEST_CASE("where no baseline is known, only a value that is there can be judged") {
  Case hours = ticket_case();
  hours.baseline.reset();
  hours.months("2026-01", {12, 9});
  CHECK(hours.standing("2026-02-20").status == Status::pending);
  const Standing there = hours.standing("2026-03-10");
  CHECK(there.status == Status::on_track);
  CHECK(there.reason == Reason::at_target);
  CHECK_FALSE(there.progress.has_value());
}

TEST_CASE("a value at its target holds it") {
  Case hours = ticket_case();
  hours.months("2026-01", {11, 9.5});
  const Standing standing = hours.standing("2026-03-10");
  CHECK(standing.status == Status::on_track);
  CHECK(standing.reason == Reason::at_target);
  CHECK(*standing.is_met);
  CHECK(*standing.score == 1);
  CHECK(*standing.progress == 1.125);
}

TEST_CASE("ahead of its path a goal is never worse than at risk") {
  Case hours = ticket_case();
  hours.months("2026-01", {12.0, 11.0});
  hours.probability = 0.1;
  const Standing standing = hours.standing("2026-03-10");
  CHECK(standing.status == Status::at_risk);
  CHECK(standing.reason == Reason::on_path);
}

TEST_CASE("behind within normal variation is at risk, beyond it off track") {
  Case hours = ticket_case();
  const std::vector<double> values{13, 15, 13, 15, 13.5, 12.5};
  hours.months("2025-09", values);
  hours.limits = xmr_limits(values);
  hours.probability = 0.1;
  const Standing within = hours.standing("2026-03-10");
  CHECK(within.status == Status::at_risk);
  CHECK(within.reason == Reason::within_variation);

  Case steady = ticket_case();
  const std::vector<double> steady_values{14.1, 14, 13.9, 14, 13.9, 13.8};
  steady.months("2025-09", steady_values);
  steady.limits = xmr_limits(steady_values);
  steady.probability = 0.1;
  CHECK(steady.standing("2026-03-10").status == Status::off_track);
  CHECK(steady.standing("2026-03-10").reason == Reason::forecast);
}

TEST_CASE("with too few values for limits, behind means behind the expected value") {
  Case hours = ticket_case();
  hours.months("2026-01", {13, 11.6});
  hours.probability = 0.1;
  CHECK(hours.standing("2026-03-10").status == Status::off_track);
}

TEST_CASE("one close that names a neighbour changes nothing yet, the second does") {
  Case hours = ticket_case();
  hours.months("2026-01", {12.5, 11.2});
  hours.probability = 0.8;
  const Assessment first = assess(hours.on("2026-03-10"));
  CHECK(first.standing.status == Status::on_track);

  hours.previous = first.at_close;
  hours.probability = 0.5;
  const Assessment second = assess(hours.on("2026-03-11"));
  CHECK(second.standing.status == Status::on_track);
  CHECK(second.standing.computed_status == Status::at_risk);
  CHECK(second.standing.reason == Reason::hysteresis);
  CHECK(*second.standing.status_since == day("2026-03-10"));

  hours.previous = second.at_close;
  const Assessment third = assess(hours.on("2026-03-12"));
  CHECK(third.standing.status == Status::at_risk);
  CHECK(*third.standing.status_since == day("2026-03-12"));
}

TEST_CASE("a preview that is never closed leaves no trace") {
  Case hours = ticket_case();
  hours.months("2026-01", {12.5, 11.2});
  hours.probability = 0.8;
  hours.previous = assess(hours.on("2026-03-10")).at_close;
  hours.probability = 0.5;
  const Standing once = hours.standing("2026-03-11");
  CHECK(hours.standing("2026-03-11") == once);
}

TEST_CASE("a target that the baseline meets is degenerate, and losing it is behind") {
  Case hours = ticket_case();
  hours.baseline = 8;
  hours.months("2025-08", {8, 8.1, 8, 8.1, 8, 8.1, 9});
  hours.probability = 0.2;
  const Standing kept = hours.standing("2026-03-10");
  CHECK(kept.is_degenerate);
  CHECK(*kept.progress == 1);
  CHECK(kept.status == Status::at_risk);
  hours.series.back().value = 12;
  CHECK(hours.standing("2026-03-10").status == Status::off_track);
}

TEST_CASE("a dropped goal is dropped, and says nothing else") {
  Case hours = ticket_case();
  hours.goal.dropped_reason = "reorganization";
  hours.months("2026-01", {13});
  CHECK(hours.standing("2026-02-10").status == Status::dropped);
  CHECK(hours.standing("2026-02-10").reason == Reason::dropped);
}

TEST_CASE("values grow stale by the rhythm of check-ins") {
  Case hours = ticket_case();
  AssessInput input = hours.on("2026-03-01");
  const auto after = [&](int days) {
    input.last_value_day = input.on - Days{days};
    return assess(input).standing.freshness;
  };
  CHECK(assess(input).standing.freshness == Freshness::unknown);
  CHECK(after(10) == Freshness::fresh);
  CHECK(after(11) == Freshness::stale);
  CHECK(after(21) == Freshness::stale);
  CHECK(after(22) == Freshness::unknown);
}

TEST_CASE("a daily rhythm counts working days: the weekend makes nothing stale") {
  Case hours = ticket_case();
  hours.cadence = Cadence::daily;
  const auto about_friday = [&](std::string_view date) {
    AssessInput input = hours.on(date);
    input.last_value_day = day("2026-02-06");
    return assess(input).standing.freshness;
  };
  CHECK(about_friday("2026-02-08") == Freshness::fresh);
  CHECK(about_friday("2026-02-09") == Freshness::fresh);
  CHECK(about_friday("2026-02-10") == Freshness::stale);
  CHECK(about_friday("2026-02-12") == Freshness::unknown);
}

}  // namespace koers::domain
