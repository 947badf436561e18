// Numbers are made up by formula, so that no sample depends on chance.
#include "chart/chart_samples.h"

#include <cmath>
#include <fmt/format.h>

namespace koers::chart {
namespace {

using domain::Comparator;
using domain::Grain;
using domain::Period;
using domain::PeriodState;

// Weeks from a Monday on; labels count from `week`.
std::vector<TrendPoint> weeks(Date monday, int week, const std::vector<double>& values) {
  std::vector<TrendPoint> points;
  for (const double value : values) {
    const int year = week > 52 ? 2026 : 2025;
    points.push_back({.label = fmt::format("{}-W{:02}", year, week > 52 ? week - 52 : week),
                      .period = {monday, monday + Days{7}},
                      .value = value,
                      .n = 40 + (week * 7) % 23});
    monday += Days{7};
    ++week;
  }
  return points;
}

std::vector<TrendPoint> months(Date first, const std::vector<double>& values) {
  std::vector<TrendPoint> points;
  for (const double value : values) {
    const Date next = add_months(first, 1);
    points.push_back({.label = fmt::format("{}-{:02}", year_of(first), month_of(first)),
                      .period = {first, next},
                      .value = value});
    first = next;
  }
  return points;
}

ForecastStep step(const std::string& label, const Period& period, double median, double sd) {
  return {.label = label,
          .period = period,
          .median = median,
          .lower50 = median - 0.674 * sd,
          .upper50 = median + 0.674 * sd,
          .lower80 = median - 1.282 * sd,
          .upper80 = median + 1.282 * sd,
          .lower95 = median - 1.96 * sd,
          .upper95 = median + 1.96 * sd};
}

// The example that the project was founded on: 14 to 10 hours by the end of the first quarter.
TrendChart resolution_time(text::Locale locale) {
  TrendChart chart{.locale = locale, .unit = "hour", .grain = Grain::week};
  chart.title = {
      .who = locale == text::Locale::nl ? "Klantenservice" : "Support",
      .what = locale == text::Locale::nl ? "Gemiddelde oplostijd" : "Average resolution time",
      .when = ""};
  chart.points = weeks(date_of(2025, 10, 6), 41,
                       {14.2, 13.6, 14.5, 13.9, 14.8, 13.3, 14.1, 14.4, 13.7, 14.0, 14.6, 13.5,
                        14.0, 13.4, 13.2, 12.9, 13.1, 12.6, 12.5});
  chart.points.back().state = PeriodState::open;
  const Period quarter{date_of(2026, 1, 1), date_of(2026, 4, 1)};
  chart.path = {{date_of(2025, 12, 31), 14}, {date_of(2026, 3, 31), 10}};
  chart.targets = {{quarter, {Comparator::at_most, 10}}};
  chart.baseline = BaselineMark{quarter.first, 14};
  chart.deadline = quarter.final_day();
  chart.as_of = date_of(2026, 2, 14);
  Date monday = date_of(2026, 2, 9);
  for (int i = 1; i <= 7; ++i, monday += Days{7}) {
    chart.forecast.push_back(step(fmt::format("2026-W{:02}", 6 + i), {monday, monday + Days{7}},
                                  12.6 - 0.21 * i, 0.55 * std::sqrt(i)));
  }
  return chart;
}

TrendChart resolved_share() {
  TrendChart chart{.locale = text::Locale::en, .unit = "percent", .grain = Grain::month};
  chart.title = {.who = "Service desk", .what = "Resolved within 10 hours", .when = ""};
  chart.points = months(date_of(2015, 6, 1),
                        {41.2, 38.5, 44.1, 46.0, 43.7, 47.9, 45.2, 48.8, 50.9, 49.7, 54.6, 52.8});
  for (auto& point : chart.points) point.n = 1800;
  chart.points[1].n = 31;
  chart.points[1].is_thin = true;
  chart.points.back().state = PeriodState::open;
  const Period quarter{date_of(2016, 4, 1), date_of(2016, 7, 1)};
  chart.targets = {{quarter, {Comparator::at_least, 50}}};
  chart.baseline = BaselineMark{quarter.first, 49.8};
  chart.deadline = quarter.final_day();
  chart.as_of = date_of(2016, 5, 15);
  chart.forecast = {step("2016-05", {date_of(2016, 5, 1), date_of(2016, 6, 1)}, 54.1, 2.4),
                    step("2016-06", {date_of(2016, 6, 1), date_of(2016, 7, 1)}, 54.9, 3.4)};
  return chart;
}

TrendChart loss_to_profit() {
  TrendChart chart{.locale = text::Locale::nl, .unit = "EUR", .grain = Grain::month};
  chart.title = {.who = "Waterland", .what = "Resultaat", .when = ""};
  chart.points = months(date_of(2025, 7, 1),
                        {-200000, -184000, -215000, -150500, -121000, -90250, -101000, -50000});
  const Period year{date_of(2026, 1, 1), date_of(2027, 1, 1)};
  chart.path = {{date_of(2025, 12, 31), -90250}, {date_of(2026, 12, 31), 100000}};
  chart.targets = {{year, {Comparator::at_least, 100000}}};
  chart.deadline = year.final_day();
  chart.as_of = date_of(2026, 3, 3);
  return chart;
}

TrendChart with_gaps() {
  TrendChart chart{.locale = text::Locale::en, .unit = "point", .grain = Grain::month};
  chart.title = {.who = "Product", .what = "Net promoter score", .when = ""};
  chart.points = months(date_of(2025, 1, 1), {28, 30, 29, 31, 33, 31, 30, 32, 34, 33, 35, 36});
  chart.points.erase(chart.points.begin() + 7);
  chart.points.erase(chart.points.begin() + 3, chart.points.begin() + 5);
  chart.points[6].value.reset();
  chart.targets = {{{date_of(2025, 1, 1), date_of(2026, 1, 1)}, {Comparator::at_least, 35}}};
  chart.deadline = date_of(2025, 12, 31);
  chart.as_of = date_of(2026, 1, 20);
  return chart;
}

TrendChart daily(int count) {
  TrendChart chart{.locale = text::Locale::nl, .unit = "count", .grain = Grain::day};
  chart.title = {.who = "Website", .what = "Bezoekers", .when = ""};
  for (int i = 0; i < count; ++i) {
    const Date day = date_of(2025, 1, 1) + Days{i};
    const double value =
        std::round(21000 + 30.0 * i + 2600 * std::sin(i * 0.9) + 1400 * std::sin(i * 2.3));
    chart.points.push_back(
        {.label = to_string(day), .period = {day, day + Days{1}}, .value = value});
  }
  chart.as_of = date_of(2025, 1, 1) + Days{count - 1};
  return chart;
}

TrendChart range_with_limits() {
  TrendChart chart{.locale = text::Locale::nl, .unit = "day", .grain = Grain::week};
  chart.title = {.who = "Magazijn", .what = "Voorraaddagen", .when = ""};
  chart.points = weeks(date_of(2025, 9, 1), 36,
                       {101, 99, 103, 98, 104, 100, 97, 102, 99, 118, 101, 100, 98, 103});
  chart.points[9].signals = {domain::SignalRule::beyond_limit, domain::SignalRule::wide_range};
  chart.range = TargetRange{{date_of(2025, 9, 1), date_of(2025, 12, 8)}, 95, 105};
  chart.limits = {{{date_of(2025, 9, 1), date_of(2025, 12, 8)}, 101.6, 88.2, 115.1}};
  return chart;
}

TrendChart fiscal_quarters() {
  TrendChart chart{.locale = text::Locale::en, .unit = "USD", .grain = Grain::quarter};
  chart.title = {.who = "Sales", .what = "New revenue", .when = ""};
  Date first = date_of(2023, 7, 1);
  for (int i = 0; i < 9; ++i) {
    const Date next = add_months(first, 3);
    chart.points.push_back({.label = fmt::format("FY{}-Q{}", 2024 + i / 4, i % 4 + 1),
                            .period = {first, next},
                            .value = 1.9e6 + 1.2e5 * i + (i % 4 == 1 ? 3.1e5 : 0)});
    first = next;
  }
  chart.points.back().state = PeriodState::provisional;
  chart.targets = {{{date_of(2025, 7, 1), date_of(2026, 7, 1)}, {Comparator::at_least, 3.25e6}}};
  chart.deadline = date_of(2026, 6, 30);
  chart.as_of = date_of(2025, 10, 5);
  return chart;
}

TrendChart small(const std::vector<double>& values) {
  TrendChart chart{.locale = text::Locale::nl, .unit = "hour", .grain = Grain::month};
  chart.title = {.who = "", .what = "Doorlooptijd", .when = ""};
  chart.points = months(date_of(2026, 1, 1), values);
  return chart;
}

// The last values with the limits that they made, and the same months of the year before.
TrendChart with_year_before() {
  TrendChart chart = small({14.2, 13.6, 14.5, 13.9, 14.8, 13.3, 12.1});
  for (const auto& point :
       months(date_of(2026, 1, 1), {15.0, 15.3, 14.9, 15.6, 15.1, 14.8, 15.2})) {
    chart.year_before.push_back(point);
    chart.year_before.back().label.replace(0, 4, "2025");
  }
  chart.year_before.erase(chart.year_before.begin() + 3);  // Nothing was measured that month.
  chart.limits = {{.span = {date_of(2026, 2, 1), date_of(2026, 8, 1)},
                   .mean = 13.9,
                   .lower = 11.4,
                   .upper = 16.4,
                   .is_provisional = true}};
  return chart;
}

// Two segments, an outlier whose cause is known, and what was noted.
TrendChart segments() {
  TrendChart chart{.locale = text::Locale::en, .unit = "hour", .grain = Grain::week};
  chart.title = {.who = "Service desk", .what = "Time to resolve", .when = ""};
  chart.points = weeks(date_of(2026, 1, 5), 2,
                       {14.2, 13.6, 14.5, 13.9, 17.8, 13.3, 14.1, 14.4, 13.7, 14.0, 14.6,
                        13.5, 12.9, 13.1, 12.6, 12.8, 12.5, 12.7, 12.2, 12.4, 13.6});
  chart.points[4].is_excluded = true;
  chart.points[20].signals = {domain::SignalRule::beyond_limit};
  chart.limits = {{{date_of(2026, 1, 5), date_of(2026, 3, 30)}, 14.0, 12.0, 16.1},
                  {{date_of(2026, 3, 30), date_of(2026, 6, 1)}, 12.65, 11.85, 13.45, true}};
  chart.notes = {{date_of(2026, 2, 3), "Storm: the office was closed"},
                 {date_of(2026, 3, 30), "New triage"}};
  return chart;
}

TrendChart only_a_target() {
  TrendChart chart = small({});
  chart.targets = {{{date_of(2026, 1, 1), date_of(2026, 4, 1)}, {Comparator::below, 2}}};
  chart.deadline = date_of(2026, 3, 31);
  chart.as_of = date_of(2026, 1, 9);
  return chart;
}

// After the deadline only stragglers are left: few, and far out.
TrendChart stragglers() {
  TrendChart chart{.locale = text::Locale::nl, .unit = "hour", .grain = Grain::month};
  chart.title = {.who = "Servicedesk", .what = "Gemiddelde oplostijd", .when = ""};
  chart.points =
      months(date_of(2016, 2, 1), {21, 101.4, 101.3, 94.8, 148, 1849, 2490, 2884, 3552, 3138});
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    chart.points[i].n = i < 5 ? 5400 : 60;
    chart.points[i].is_thin = i >= 5;
  }
  const Period quarter{date_of(2016, 4, 1), date_of(2016, 7, 1)};
  chart.targets = {{quarter, {Comparator::at_most, 10}}};
  chart.baseline = BaselineMark{quarter.first, 100.9};
  chart.deadline = quarter.final_day();
  return chart;
}

Sparkline spark(const std::vector<double>& values) {
  Sparkline line{.locale = text::Locale::nl, .unit = "hour", .points = {}};
  for (const auto& point : weeks(date_of(2025, 10, 6), 41, values))
    line.points.push_back({.label = point.label, .value = point.value});
  return line;
}

}  // namespace

std::vector<TrendSample> trend_samples() {
  constexpr Size usual{800, 360};
  return {{"trend_weekly_nl", resolution_time(text::Locale::nl), usual},
          {"trend_weekly_en_wide", resolution_time(text::Locale::en), {1200, 420}},
          {"trend_weekly_narrow", resolution_time(text::Locale::nl), {320, 300}},
          {"trend_monthly_thin", resolved_share(), usual},
          {"trend_negative", loss_to_profit(), usual},
          {"trend_gaps", with_gaps(), usual},
          {"trend_daily_400", daily(400), usual},
          {"trend_daily_20", daily(20), {560, 280}},
          {"trend_range_limits", range_with_limits(), usual},
          {"trend_fiscal_quarters", fiscal_quarters(), usual},
          {"trend_stragglers", stragglers(), usual},
          {"trend_year_before", with_year_before(), usual},
          {"trend_segments", segments(), usual},
          {"trend_empty", only_a_target(), {560, 280}},
          {"trend_nothing", small({}), {560, 280}},
          {"trend_one", small({12.5}), {560, 280}},
          {"trend_constant", small({12, 12, 12, 12}), {560, 280}},
          {"trend_huge", small({1.7e308, -1.7e308, 3e307}), {560, 280}}};
}

std::vector<SparkSample> spark_samples() {
  Sparkline signal = spark({10, 10.4, 9.8, 10.1, 10.3, 9.9, 10.2, 14.8, 10.0, 10.3});
  signal.points[7].is_signal = true;
  signal.band = SparkBand{.first = 0, .lower = 6.2, .upper = 14.7};
  Sparkline renewed = spark({14, 14.2, 13.9, 14.1, 12.1, 12, 12.2, 11.9, 12.1, 12});
  renewed.band = SparkBand{.first = 4, .lower = 11.5, .upper = 12.6};
  Sparkline gap = spark({14, 13.5, 13.8, 13.1, 12.9, 13.2, 12.4, 12.5});
  gap.points[3].value.reset();
  return {{"spark_falling", spark({14.2, 13.6, 14.5, 13.9, 14.8, 13.3, 14.1, 14.4, 13.7, 14.0, 14.6,
                                   13.5, 13.4, 13.2, 12.9, 12.5})},
          {"spark_signal", signal},
          {"spark_new_normal", renewed},
          {"spark_gap", gap},
          {"spark_constant", spark({3, 3, 3, 3, 3, 3, 3})},
          {"spark_one", spark({12.5})},
          {"spark_empty", spark({})}};
}

std::vector<BulletSample> bullet_samples() {
  const auto nl = text::Locale::nl;
  return {
      {"bullet_down",
       {.locale = nl,
        .unit = "hour",
        .value = 12.5,
        .target = 10,
        .comparator = "<=",
        .expected = 12,
        .baseline = 14,
        .forecast = BulletForecast{11.1, 9.3, 12.9}}},
      {"bullet_up",
       {.locale = nl,
        .unit = "percent",
        .value = 86,
        .target = 90,
        .comparator = ">=",
        .expected = 85,
        .baseline = 80,
        .forecast = BulletForecast{91, 88, 94}}},
      {"bullet_accumulate",
       {.locale = nl,
        .unit = "count",
        .value = 11000,
        .target = 25000,
        .comparator = ">=",
        .expected = 12000,
        .forecast = BulletForecast{22800, 20100, 25600}}},
      {"bullet_negative",
       {.locale = nl,
        .unit = "EUR",
        .value = -50000,
        .target = 100000,
        .comparator = ">=",
        .expected = -20000,
        .baseline = -200000}},
      {"bullet_far",
       {.locale = nl, .unit = "day", .value = 1002, .target = 1010, .comparator = ">="}},
      {"bullet_range", {.locale = nl, .unit = "day", .value = 99, .target = 95, .target_hi = 105}},
      {"bullet_qualities",
       {.locale = nl,
        .unit = "point",
        .value = 31,
        .target = 33,
        .comparator = ">",
        .qualities = {10, 30}}},
      {"bullet_empty", {.locale = nl, .unit = "hour", .target = 10, .comparator = "<="}}};
}

}  // namespace koers::chart
