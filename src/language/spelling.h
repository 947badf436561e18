// Names that differ from what was written by typing errors only. How many errors a word may hold
// depends on its length: short words become others by one letter.
#pragma once

#include <span>
#include <string_view>

#include "language/catalog_index.h"

namespace koers::language {

/// The name that words were most probably meant to be, or nullptr. Where the number of words is the
/// same, each word must be near its counterpart, so that "opgeloste" is no misspelled
/// "onopgeloste"; else the joined words may differ by one error.
[[nodiscard]] const IndexedName* nearest_name(std::span<const NameWord> words);

/// Whether one word can be a misspelling of another: one error from five letters on (at five, a
/// swap or a double letter), two from nine.
[[nodiscard]] bool is_near(std::string_view written, std::string_view meant);

}  // namespace koers::language
