// Words that mean something to the parser, as tables of phrases: "or less", "ten opzichte van". The
// longest phrase that begins at a token is found in one look-up of its first word.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/sentence/tokens.h"

namespace koers::language {

/// Whether the words of a phrase, set apart by single blanks, are the folded tokens from `at` on.
/// Gives how many tokens that are; 0: they are not.
[[nodiscard]] std::size_t phrase_length_at(std::span<const Token> tokens, std::size_t at,
                                           std::string_view phrase);

/// Phrases, each with what it means. Written as the tokens are folded: lower case, no accents.
template <typename Meaning>
class PhraseTable {
 public:
  /// One meaning and all phrases that have it, set apart by '|': "or less|or fewer".
  struct Row {
    Meaning meaning;
    std::string_view phrases;
  };

  struct Match {
    Meaning meaning;
    std::size_t length;  ///< In tokens.
  };

  explicit PhraseTable(std::span<const Row> rows) {
    for (const Row& row : rows) {
      for (std::size_t begin = 0; begin < row.phrases.size();) {
        const std::size_t end = std::min(row.phrases.find('|', begin), row.phrases.size());
        const std::string_view phrase = row.phrases.substr(begin, end - begin);
        by_first_word_[phrase.substr(0, phrase.find(' '))].push_back({phrase, row.meaning});
        begin = end + 1;
      }
    }
  }

  /// The longest phrase that begins at a token.
  [[nodiscard]] std::optional<Match> at(std::span<const Token> tokens, std::size_t at) const {
    if (at >= tokens.size()) return std::nullopt;
    const auto found = by_first_word_.find(tokens[at].folded);
    if (found == by_first_word_.end()) return std::nullopt;
    std::optional<Match> longest;
    for (const auto& [phrase, meaning] : found->second) {
      const std::size_t length = phrase_length_at(tokens, at, phrase);
      if (length > 0 && (!longest || length > longest->length)) longest = Match{meaning, length};
    }
    return longest;
  }

 private:
  struct Entry {
    std::string_view phrase;
    Meaning meaning;
  };
  std::unordered_map<std::string_view, std::vector<Entry>> by_first_word_;
};

}  // namespace koers::language
