// The comparison of a phrase with tokens.
#include "language/sentence/phrase_table.h"

namespace koers::language {

std::size_t phrase_length_at(std::span<const Token> tokens, std::size_t at,
                             std::string_view phrase) {
  std::size_t length = 0;
  for (std::size_t begin = 0; begin < phrase.size(); ++length) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    if (at + length >= tokens.size()) return 0;
    if (tokens[at + length].folded != phrase.substr(begin, end - begin)) return 0;
    begin = end + 1;
  }
  return length;
}

}  // namespace koers::language
