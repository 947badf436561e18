// What the passes over a statement have understood so far: a word that means something is not read
// again.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/sentence/tokens.h"

namespace koers::language {

enum class Use : std::uint8_t {
  none,
  name,   ///< Part of a name of the catalogue.
  taken,  ///< Part of a time, a number, a rate or a comparison.
  verb,
  average,  ///< "on average", which a number may be read across.
  negator,  ///< "not", "mag niet", "voorkom dat".
};

class TokenUses {
 public:
  explicit TokenUses(std::span<const Token> tokens)
      : tokens_(tokens), uses_(tokens.size(), Use::none) {}

  [[nodiscard]] std::span<const Token> tokens() const { return tokens_; }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] Use of(std::size_t at) const { return uses_[at]; }
  [[nodiscard]] bool is_free(std::size_t at) const { return at < size() && uses_[at] == Use::none; }
  [[nodiscard]] bool are_free(std::size_t first, std::size_t length) const {
    for (std::size_t i = first; i < first + length; ++i) {
      if (!is_free(i)) return false;
    }
    return first + length <= size();
  }
  [[nodiscard]] bool are_readable(std::size_t first, std::size_t length) const {
    for (std::size_t i = first; i < first + length; ++i) {
      if (i >= size() || (uses_[i] != Use::none && uses_[i] != Use::average)) return false;
    }
    return true;
  }
  void take(std::size_t first, std::size_t length, Use use = Use::taken) {
    for (std::size_t i = first; i < first + length; ++i) uses_[i] = use;
  }

 private:
  std::span<const Token> tokens_;
  std::vector<Use> uses_;
};

}  // namespace koers::language
