// How wide a text will be, reckoned without a font: close to Inter and its fallbacks. Used to keep
// labels apart and inside the picture; a few pixels too many do no harm.
#pragma once

#include <string_view>

namespace koers::chart {

/// Pixels of a text (UTF-8) at a size in pixels.
[[nodiscard]] double text_width(std::string_view text, double size = 12);

}  // namespace koers::chart
