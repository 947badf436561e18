// Whole numbers in words or digits: "three", "twaalf", "vijfentwintig", "26".
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "language/sentence/tokens.h"

namespace koers::language {

/// 0–99, "honderd", "duizend" and their English forms, and halves ("anderhalf": 1.5). The articles
/// "een" and "a" are no numbers; "one" and "één" are.
[[nodiscard]] std::optional<double> number_word(const Token& token);

struct WholeNumber {
  double value = 0;
  std::size_t length = 0;
};

/// A number that counts something, from token `at` on.
[[nodiscard]] std::optional<WholeNumber> whole_number_at(std::span<const Token> tokens,
                                                         std::size_t at);

}  // namespace koers::language
