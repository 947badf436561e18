// What every chart keeps to, whatever it shows; and what each kind says and marks.
#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <regex>
#include <set>

#include "chart/chart_samples.h"
#include "chart/scale.h"
#include "chart/terminal.h"
#include "chart/terminal_fan.h"
#include "chart/text_width.h"
#include "chart/time_axis.h"

namespace koers::chart {
namespace {

std::vector<std::pair<std::string, std::string>> all_pictures() {
  std::vector<std::pair<std::string, std::string>> pictures;
  for (const auto& sample : trend_samples()) {
    pictures.emplace_back(sample.name, trend_svg(sample.chart, sample.size, "p7"));
  }
  for (const auto& sample : spark_samples())
    pictures.emplace_back(sample.name, sparkline_svg(sample.line, {120, 28}, "p7"));
  for (const auto& sample : bullet_samples())
    pictures.emplace_back(sample.name, bullet_svg(sample.bullet, {160, 28}, "p7"));
  return pictures;
}

const TrendSample& sample_named(std::string_view name) {
  static const auto samples = trend_samples();
  return *std::ranges::find(samples, name, &TrendSample::name);
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::set<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::set<std::string> found;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), pattern);
       at != std::sregex_iterator(); ++at) {
    found.insert((*at)[1]);
  }
  return found;
}

}  // namespace

TEST_CASE("charts carry class names only: no style, no variables, no colours") {
  for (const auto& [name, svg] : all_pictures()) {
    INFO(name);
    CHECK(svg.find("style=") == std::string::npos);
    CHECK(svg.find("var(") == std::string::npos);
    CHECK(svg.find("stroke=\"") == std::string::npos);
    CHECK(svg.find("nan") == std::string::npos);
    CHECK(svg.find("inf") == std::string::npos);
    for (const auto& fill : matches(svg, std::regex("fill=\"([^\"]*)\""))) {
      CHECK((fill == "none" || fill == "url(#p7-hatch)"));
    }
  }
}

TEST_CASE("every id starts with the prefix, stands once, and every reference finds one") {
  for (const auto& [name, svg] : all_pictures()) {
    INFO(name);
    const auto ids = matches(svg, std::regex(" id=\"([^\"]*)\""));
    for (const auto& id : ids) {
      CHECK(id.starts_with("p7-"));
      CHECK(count_of(svg, " id=\"" + id + "\"") == 1);
    }
    for (const auto& reference : matches(svg, std::regex("url\\(#([^)]*)\\)")))
      CHECK(ids.contains(reference));
    CHECK(ids.contains("p7-title"));
    CHECK(svg.find("role=\"img\"") != std::string::npos);
    CHECK(svg.find("aria-labelledby=\"p7-title") != std::string::npos);
  }
}

TEST_CASE("everything is drawn within the picture") {
  for (const auto& sample : trend_samples()) {
    INFO(sample.name);
    for (const auto& mark : trend_marks(sample.chart, sample.size)) {
      CHECK(mark.spot.x >= 0);
      CHECK(mark.spot.x <= sample.size.width);
      CHECK(mark.spot.y >= 0);
      CHECK(mark.spot.y <= sample.size.height);
    }
  }
}

TEST_CASE("the same chart is the same bytes") {
  const auto& sample = sample_named("trend_weekly_nl");
  CHECK(trend_svg(sample.chart, sample.size, "a") == trend_svg(sample.chart, sample.size, "a"));
}

TEST_CASE("any size from narrow to wide is drawn without falling over") {
  for (const auto& sample : trend_samples()) {
    for (const double width : {1.0, 120.0, 320.0, 1600.0}) {
      for (const double height : {1.0, 160.0, 900.0}) {
        CHECK(trend_svg(sample.chart, {width, height}, "x").ends_with("</svg>\n"));
      }
    }
  }
}

TEST_CASE("words from people cannot break out of the picture") {
  TrendChart chart = sample_named("trend_one").chart;
  chart.title.what = "</title><script>alert(1)</script> \"&\x01";
  const std::string svg = trend_svg(chart, {400, 240}, "x");
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&lt;script&gt;") != std::string::npos);
  CHECK(svg.find('\x01') == std::string::npos);
  CHECK(table_html(chart_table(chart)).find("<script") == std::string::npos);
}

TEST_CASE("an open period is hollow and joined by dashes, never by the solid line") {
  const auto& sample = sample_named("trend_weekly_nl");
  const std::string svg = trend_svg(sample.chart, sample.size, "x");
  // One in the chart and one in the legend.
  CHECK(count_of(svg, "class=\"kc-open\"") == 2);
  CHECK(count_of(svg, "class=\"kc-open-line\"") == 1);
  const auto marks = trend_marks(sample.chart, sample.size);
  const auto open = std::ranges::find(marks, MarkKind::open, &Mark::kind);
  REQUIRE(open != marks.end());
  CHECK(open->text == "week 7 van 2026: 12,5 uur (n = 62); loopt nog");
}

TEST_CASE("missing periods break the line, and a value alone still shows as a dot") {
  const auto& sample = sample_named("trend_gaps");
  const std::string svg = trend_svg(sample.chart, sample.size, "x");
  CHECK(count_of(svg, "class=\"kc-actual\"") == 3);
  CHECK(count_of(svg, "class=\"kc-dot\"") == 8);
}

TEST_CASE("many values stand close: a thin line without dots but the last") {
  const auto& sample = sample_named("trend_daily_400");
  const std::string svg = trend_svg(sample.chart, sample.size, "x");
  CHECK(count_of(svg, "class=\"kc-dot\"") == 1);
  CHECK(count_of(svg, "kc-fine") == 1);
  CHECK(trend_marks(sample.chart, sample.size).size() == 400);
}

TEST_CASE("few observations far out do not flatten the others: they are drawn at the edge") {
  const auto& sample = sample_named("trend_stragglers");
  const auto marks = trend_marks(sample.chart, sample.size);
  CHECK(marks.back().spot.y == marks[6].spot.y);
  CHECK(marks.back().value_text == "3.138 uur");
  CHECK(marks[0].spot.y - marks[1].spot.y > 60);
  // Each with an arrow of its own, which the legend explains.
  const std::string svg = trend_svg(sample.chart, sample.size, "x");
  CHECK(count_of(svg, "class=\"kc-beyond\"") == 5 + 1);
  CHECK(svg.find("buiten de schaal") != std::string::npos);
  CHECK(count_of(trend_svg(sample_named("trend_monthly_thin").chart, {800, 360}, "x"),
                 "kc-beyond") == 0);
}

TEST_CASE("names of years never touch, however many years there are") {
  for (const auto grain : {domain::Grain::month, domain::Grain::quarter, domain::Grain::week}) {
    for (int years = 1; years < 200; years = years * 3 / 2 + 1) {
      TimeAxis axis{.locale = text::Locale::en,
                    .grain = grain,
                    .days = {date_of(2000, 1, 1), date_of(2000 + years, 1, 1)},
                    .width = 180};
      axis.any_period = domain::Calendar().period_of(grain, date_of(2000, 2, 1));
      axis.any_label = domain::Calendar().label(grain, axis.any_period);
      const auto ticks = time_ticks(axis);
      REQUIRE_FALSE(ticks.empty());
      for (std::size_t i = 1; i < ticks.size(); ++i) {
        const double apart = 180.0 * days_between(ticks[i - 1].at, ticks[i].at) /
                             days_between(axis.days.first, axis.days.last);
        INFO(years, " years, ", ticks[i].name, " ", ticks[i].year);
        CHECK(apart >= 28);
      }
    }
  }
}

TEST_CASE("the largest numbers there are are drawn without falling over") {
  TrendChart chart = sample_named("trend_one").chart;
  for (const double value : {1.7e308, -1.7e308, 5e-324, 1e307}) {
    chart.points.front().value = value;
    const std::string svg = trend_svg(chart, {800, 360}, "x");
    CHECK(svg.find("inf") == std::string::npos);
    CHECK(svg.find("nan") == std::string::npos);
  }
}

TEST_CASE("a deadline and the last value of its period stand above the same place") {
  const auto& sample = sample_named("trend_gaps");
  const auto marks = trend_marks(sample.chart, sample.size);
  const std::string svg = trend_svg(sample.chart, sample.size, "x");
  CHECK(svg.find("class=\"kc-deadline\" x1=\"" + pixels(marks.back().spot.x) + "\"") !=
        std::string::npos);
}

TEST_CASE("the description says course, extremes, target and forecast") {
  CHECK(describe_trend(sample_named("trend_weekly_nl").chart) ==
        "Van 14,2 uur naar 12,5 uur in 19 perioden, 6 okt. 2025 – 15 feb. 2026. Laagste 12,5 uur "
        "(week 7 van 2026), "
        "hoogste 14,8 uur (week 45 van 2025). Doel: ≤ 10 uur op 31 maart 2026. Prognose voor 29 "
        "maart 2026: 11,1 uur, "
        "met 80% kans tussen 9,26 uur en 13 uur.");
  CHECK(describe_trend(sample_named("trend_nothing").chart) == "Nog geen cijfers.");
  CHECK(describe_trend(sample_named("trend_one").chart) == "12,5 uur, 1 – 31 jan. 2026.");
  CHECK(describe_trend(sample_named("trend_constant").chart) ==
        "12 uur in 4 perioden, zonder verandering, 1 jan. – 30 apr. 2026.");
}

TEST_CASE("the table holds every value, with a column only for what is known") {
  const ChartTable table = chart_table(sample_named("trend_weekly_nl").chart);
  CHECK(table.columns ==
        std::vector<std::string>{"Periode", "Waarde", "n", "Pad", "80%-interval", "Toelichting"});
  CHECK(table.rows.size() == 26);
  for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
  CHECK(table.rows.back()[1] == "11,1 uur");
  CHECK(chart_table(sample_named("trend_one").chart).columns.size() == 3);
  CHECK(table_html(table).starts_with("<table class=\"kc-table\">"));
}

TEST_CASE("a chance that is not certain is not rounded to what is") {
  TrendChart chart = sample_named("trend_one").chart;
  chart.unit = "percent";
  chart.has_chances = true;
  for (const auto& [chance, words] :
       {std::pair(0.025, "< 1%"), {43.2, "43%"}, {99.6, "> 99%"}, {100.0, "100%"}}) {
    chart.points.front().value = chance;
    CHECK(trend_marks(chart, {400, 240}).front().value_text == words);
  }
}

TEST_CASE("a value beside its target is never rounded onto it") {
  TrendChart chart = sample_named("trend_empty").chart;
  chart.points = {
      {.label = "2026-01", .period = {date_of(2026, 1, 1), date_of(2026, 2, 1)}, .value = 2.0004}};
  CHECK(trend_marks(chart, {400, 240}).front().value_text == "2,0004 uur");
}

TEST_CASE("a sparkline says in words what it shows") {
  const auto samples = spark_samples();
  const auto text_of = [&](std::string_view name) {
    return sparkline_text(std::ranges::find(samples, name, &SparkSample::name)->line);
  };
  CHECK(text_of("spark_falling") == "14,2 → 12,5 uur, dalend");
  CHECK(text_of("spark_signal") == "10 → 10,3 uur, stijgend; een signaal in week 48 van 2025");
  CHECK(text_of("spark_constant") == "3 uur, gelijk gebleven");
  CHECK(text_of("spark_one") == "12,5 uur, het eerste cijfer");
  CHECK(text_of("spark_empty") == "Nog geen cijfers");
}

TEST_CASE("where a quarter of the values are signals, none is told from the others") {
  const auto samples = spark_samples();
  Sparkline line = std::ranges::find(samples, "spark_signal", &SparkSample::name)->line;
  line.points[2].is_signal = line.points[3].is_signal = true;
  CHECK(sparkline_text(line) == "10 → 10,3 uur, stijgend");
  CHECK(sparkline_svg(line, {120, 28}, "s").find("kc-signal") == std::string::npos);
}

TEST_CASE("limits that most values lie beyond do not flatten a small line") {
  const auto samples = spark_samples();
  Sparkline line = std::ranges::find(samples, "spark_falling", &SparkSample::name)->line;
  const auto plain = sparkline_svg(line, {120, 28}, "s");
  line.band = SparkBand{.first = 0, .lower = 99, .upper = 101};
  CHECK(sparkline_svg(line, {120, 28}, "s") == plain);
  line.band = SparkBand{.first = 0, .lower = 13, .upper = 15};
  CHECK(sparkline_svg(line, {120, 28}, "s").find("kc-limit") != std::string::npos);
  // What was before they held does not count.
  line.band = SparkBand{.first = 14, .lower = 12, .upper = 13};
  CHECK(sparkline_svg(line, {120, 28}, "s").find("kc-limit") != std::string::npos);
}

TEST_CASE("a bullet graph says in words what it shows, also without a value") {
  const auto samples = bullet_samples();
  const auto text_of = [&](std::string_view name) {
    return bullet_text(std::ranges::find(samples, name, &BulletSample::name)->bullet);
  };
  CHECK(text_of("bullet_down") ==
        "nu 12,5 uur; doel ≤ 10 uur; verwacht vandaag 12 uur; begin 14 uur; prognose 11,1 uur (9,3 "
        "uur tot 12,9 uur)");
  CHECK(text_of("bullet_empty") == "nog geen cijfer; doel ≤ 10 uur");
  CHECK(text_of("bullet_range") == "nu 99 dagen; doel 95 dagen tot 105 dagen");
}

TEST_CASE("a terminal line keeps to its width and leaves gaps") {
  CHECK(terminal_sparkline({1, 2, 3, 4, 5, 6, 7, 8}) == "▁▂▃▄▅▆▇█");
  CHECK(terminal_sparkline({8, std::nullopt, 1}) == "█ ▁");
  CHECK(terminal_sparkline({5, 5}) == "▅▅");
  CHECK(terminal_sparkline({1, 2, 3, 4}, 2) == "▁█");
  CHECK(terminal_sparkline({-1.7e308, 1.7e308}) == "▁█");
  CHECK(terminal_sparkline({}).empty());
}

TEST_CASE("ticks are round, within the span, and few") {
  CHECK(ticks_between(8, 15, 4).values == std::vector<double>{8, 10, 12, 14});
  CHECK(ticks_between(0, 1, 5).decimals == 1);
  CHECK(ticks_between(-2.1e5, 1e5, 4).values == std::vector<double>{-2e5, -1e5, 0, 1e5});
  CHECK(ticks_between(0, 1e-9, 4).values.size() >= 3);
  CHECK(ticks_between(-1.6e308, 1.6e308, 4).values.size() >= 2);
  for (const double high : {0.013, 0.7, 3.0, 99.0, 1234.5, 8.1e7}) {
    const Ticks ticks = ticks_between(0, high, 5);
    CHECK(ticks.values.size() >= 3);
    CHECK(ticks.values.size() <= 7);
  }
}

TEST_CASE("a span has room around it, and begins at zero where it nearly does") {
  CHECK(padded({12, 15}).low > 11);
  CHECK(padded({2, 15}).low == 0);
  CHECK(padded({5, 5}).low < 5);
  CHECK(padded({0, 0}).high > 0);
  CHECK(padded({-15, -2}).high == 0);
}

TEST_CASE("the time axis names periods where they end and days where they begin") {
  TimeAxis axis{.locale = text::Locale::en, .grain = domain::Grain::quarter};
  axis.days = {date_of(2025, 10, 1), date_of(2026, 10, 1)};
  axis.width = 400;
  axis.any_period = {date_of(2025, 7, 1), date_of(2025, 10, 1)};
  axis.any_label = "FY2026-Q1";
  const auto quarters = time_ticks(axis);
  REQUIRE(quarters.size() == 5);
  CHECK(quarters[0].name == "Q1");
  CHECK(quarters[0].year == "FY2026");
  CHECK(quarters[4].name == "Q1");
  CHECK(quarters[4].year == "FY2027");
  axis.grain = domain::Grain::week;
  axis.days = {date_of(2025, 12, 22), date_of(2026, 1, 19)};
  axis.any_period = {date_of(2025, 12, 22), date_of(2025, 12, 29)};
  axis.any_label = "2025-W52";
  const auto weeks = time_ticks(axis);
  REQUIRE(weeks.size() == 4);
  CHECK(weeks[0].name == "w52");
  CHECK(weeks[1].name == "w1");
  CHECK(weeks[1].year == "2026");
  axis.days = {date_of(2025, 10, 1), date_of(2026, 10, 1)};
  axis.grain = domain::Grain::day;
  const auto months = time_ticks(axis);
  CHECK(months.front().at == date_of(2025, 10, 1));
  CHECK(months.front().name == "Oct");
  CHECK(months.front().anchor == Anchor::start);
}

TEST_CASE("pixels have one decimal at most and no negative zero") {
  CHECK(pixels(12) == "12");
  CHECK(pixels(12.345) == "12.3");
  CHECK(pixels(-0.04) == "0");
  CHECK(text_width("WW") > text_width("ii"));
}

TEST_CASE("a fan in a terminal: values, then the forecast within its band") {
  CHECK(terminal_fan({.values = {1, 3, std::nullopt}, .lower = {1}, .point = {2}, .upper = {3}},
                     {.columns = 10, .rows = 3}) == "3 │ ● ░\n  │   ○\n1 │●  ░\n");
  // The oldest values go first.
  CHECK(terminal_fan({.values = {9, 1, 2}}, {.columns = 2, .rows = 2}) == "2 │ ●\n1 │●\n");
  CHECK(terminal_fan({.values = {5, 5}}, {.columns = 4, .rows = 2}) == "5 │\n5 │●●\n");
  CHECK(terminal_fan({}, {}).empty());
}

}  // namespace koers::chart
