// Eight heights between the lowest and the highest value.
#include "chart/terminal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace koers::chart {
namespace {

constexpr std::array<std::string_view, 8> blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

}  // namespace

std::string terminal_sparkline(const std::vector<std::optional<double>>& values,
                               std::size_t width) {
  const auto from = values.size() > width ? values.size() - width : 0;
  std::optional<double> low;
  std::optional<double> high;
  for (auto i = from; i < values.size(); ++i) {
    if (!values[i]) continue;
    low = std::min(low.value_or(*values[i]), *values[i]);
    high = std::max(high.value_or(*values[i]), *values[i]);
  }
  if (!low) return {};
  std::string line;
  for (auto i = from; i < values.size(); ++i) {
    if (!values[i]) {
      line += ' ';
      continue;
    }
    // Halved first: the whole range of doubles has no finite width.
    const double range = *high / 2 - *low / 2;
    const double share = range > 0 ? (*values[i] / 2 - *low / 2) / range : 0.5;
    line += blocks[static_cast<std::size_t>(std::min(std::floor(share * 8), 7.0))];
  }
  return line;
}

}  // namespace koers::chart
