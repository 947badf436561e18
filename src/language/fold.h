// Texts without what people write differently and mean the same: case and accents. It changes no
// words; what words have in common is words.h.
#pragma once

#include <string>
#include <string_view>

namespace koers::language {

/// Lower case without accents: "Financiële" and "FINANCIËLE" give "financiele". Ligatures are
/// written out (æ, œ, ß, ĳ), lowered digits raised (CO₂) and combining marks dropped; letters of
/// other scripts, digits, blanks and signs stay as they are, and so do bytes that are not UTF-8.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace koers::language
