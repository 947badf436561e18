// Elements in the order they are drawn: later ones lie on top.
#include "chart/svg.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/assert.h"

namespace koers::chart {
namespace {

std::string_view name_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return "start";
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
  }
  return "start";
}

}  // namespace

std::string pixels(double value) {
  // What lies far outside of every picture lies at its edge; numbers that are none, nowhere.
  constexpr double far = 1e6;
  const double tenths = std::isnan(value) ? 0 : std::round(std::clamp(value, -far, far) * 10);
  if (tenths == 0) return "0";
  std::string text = fmt::format("{:.1f}", tenths / 10);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') out += c;
    }
  }
  return out;
}

std::string polyline(const std::vector<Spot>& spots) {
  if (spots.size() < 2) return {};
  std::string path;
  for (const Spot& spot : spots) {
    path += fmt::format("{}{} {}", path.empty() ? 'M' : 'L', pixels(spot.x), pixels(spot.y));
  }
  return path;
}

Svg::Svg(const Head& head) : id_prefix_(head.id_prefix) {
  KOERS_ASSERT(!id_prefix_.empty(),
               "several charts stand on one page: ids need a prefix of their own");
  const std::string size =
      fmt::format("{0}\" height=\"{1}", pixels(head.size.width), pixels(head.size.height));
  out_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kc {}\" viewBox=\"0 0 {} {}\" "
      "width=\"{}\" role=\"img\" ",
      head.classes, pixels(head.size.width), pixels(head.size.height), size);
  const bool is_described = !head.description.empty();
  out_ += fmt::format("aria-labelledby=\"{}{}\">\n", id("title"),
                      is_described ? ' ' + id("desc") : std::string());
  out_ += fmt::format("<title id=\"{}\">{}</title>\n", id("title"), escaped(head.title));
  if (is_described)
    out_ += fmt::format("<desc id=\"{}\">{}</desc>\n", id("desc"), escaped(head.description));
}

std::string Svg::id(std::string_view name) const {
  return fmt::format("{}-{}", escaped(id_prefix_), name);
}

void Svg::line(std::string_view classes, Spot from, Spot to) {
  out_ += fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", classes,
                      pixels(from.x), pixels(from.y), pixels(to.x), pixels(to.y));
}

void Svg::stroke(std::string_view classes, const std::vector<Spot>& spots) {
  stroke(classes, polyline(spots));
}

void Svg::stroke(std::string_view classes, std::string_view path_text) {
  if (path_text.empty()) return;
  out_ += fmt::format("<path class=\"{}\" fill=\"none\" d=\"{}\"/>\n", classes, path_text);
}

void Svg::area(std::string_view classes, const std::vector<Spot>& corners) {
  if (corners.size() < 3) return;
  out_ += fmt::format("<path class=\"{}\" d=\"{}Z\"/>\n", classes, polyline(corners));
}

void Svg::hatched(const std::vector<Spot>& corners) {
  if (corners.size() < 3) return;
  out_ += fmt::format("<path class=\"kc-hatched\" fill=\"url(#{})\" d=\"{}Z\"/>\n", id("hatch"),
                      polyline(corners));
}

void Svg::circle(std::string_view classes, Spot center, double radius) {
  out_ += fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", classes,
                      pixels(center.x), pixels(center.y), pixels(radius));
}

void Svg::rectangle(std::string_view classes, const Box& box) {
  out_ += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                      classes, pixels(box.x), pixels(box.y), pixels(box.width), pixels(box.height));
}

void Svg::text(std::string_view classes, Spot place, Anchor anchor, std::string_view words) {
  const std::string side =
      anchor == Anchor::start ? "" : fmt::format(" text-anchor=\"{}\"", name_of(anchor));
  out_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>\n", classes,
                      pixels(place.x), pixels(place.y), side, escaped(words));
}

void Svg::spans(Spot place, const std::vector<std::pair<std::string, std::string>>& parts) {
  out_ += fmt::format("<text x=\"{}\" y=\"{}\">", pixels(place.x), pixels(place.y));
  for (const auto& [classes, words] : parts) {
    out_ += fmt::format("<tspan class=\"{}\">{}</tspan>", classes, escaped(words));
  }
  out_ += "</text>\n";
}

void Svg::define_hatch(double gap) {
  out_ += fmt::format(
      "<defs><pattern id=\"{0}\" patternUnits=\"userSpaceOnUse\" width=\"{1}\" height=\"{1}\" "
      "patternTransform=\"rotate(45)\"><line class=\"kc-hatch\" x1=\"0\" y1=\"0\" x2=\"0\" "
      "y2=\"{1}\"/></pattern></defs>\n",
      id("hatch"), pixels(gap));
}

void Svg::begin_clip(const Box& box) {
  out_ += fmt::format(
      "<clipPath id=\"{0}\"><rect x=\"{1}\" y=\"{2}\" width=\"{3}\" height=\"{4}\"/></clipPath>\n"
      "<g clip-path=\"url(#{0})\">\n",
      id("clip"), pixels(box.x), pixels(box.y), pixels(box.width), pixels(box.height));
}

void Svg::end_clip() { out_ += "</g>\n"; }

std::string Svg::finish() {
  out_ += "</svg>\n";
  return std::move(out_);
}

}  // namespace koers::chart
