// The first letter of words that move into a sentence, or to its head. Letters beyond ASCII stay as
// they are.
#pragma once

#include <string>

namespace koers::text {

/// "Average resolution time" in the middle of a sentence; "NPS" and "Net Promoter Score" stay.
[[nodiscard]] std::string uncapitalized(std::string words);

[[nodiscard]] std::string capitalized(std::string words);

}  // namespace koers::text
