// A square with two axes of shares.
#include "chart/reliability.h"

#include <array>

#include "chart/scale.h"
#include "text/catalog.h"
#include "text/format.h"

namespace koers::chart {
namespace {

using domain::ReliabilityBin;

constexpr int few_goals = 5;  // Fewer, and the dot is drawn open.
constexpr double dot_radius = 4;
constexpr double whisker_end = 3;
constexpr std::array ticks{0.0, 0.25, 0.5, 0.75, 1.0};

// Room for labels around the square.
constexpr double left_margin = 44;
constexpr double right_margin = 20;
constexpr double top_margin = 28;
constexpr double bottom_margin = 58;
// Below the axis: ticks, counts, words.
constexpr double tick_line = 16;
constexpr double count_line = 33;
constexpr double words_line = 51;
constexpr double text_rise = 4;  // From the middle of a letter to its foot.

struct Ground {
  Scale across;
  Scale up;

  [[nodiscard]] Spot at(double x, double y) const { return {across(x), up(y)}; }
};

Ground ground_of(const Size& size) {
  return {
      .across = {.low = 0, .high = 1, .at_low = left_margin, .at_high = size.width - right_margin},
      .up = {.low = 0, .high = 1, .at_low = size.height - bottom_margin, .at_high = top_margin}};
}

std::string say(const ReliabilityChart& chart, std::string_view code,
                const text::Arguments& arguments = {}) {
  return text::say(chart.locale, code, arguments);
}

void draw_frame(Svg& svg, const ReliabilityChart& chart, const Ground& ground) {
  const double foot = ground.up(0);
  for (const double tick : ticks) {
    const std::string label = text::format_share(chart.locale, tick);
    svg.line("kc-grid", ground.at(0, tick), ground.at(1, tick));
    svg.text("kc-label", {ground.across(0) - 6, ground.up(tick) + text_rise}, Anchor::end, label);
    svg.line("kc-tick", ground.at(tick, 0), {ground.across(tick), foot + 4});
    svg.text("kc-label", {ground.across(tick), foot + tick_line}, Anchor::middle, label);
  }
  svg.line("kc-axis", ground.at(0, 0), ground.at(1, 0));
  svg.line("kc-perfect", ground.at(0, 0), ground.at(1, 1));
  svg.text("kc-note", {4, top_margin - 14}, Anchor::start, say(chart, "chart.reliability_up"));
  svg.text("kc-note", {ground.across(1), foot + words_line}, Anchor::end,
           say(chart, "chart.reliability_across"));
}

void draw_counts(Svg& svg, const ReliabilityChart& chart, const Ground& ground) {
  const double y = ground.up(0) + count_line;
  svg.text("kc-note", {ground.across(0) - 6, y}, Anchor::end, "n");
  for (const auto& bin : chart.reliability.bins) {
    svg.text("kc-value", {ground.across((bin.from + bin.to) / 2), y}, Anchor::middle,
             text::format_number(chart.locale, bin.count, 0));
  }
}

void draw_bin(Svg& svg, const ReliabilityBin& bin, const Ground& ground) {
  const Spot place = ground.at(bin.mean, bin.share);
  const double lower = ground.up(bin.interval.lower);
  const double upper = ground.up(bin.interval.upper);
  const auto edge = [&](double y) {
    return polyline({{place.x - whisker_end, y}, {place.x + whisker_end, y}});
  };
  svg.stroke("kc-whisker",
             polyline({{place.x, lower}, {place.x, upper}}) + edge(lower) + edge(upper));
  svg.circle(bin.goals < few_goals ? "kc-thin" : "kc-dot", place, dot_radius);
}

std::string interval_text(const ReliabilityChart& chart, const ReliabilityBin& bin) {
  return say(chart, "chart.reliability_interval",
             {{"lower", text::format_share(chart.locale, bin.interval.lower)},
              {"upper", text::format_share(chart.locale, bin.interval.upper)}});
}

std::string bin_text(const ReliabilityChart& chart, const ReliabilityBin& bin) {
  return say(chart, "chart.reliability_bin",
             {{"said", text::format_chance(chart.locale, bin.mean)},
              {"share", text::format_share(chart.locale, bin.share)},
              {"interval", interval_text(chart, bin)},
              {"count", std::to_string(bin.count)}}) +
         ".";
}

}  // namespace

std::string describe_reliability(const ReliabilityChart& chart) {
  const auto& reliability = chart.reliability;
  const double share = static_cast<double>(reliability.came_true) / reliability.score.n;
  return say(chart, "chart.reliability_describe",
             {{"count", std::to_string(reliability.score.n)},
              {"goals", std::to_string(reliability.goals)},
              {"said", text::format_chance(chart.locale, reliability.said)},
              {"share", text::format_share(chart.locale, share)}}) +
         ".";
}

ChartTable reliability_table(const ReliabilityChart& chart) {
  ChartTable table{.caption = say(chart, "chart.reliability_title"), .columns = {}, .rows = {}};
  for (const auto* column : {"chart.reliability_column_given", "chart.reliability_column_count",
                             "chart.reliability_column_goals", "chart.reliability_column_mean",
                             "chart.reliability_column_share", "chart.reliability_column_interval"})
    table.columns.push_back(say(chart, column));
  for (const auto& bin : chart.reliability.bins) {
    const auto share = [&](double value) { return text::format_share(chart.locale, value); };
    table.rows.push_back({say(chart, "chart.reliability_interval",
                              {{"lower", share(bin.from)}, {"upper", share(bin.to)}}),
                          std::to_string(bin.count), std::to_string(bin.goals),
                          text::format_chance(chart.locale, bin.mean), share(bin.share),
                          interval_text(chart, bin)});
  }
  return table;
}

std::string reliability_svg(const ReliabilityChart& chart, const Size& size,
                            std::string_view id_prefix) {
  std::string description = describe_reliability(chart);
  for (const auto& bin : chart.reliability.bins) description += " " + bin_text(chart, bin);
  Svg svg({.classes = "kc-reliability",
           .size = size,
           .id_prefix = std::string(id_prefix),
           .title = say(chart, "chart.reliability_title"),
           .description = description});
  const Ground ground = ground_of(size);
  draw_frame(svg, chart, ground);
  draw_counts(svg, chart, ground);
  for (const auto& bin : chart.reliability.bins) draw_bin(svg, bin, ground);
  return svg.finish();
}

}  // namespace koers::chart
