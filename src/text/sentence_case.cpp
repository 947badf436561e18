// More than one capital makes a name, which keeps all of them.
#include "text/sentence_case.h"

#include <algorithm>
#include <cctype>

namespace koers::text {

std::string uncapitalized(std::string words) {
  const auto is_capital = [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; };
  const bool is_plain = !words.empty() && std::ranges::count_if(words, is_capital) == 1;
  if (is_plain) words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
  return words;
}

std::string capitalized(std::string words) {
  if (!words.empty())
    words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
  return words;
}

}  // namespace koers::text
