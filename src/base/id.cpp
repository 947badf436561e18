// What a slug is, and how one is made of a title.
#include "base/id.h"

#include <algorithm>
#include <array>

namespace koers {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Latin-1 letters with accents, as their second UTF-8 byte after 0xC3, in blocks of one base
// letter.
char base_letter(unsigned char second) {
  const auto lower = static_cast<unsigned char>(second < 0xA0 ? second + 0x20 : second);
  if (lower <= 0xA6) return 'a';
  if (lower == 0xA7) return 'c';
  if (lower <= 0xAB) return 'e';
  if (lower <= 0xAF) return 'i';
  if (lower == 0xB1) return 'n';
  if (lower >= 0xB2 && lower <= 0xB8 && lower != 0xB7) return 'o';
  if (lower >= 0xB9 && lower <= 0xBC) return 'u';
  if (lower == 0xBD || lower == 0xBF) return 'y';
  return '\0';
}

}  // namespace

bool is_slug(std::string_view text) {
  if (text.empty() || text.size() > 64 || !is_letter_or_digit(text.front())) return false;
  return std::ranges::all_of(
      text, [](char c) { return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.'; });
}

std::string slug_of(std::string_view title) {
  std::string slug;
  for (std::size_t i = 0; i < title.size() && slug.size() < 60; ++i) {
    char c = title[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (static_cast<unsigned char>(c) == 0xC3 && i + 1 < title.size()) {
      c = base_letter(static_cast<unsigned char>(title[++i]));
    }
    if (is_letter_or_digit(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "kpi" : slug;
}

}  // namespace koers
