// Labels are placed one by one, the most important first; each tries its places in turn and is left
// out when all are taken.
#include "chart/trend_labels.h"

#include <algorithm>
#include <array>
#include <functional>

#include "chart/text_width.h"
#include "text/catalog.h"
#include "text/dates.h"

namespace koers::chart {
namespace {

constexpr double letter_height = 12;

struct Obstacles {
  std::vector<Spot> dots;
  std::vector<Box> texts;
};

// Whether the line from `a` to `b` passes through the box: tried at a few places along it.
bool crosses(const Box& box, Spot a, Spot b) {
  constexpr int pieces = 12;
  for (int i = 0; i <= pieces; ++i) {
    const double share = static_cast<double>(i) / pieces;
    const double x = a.x + (b.x - a.x) * share;
    const double y = a.y + (b.y - a.y) * share;
    if (x > box.x && x < box.right() && y > box.y && y < box.bottom()) return true;
  }
  return false;
}

bool is_free(const Box& box, const Obstacles& obstacles) {
  if (std::ranges::any_of(obstacles.texts, [&](const Box& text) { return text.overlaps(box); }))
    return false;
  for (std::size_t i = 1; i < obstacles.dots.size(); ++i) {
    if (obstacles.dots[i].x < box.x - 60) continue;
    if (obstacles.dots[i - 1].x > box.right() + 60) break;
    if (crosses(box, obstacles.dots[i - 1], obstacles.dots[i])) return false;
  }
  return true;
}

struct Candidate {
  const TrendPoint* point;
  std::string classes;
  bool is_wanted_below = false;
  bool is_needed = false;
};

std::vector<Candidate> candidates_of(const TrendChart& chart, const TrendLayout& layout) {
  std::vector<const TrendPoint*> known;
  for (const auto& point : chart.points) {
    if (point.value) known.push_back(&point);
  }
  std::vector<Candidate> candidates;
  if (known.empty()) return candidates;
  const TrendPoint* last = last_closed(chart);
  const auto [low, high] =
      std::ranges::minmax_element(known, {}, [](const TrendPoint* point) { return *point->value; });
  const auto add = [&](const TrendPoint* point, std::string_view classes, bool is_needed) {
    const bool is_there = std::ranges::any_of(
        candidates, [&](const Candidate& known_one) { return known_one.point == point; });
    if (!is_there)
      candidates.push_back(
          {point, std::string(classes), point == *low && point != *high, is_needed});
  };
  add(last != nullptr ? last : known.back(), "kc-value-last", true);
  if (known.back() != last) add(known.back(), "kc-value", false);
  add(known.front(), "kc-value", false);
  if (known.size() > 3) {
    add(*high, "kc-value", false);
    add(*low, "kc-value", false);
  }
  // At the edge only the number tells how far out a value is.
  for (const TrendPoint* point : known) {
    if (layout.spot_of(*point, chart) != layout.true_spot_of(*point, chart))
      add(point, "kc-value", false);
  }
  return candidates;
}

struct Place {
  PlacedText text;
  Box box;
};

// Above, below, left and right of a dot, in the order in which they are tried.
std::array<Place, 4> places_for(const Candidate& candidate, Spot spot, const std::string& words) {
  const double width = text_width(words) + 4;
  const auto centered = [&](double baseline) {
    return Place{{candidate.classes, {spot.x, baseline}, Anchor::middle, words},
                 {spot.x - width / 2, baseline - 10, width, letter_height}};
  };
  const Place above = centered(spot.y - 9);
  const Place below = centered(spot.y + 18);
  const Place right{{candidate.classes, {spot.x + 8, spot.y + 4}, Anchor::start, words},
                    {spot.x + 6, spot.y - 6, width, letter_height}};
  const Place left{{candidate.classes, {spot.x - 8, spot.y + 4}, Anchor::end, words},
                   {spot.x - 6 - width, spot.y - 6, width, letter_height}};
  if (candidate.is_wanted_below) return {below, above, right, left};
  return {above, below, left, right};
}

bool is_inside(const Box& box, const TrendLayout& layout) {
  return box.x >= layout.plot.x - 18 && box.right() <= layout.size.width &&
         box.y >= layout.plot.y - 2 && box.bottom() <= layout.plot.bottom();
}

void avoid_lines(const TrendChart& chart, const TrendLayout& layout, Obstacles& obstacles) {
  for (const auto& day : {chart.deadline, chart.as_of}) {
    if (day)
      obstacles.texts.push_back(
          {layout.x_of(*day + Days{1}) - 1, layout.plot.y, 2, layout.plot.height});
  }
  // Horizontal lines may run through a label's edge but not through its middle.
  for (const auto& line : chart.targets) {
    const double left = layout.x_of(line.span.first);
    obstacles.texts.push_back(
        {left, layout.up(line.target.value) - 1, layout.x_of(line.span.last) - left, 2});
  }
}

}  // namespace

std::vector<PlacedText> value_labels(const TrendChart& chart, const TrendLayout& layout) {
  Obstacles obstacles;
  for (const auto& point : chart.points) {
    if (point.value) obstacles.dots.push_back(layout.spot_of(point, chart));
  }
  avoid_lines(chart, layout, obstacles);
  for (const auto& text : layout.side) {
    obstacles.texts.push_back(
        {text.spot.x - 4, text.spot.y - 10, text_width(text.words) + 8, letter_height});
  }
  std::vector<PlacedText> labels;
  for (const Candidate& candidate : candidates_of(chart, layout)) {
    const auto places = places_for(candidate, layout.spot_of(*candidate.point, chart),
                                   axis_number(chart, *candidate.point->value));
    auto free = std::ranges::find_if(places, [&](const Place& place) {
      return is_inside(place.box, layout) && is_free(place.box, obstacles);
    });
    if (free == places.end() && !candidate.is_needed) continue;
    if (free == places.end()) {
      free = std::ranges::find_if(places,
                                  [&](const Place& place) { return is_inside(place.box, layout); });
    }
    const Place& chosen = free == places.end() ? places.front() : *free;
    labels.push_back(chosen.text);
    obstacles.texts.push_back(chosen.box);
  }
  return labels;
}

std::vector<PlacedText> day_labels(const TrendChart& chart, const TrendLayout& layout) {
  std::vector<PlacedText> labels;
  // The right one first; the other gets what is left of it, in full or as the day alone.
  struct Named {
    std::string_view classes;
    std::string_view code;
    Date day;
  };
  std::vector<Named> days;
  if (chart.as_of && chart.as_of != chart.deadline)
    days.push_back({"kc-note", "chart.as_of", *chart.as_of});
  if (chart.deadline) days.push_back({"kc-value", "chart.deadline", *chart.deadline});
  std::ranges::sort(days, std::ranges::greater{}, &Named::day);
  double free_to = layout.size.width;
  for (const auto& [classes, code, day] : days) {
    std::string words =
        text::say(chart.locale, code, {{"date", text::format_day(chart.locale, day)}});
    if (text_width(words) > free_to) words = text::format_day(chart.locale, day);
    const double width = text_width(words);
    if (width > free_to) continue;
    const double x = std::clamp(layout.x_of(day + Days{1}) - width / 2, 0.0, free_to - width);
    labels.push_back({std::string(classes), {x, layout.plot.y - 8}, Anchor::start, words});
    free_to = x - 10;
  }
  return labels;
}

}  // namespace koers::chart
