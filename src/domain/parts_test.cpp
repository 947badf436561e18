// Claims about recombination: ratios of sums, compensated and in order, and series made of them.
#include "domain/parts.h"

#include <cmath>
#include <doctest/doctest.h>

#include "domain/baseline.h"

namespace koers::domain {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }
Period span_of(std::string_view label) { return Calendar{}.parse_label(label)->period; }

Part day_part(std::string_view date, double numerator, double denominator) {
  return {.period = span_of(date),
          .value = numerator / denominator,
          .n = static_cast<std::int64_t>(denominator),
          .numerator = numerator,
          .denominator = denominator};
}

Part plain(std::string_view label, double value) {
  return {.period = span_of(label), .value = value, .n = 1};
}

}  // namespace

TEST_CASE("a ratio recombines from its parts, never as a mean of ratios") {
  const std::vector<Part> parts{day_part("2026-03-01", 2, 100), day_part("2026-03-02", 30, 500)};
  const Combination percent{.kind = Combining::parts, .scale = 100};
  const auto month = combine(parts, percent, span_of("2026-03"));
  CHECK(month->value == doctest::Approx(100 * 32.0 / 600));
  CHECK(month->n == 600);
  CHECK(combine(parts, percent, span_of("2026-03-02"))->value == doctest::Approx(6));
  CHECK_FALSE(combine(parts, percent, span_of("2026-04")).has_value());
}

// Marks 4 and 6 on one day, 9 on another, 5, 7 and 8 on a third: 6.5 of them on average, and their
// squared distances to it sum to 17.5.
TEST_CASE("how far rows lie apart recombines from days to a month as if it came from the rows") {
  std::vector<Part> days{day_part("2026-03-01", 10, 2), day_part("2026-03-02", 9, 1),
                         day_part("2026-03-09", 20, 3)};
  days[0].sd = std::sqrt(2.0);
  days[2].sd = std::sqrt(7.0 / 3);
  const Combination average{.kind = Combining::parts};
  const auto month = combine(days, average, span_of("2026-03"));
  CHECK(month->value == doctest::Approx(6.5));
  CHECK(month->sd.value() == doctest::Approx(std::sqrt(17.5 / 5)));
  days[0].sd.reset();
  CHECK_FALSE(combine(days, average, span_of("2026-03"))->sd.has_value());
}

TEST_CASE("a mean of means has the error of all of them, the last one its own, a sum none") {
  std::vector<Part> waves{plain("2026-01", 5), plain("2026-02", 7)};
  waves[0].n = 16;
  waves[0].sd = 1.2;
  waves[1].n = 64;
  waves[1].sd = 1.6;
  const auto of = [&](Combining kind) {
    return *combine(waves, {.kind = kind}, span_of("2026-Q1"));
  };
  const auto mean = of(Combining::mean);
  CHECK(*mean.sd / std::sqrt(mean.n) == doctest::Approx(std::hypot(0.3, 0.2) / 2));
  CHECK(of(Combining::last).sd == 1.6);
  CHECK_FALSE(of(Combining::sum).sd.has_value());
  waves[0].sd.reset();
  CHECK_FALSE(of(Combining::mean).sd.has_value());
}

TEST_CASE("sums keep what rounding loses, in any mixture of sizes") {
  CompensatedSum sum;
  for (const double term : {1e16, 1.0, -1e16, 1.0}) sum.add(term);
  CHECK(sum.value() == 2.0);
}

TEST_CASE("parts without a denominator add up") {
  const std::vector<Part> parts{
      {.period = span_of("2026-03-01"), .value = 3, .n = 3, .numerator = 3},
      {.period = span_of("2026-03-09"), .value = 4, .n = 4, .numerator = 4}};
  CHECK(combine(parts, {.kind = Combining::parts}, span_of("2026-03"))->value == 7);
}

TEST_CASE("a denominator of zero is no value, not an infinite one") {
  const std::vector<Part> parts{
      {.period = span_of("2026-03-01"), .n = 0, .numerator = 0, .denominator = 0}};
  CHECK_FALSE(combine(parts, {.kind = Combining::parts}, span_of("2026-03")).has_value());
}

TEST_CASE("manual values combine as their metric says, and not otherwise") {
  const std::vector<Part> parts{plain("2026-01", 5), plain("2026-02", 9), plain("2026-03", 7)};
  const auto value = [&](Combining kind) {
    return combine(parts, {.kind = kind}, span_of("2026-Q1"))->value;
  };
  CHECK(value(Combining::sum) == 21);
  CHECK(value(Combining::last) == 7);
  CHECK(value(Combining::mean) == 7);
  CHECK(value(Combining::minimum) == 5);
  CHECK(value(Combining::maximum) == 9);
  CHECK_FALSE(combine(parts, {.kind = Combining::none}, span_of("2026-Q1")).has_value());
  CHECK(combine(parts, {.kind = Combining::none}, span_of("2026-02"))->value == 9);
}

TEST_CASE("a period without rows has its fill value, where the metric has one") {
  const std::vector<Part> parts{
      {.period = span_of("2026-01-10"), .value = 1, .n = 1, .numerator = 1},
      {.period = span_of("2026-03-10"), .value = 2, .n = 2, .numerator = 2}};
  const Calendar calendar;
  const auto series = [&](std::optional<double> fill) {
    return make_series({.calendar = calendar,
                        .parts = parts,
                        .combination = {.kind = Combining::parts, .fill = fill},
                        .on = day("2026-04-15")});
  };
  CHECK(series(std::nullopt).size() == 2);
  const Series filled = series(0.0);
  REQUIRE(filled.size() == 4);
  CHECK(*filled[1].value == 0);
  CHECK(filled[3].state == PeriodState::open);
}

TEST_CASE("a ratio comes as late as the later of its sides") {
  Definitions all;
  const auto add = [&](const char* id, Metric::Definition definition, int lag_days) {
    Metric metric{.id = Id<Metric>::trusted(id), .definition = std::move(definition)};
    metric.lag_days = lag_days;
    all.metrics.emplace(metric.id, metric);
  };
  add("won", SimpleMetric{}, 0);
  add("offers", SimpleMetric{}, 5);
  const RatioMetric ratio{.numerator = Id<Metric>::trusted("won"),
                          .denominator = Id<Metric>::trusted("offers")};
  add("rate", ratio, 2);
  const auto lag = [&](const char* id) {
    return lag_days_of(all.metrics.at(Id<Metric>::trusted(id)), all);
  };
  CHECK(lag("won") == 0);
  CHECK(lag("offers") == 5);
  CHECK(lag("rate") == 5);
}

TEST_CASE("a series knows which periods are open, provisional and final, and stops at the day") {
  std::vector<Part> parts;
  for (Date date = day("2026-01-01"); date < day("2026-04-01"); date += Days{1}) {
    parts.push_back({.period = {date, date + Days{1}}, .value = 1, .n = 1, .numerator = 1});
  }
  const Calendar calendar;
  const Series series = make_series({.calendar = calendar,
                                     .parts = parts,
                                     .combination = {.kind = Combining::parts},
                                     .on = day("2026-03-03"),
                                     .grace_days = 7});
  REQUIRE(series.size() == 3);
  CHECK(series[0].state == PeriodState::final);
  CHECK(series[1].state == PeriodState::provisional);
  CHECK(series[2].state == PeriodState::open);
  CHECK(*series[2].value == 3);
}

TEST_CASE("weeks never become months") {
  const std::vector<Part> parts{plain("2026-W07", 5), plain("2026-W08", 9)};
  const Calendar calendar;
  const auto at = [&](Grain grain) {
    return make_series({.calendar = calendar,
                        .parts = parts,
                        .part_grain = Grain::week,
                        .combination = {.kind = Combining::sum},
                        .grain = grain,
                        .on = day("2026-12-31")});
  };
  CHECK(at(Grain::week).size() == 2);
  CHECK(at(Grain::month).empty());
}

TEST_CASE("a value of few rows is thin beside its twelve predecessors") {
  const Calendar calendar;
  Series series;
  Period month = span_of("2025-01");
  for (const std::int64_t n : {1000, 49, 50, 800, 30}) {
    series.push_back({.period = month, .value = 1, .n = n});
    month = calendar.shift(Grain::month, month, 1);
  }
  series.push_back({.period = span_of("2026-02"), .value = 1, .n = 39});
  mark_thin(series, calendar, Grain::month);
  std::vector<bool> thin;
  for (const SeriesPoint& point : series) thin.push_back(point.is_thin);
  // The last one looks back to February 2025 only: 5% of 800.
  CHECK(thin == std::vector<bool>{false, true, false, false, true, true});
}

TEST_CASE(
    "counts, sums, averages and ratios of them recombine; medians and ratios of averages do not") {
  Definitions definitions;
  const auto add = [&](const char* name, Metric::Definition definition) {
    Metric metric;
    metric.id = Id<Metric>::trusted(name);
    metric.definition = std::move(definition);
    metric.unit = {"percent"};
    definitions.metrics[metric.id] = metric;
    return metric;
  };
  const auto kind = [&](const Metric& metric) { return combination_of(metric, definitions).kind; };
  const auto simple = [](Aggregation agg) { return SimpleMetric{.agg = agg}; };
  const auto ratio = [](const char* numerator, const char* denominator) {
    return RatioMetric{Id<Metric>::trusted(numerator), Id<Metric>::trusted(denominator)};
  };
  CHECK(kind(add("tickets", simple(Aggregation::count))) == Combining::parts);
  CHECK(kind(add("hours", simple(Aggregation::sum))) == Combining::parts);
  CHECK(kind(add("mean_hours", simple(Aggregation::average))) == Combining::parts);
  CHECK(kind(add("median_hours", simple(Aggregation::median))) == Combining::none);
  CHECK(kind(add("customers", StockMetric{})) == Combining::last);
  CHECK(kind(add("per_ticket", ratio("hours", "tickets"))) == Combining::parts);
  CHECK(kind(add("odd", ratio("mean_hours", "tickets"))) == Combining::none);
  CHECK(kind(add("lost", ratio("nothing", "tickets"))) == Combining::none);
  CHECK(combination_of(definitions.metrics.at(Id<Metric>::trusted("per_ticket")), definitions)
            .scale == 100);
  CHECK(combination_of(definitions.metrics.at(Id<Metric>::trusted("mean_hours")), definitions)
            .scale == 1);
}

TEST_CASE("a typed value about a running period counts from the day on which it was recorded") {
  std::vector<Part> parts{plain("2026-03", 9), plain("2026-04", 7)};
  const auto known = [&](std::string_view date) { return parts_on(parts, day(date)).size(); };
  CHECK(known("2026-04-15") == 2);  // Computed: cut at the day elsewhere.
  parts[0].typed_on = day("2026-05-04");
  parts[1].typed_on = day("2026-05-04");
  CHECK(known("2026-03-31") == 1);
  CHECK(known("2026-04-29") == 1);
  CHECK(known("2026-04-30") == 2);  // The period's last day: nothing of it is to come.
  parts[1].typed_on = day("2026-04-10");
  CHECK(known("2026-04-09") == 1);
  CHECK(known("2026-04-10") == 2);
  CHECK(known("2026-02-28") == 0);
}

TEST_CASE("a typed value counts at once at its own grain only, a last value at any") {
  Metric metric;
  metric.definition = ManualMetric{.grain = Grain::month, .time = TimeAggregation::sum};
  CHECK(counts_at_once(metric, Grain::month));
  CHECK_FALSE(counts_at_once(metric, Grain::quarter));
  metric.definition = ManualMetric{.grain = Grain::day, .time = TimeAggregation::last};
  CHECK(counts_at_once(metric, Grain::month));
  metric.definition = SimpleMetric{};
  CHECK_FALSE(counts_at_once(metric, Grain::day));
}

TEST_CASE("counts and sums of rows are nothing without rows, and what adds up is told apart") {
  Metric metric;
  metric.definition = SimpleMetric{.agg = Aggregation::count};
  CHECK(is_nothing_without_rows(metric));
  CHECK(adds_up_over_days(metric));
  metric.definition = SimpleMetric{.agg = Aggregation::average};
  CHECK_FALSE(is_nothing_without_rows(metric));
  CHECK_FALSE(adds_up_over_days(metric));
  metric.definition = ManualMetric{.grain = Grain::month, .time = TimeAggregation::sum};
  CHECK_FALSE(is_nothing_without_rows(metric));
  CHECK(adds_up_over_days(metric));
  metric.definition = ManualMetric{.grain = Grain::month, .time = TimeAggregation::last};
  CHECK_FALSE(adds_up_over_days(metric));
}

TEST_CASE("baselines are like for like") {
  const Calendar calendar;
  Goal goal{.span = span_of("2026-Q1"), .window = Window::period_value};
  goal.baseline.rule = BaselineRule::previous_window;
  CHECK(baseline_need(goal, calendar).window == span_of("2025-Q4"));
  goal.baseline.rule = BaselineRule::same_period_last_year;
  CHECK(baseline_need(goal, calendar).window == span_of("2025-Q1"));
  goal.window = Window::at_end;
  CHECK(baseline_need(goal, calendar).before == day("2025-04-01"));
  goal.span = {day("2026-01-10"), day("2026-01-20")};
  goal.baseline.rule = BaselineRule::previous_window;
  goal.window = Window::period_value;
  CHECK(baseline_need(goal, calendar).window == Period{day("2025-12-31"), day("2026-01-10")});
  goal.window = Window::total_vs_previous;
  CHECK(baseline_need(goal, calendar).kind == BaselineNeed::Kind::window);
  goal.baseline = {.rule = BaselineRule::reference_period, .period = span_of("2024-Q3")};
  CHECK(baseline_need(goal, calendar).window == span_of("2024-Q3"));
  goal.kind = GoalKind::accumulate;
  goal.window = Window::total;
  CHECK(baseline_need(goal, calendar).kind == BaselineNeed::Kind::nothing);
}

TEST_CASE("sub-periods have no way to go, unless they are to be reached first") {
  Goal goal{.span = span_of("2026"), .kind = GoalKind::maintain, .window = Window::each};
  CHECK(baseline_need(goal, Calendar{}).kind == BaselineNeed::Kind::nothing);
  goal.reach_by = day("2026-06-30");
  CHECK(baseline_need(goal, Calendar{}).kind == BaselineNeed::Kind::periods);
}

TEST_CASE("a baseline is the last value before the start, or the mean of several") {
  const Calendar calendar;
  Series series;
  for (const auto& [label, value] :
       {std::pair{"2025-10", 16.0}, {"2025-11", 15.0}, {"2025-12", 14.0}, {"2026-01", 9.0}}) {
    series.push_back({.period = span_of(label), .value = value});
  }
  Goal goal{.span = span_of("2026-Q1")};
  CHECK(baseline_from(baseline_need(goal, calendar), series)->value == 14);
  goal.baseline = {.rule = BaselineRule::mean_of_last, .count = 3};
  const auto mean = baseline_from(baseline_need(goal, calendar), series);
  CHECK(mean->value == 15);
  CHECK(*mean->period == Period{day("2025-10-01"), day("2026-01-01")});
  goal.baseline = {.rule = BaselineRule::manual, .value = 13.5};
  CHECK(baseline_from(baseline_need(goal, calendar), series)->value == 13.5);
  goal.span = span_of("2025-Q1");
  goal.baseline = {};
  CHECK_FALSE(baseline_from(baseline_need(goal, calendar), series).has_value());
  CHECK(first_inside({.span = span_of("2025-Q4")}, series)->value == 16);
}

}  // namespace koers::domain
