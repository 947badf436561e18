// Charts for a terminal, in characters: ▁▂▃▄▅▆▇█.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace koers::chart {

/// The last `width` values as blocks between their lowest and highest; a gap is a blank, a constant
/// series stands in the middle. Empty for no values.
[[nodiscard]] std::string terminal_sparkline(const std::vector<std::optional<double>>& values,
                                             std::size_t width = 16);

}  // namespace koers::chart
