// How far two words are apart by typing errors.
#pragma once

#include <cstddef>
#include <string_view>

namespace koers {

/// The fewest insertions, deletions, replacements and swaps of neighbours that make one text of the
/// other, counted in bytes; `limit + 1` where it takes more than `limit`. No letter is touched
/// twice (optimal string alignment). O(n · limit).
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to,
                                        std::size_t limit);

}  // namespace koers
