// The guess at what a person meant, among words that are known.
#pragma once

#include <string_view>
#include <vector>

namespace koers {

/// The word of `known` that a person probably meant; empty where none is near. Capitals count as
/// small letters, and '-' and blanks as '_', so `known` is written in those.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& known);

}  // namespace koers
