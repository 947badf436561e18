// A series with its forecast for a terminal: a few lines of characters.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace koers::chart {

/// What happened, and what is expected with a band around it.
struct TerminalFan {
  std::vector<std::optional<double>> values;
  std::vector<double> lower;  ///< As many as `point`.
  std::vector<double> point;
  std::vector<double> upper;
};

struct TerminalSize {
  std::size_t columns = 72;  ///< For the picture; the axis stands before it.
  std::size_t rows = 14;     ///< 2 or more.
};

/// One column for each step: ● a value, ○ the forecast, ░ its band. Where there are too many, the
/// oldest values and then the last steps are left out. Every line ends with a line feed. Empty
/// where there is nothing to draw.
[[nodiscard]] std::string terminal_fan(const TerminalFan& fan, const TerminalSize& size);

}  // namespace koers::chart
