// A grid of characters, filled column by column.
#include "chart/terminal_fan.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <string_view>

namespace koers::chart {
namespace {

struct Extent {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void include(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

class Grid {
 public:
  Grid(const TerminalSize& size, const Extent& extent)
      : rows_(size.rows), extent_(extent), cells_(size.rows) {}

  void add_column() {
    for (auto& row : cells_) row.emplace_back(" ");
  }
  void fill(double from, double to, std::string_view mark) {
    for (std::size_t row = row_of(to); row <= row_of(from); ++row) cells_[row].back() = mark;
  }

  [[nodiscard]] std::string text() const {
    const std::string top = label(extent_.high);
    const std::string bottom = label(extent_.low);
    const std::size_t width = std::max(top.size(), bottom.size());
    std::string text;
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string& axis = row == 0 ? top : row + 1 == rows_ ? bottom : std::string();
      std::string line = fmt::format("{:>{}} │", axis, width);
      for (const auto& cell : cells_[row]) line += cell;
      text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return text;
  }

 private:
  static std::string label(double value) { return fmt::format("{:.4g}", value); }

  // The highest value is in row 0.
  [[nodiscard]] std::size_t row_of(double value) const {
    // Halved first: the whole range of doubles has no finite width.
    const double range = extent_.high / 2 - extent_.low / 2;
    const double share = range > 0 ? (extent_.high / 2 - value / 2) / range : 0.5;
    const double row = std::round(std::clamp(share, 0.0, 1.0) * static_cast<double>(rows_ - 1));
    return static_cast<std::size_t>(row);
  }

  std::size_t rows_;
  Extent extent_;
  std::vector<std::vector<std::string_view>> cells_;
};

}  // namespace

std::string terminal_fan(const TerminalFan& fan, const TerminalSize& size) {
  const std::size_t steps = std::min(fan.point.size(), size.columns / 2);
  const std::size_t shown = std::min(fan.values.size(), size.columns - steps);
  Extent extent;
  for (std::size_t i = fan.values.size() - shown; i < fan.values.size(); ++i)
    if (fan.values[i]) extent.include(*fan.values[i]);
  for (std::size_t k = 0; k < steps; ++k)
    for (const double value : {fan.lower[k], fan.point[k], fan.upper[k]}) extent.include(value);
  if (!(extent.low <= extent.high)) return {};
  Grid grid(size, extent);
  for (std::size_t i = fan.values.size() - shown; i < fan.values.size(); ++i) {
    grid.add_column();
    if (fan.values[i]) grid.fill(*fan.values[i], *fan.values[i], "●");
  }
  for (std::size_t k = 0; k < steps; ++k) {
    grid.add_column();
    grid.fill(fan.lower[k], fan.upper[k], "░");
    grid.fill(fan.point[k], fan.point[k], "○");
  }
  return grid.text();
}

}  // namespace koers::chart
