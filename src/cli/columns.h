// Texts under each other in a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace koers::cli {

/// Characters, not bytes; every character used here is one column wide.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// A text with blanks after it, up to a width; longer ones stay as they are.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

}  // namespace koers::cli
