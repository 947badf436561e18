// A bullet graph after Stephen Few: a bar for now with a short mark for what is expected today,
// below it a hatched bar with a whisker for the forecast, over both a tall mark for the target. One
// straight scale, never reversed: where lower is better the target simply lies left of the bar's
// end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/svg.h"
#include "text/locale.h"

namespace koers::chart {

/// What is expected at the deadline, with the interval that holds it with 80%.
struct BulletForecast {
  double median = 0;
  double lower80 = 0;
  double upper80 = 0;
};

struct Bullet {
  text::Locale locale = text::Locale::nl;
  std::string unit;
  std::optional<double> value;  ///< None: no bar, and words that say so.
  std::optional<double> target;
  std::optional<double> target_hi;  ///< For a range: its upper end; `target` is the lower one.
  std::string comparator;           ///< "<=" …: for the words.
  std::optional<double> expected;   ///< What the path asks for today.
  std::optional<double> baseline;
  std::optional<BulletForecast> forecast;
  std::vector<double> qualities;  ///< Upper ends of qualitative ranges, ascending; at most two.
};

/// `<svg>` of a size of about 160 × 28. The scale holds zero unless all values are far from it:
/// then it starts near them and the bar becomes a dot, because a bar without its zero lies.
[[nodiscard]] std::string bullet_svg(const Bullet& bullet, const Size& size,
                                     std::string_view id_prefix);

/// "nu 12,5 uur; doel ≤ 10 uur; verwacht vandaag 12 uur".
[[nodiscard]] std::string bullet_text(const Bullet& bullet);

}  // namespace koers::chart
