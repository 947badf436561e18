// One table per block of Latin letters; every other character is copied.
#include "language/fold.h"

#include <array>

namespace koers::language {
namespace {

// U+00C0 to U+00FF; empty: stays as it is.
constexpr std::array<std::string_view, 64> latin_1{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y"};

// U+0100 to U+017F, two characters to an entry: capital and small letter, where they come in pairs.
constexpr std::string_view latin_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllllllln"
    "nnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_a.size() == 128);

std::string_view folded_latin_a(std::size_t offset) {
  switch (offset) {
    case 0x32:
    case 0x33:
      return "ij";
    case 0x52:
    case 0x53:
      return "oe";
    default:
      return latin_a.substr(offset, 1);
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    const bool is_pair = (next & 0xC0U) == 0x80U;
    const std::size_t low = next & 0x3FU;
    std::string_view plain;
    if (byte == 0xC3 && is_pair) {
      plain = latin_1[low];
    } else if ((byte == 0xC4 || byte == 0xC5) && is_pair) {
      plain = folded_latin_a(byte == 0xC4 ? low : 64 + low);
    } else if (is_pair && (byte == 0xCC || (byte == 0xCD && low < 0x30))) {
      ++at;  // A combining mark.
      continue;
    }
    if (text.substr(at).starts_with("\xE2\x82") && at + 2 < text.size()) {
      const auto digit = static_cast<unsigned char>(text[at + 2]);
      if (digit >= 0x80 && digit <= 0x89) {  // CO\u2082
        folded += static_cast<char>('0' + (digit - 0x80));
        at += 2;
        continue;
      }
    }
    if (!plain.empty()) {
      folded += plain;
      ++at;
    } else {
      folded += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 0x20) : text[at];
    }
  }
  return folded;
}

}  // namespace koers::language
