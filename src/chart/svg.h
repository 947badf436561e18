// Writes SVG as text: the same picture is always the same bytes. Knows elements and escapes,
// nothing of charts. It writes class names and presentation attributes only, never `style=`, never
// `var()`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace koers::chart {

/// Pixels from the left and from the top.
struct Spot {
  double x = 0;
  double y = 0;
  friend bool operator==(const Spot&, const Spot&) = default;
};

/// Pixels; the corner is the upper left one.
struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  [[nodiscard]] bool overlaps(const Box& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
};

struct Size {
  double width = 0;
  double height = 0;
};

/// Which side of a text its place is.
enum class Anchor : std::uint8_t { start, middle, end };

/// A coordinate with at most one decimal: "12", "12.5", "-0.3"; never "-0".
[[nodiscard]] std::string pixels(double value);

/// Text for element content and attributes: & < > " escaped, control characters dropped.
[[nodiscard]] std::string escaped(std::string_view text);

/// "M0 0L10 5": a line through spots; empty for fewer than two.
[[nodiscard]] std::string polyline(const std::vector<Spot>& spots);

class Svg {
 public:
  /// `title` and `description` are what a screen reader says; ids start with `id_prefix`.
  struct Head {
    std::string classes;
    Size size;
    std::string id_prefix;
    std::string title;
    std::string description;
  };

  explicit Svg(const Head& head);

  void line(std::string_view classes, Spot from, Spot to);
  /// An open line: never filled, whatever the style sheet says.
  void stroke(std::string_view classes, const std::vector<Spot>& spots);
  void stroke(std::string_view classes, std::string_view path_text);
  void area(std::string_view classes, const std::vector<Spot>& corners);
  /// An area filled with a pattern that `hatch` defined.
  void hatched(const std::vector<Spot>& corners);
  void circle(std::string_view classes, Spot center, double radius);
  void rectangle(std::string_view classes, const Box& box);
  void text(std::string_view classes, Spot place, Anchor anchor, std::string_view words);
  /// A text in several voices, one after the other: (classes, words).
  void spans(Spot place, const std::vector<std::pair<std::string, std::string>>& parts);

  /// Defines the hatch pattern; once, before `hatched`.
  void define_hatch(double gap);
  /// Everything until `end_clip` is cut off outside the box; once.
  void begin_clip(const Box& box);
  void end_clip();

  /// The document; the writer is empty after it.
  [[nodiscard]] std::string finish();

 private:
  [[nodiscard]] std::string id(std::string_view name) const;
  std::string id_prefix_;
  std::string out_;
};

}  // namespace koers::chart
