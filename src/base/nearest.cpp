// The fewest typing errors win, if they are few for the word's length.
#include "base/nearest.h"

#include <algorithm>
#include <string>

#include "base/edit_distance.h"

namespace koers {
namespace {

std::string lower(std::string_view text) {
  std::string word(text);
  std::ranges::transform(word, word.begin(), [](char c) {
    if (c == '-' || c == ' ') return '_';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return word;
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  // Long words are no typing errors, and comparing them would take long.
  if (word.size() > 64) return {};
  const std::string wanted = lower(word);
  std::string_view best;
  std::size_t limit = std::max<std::size_t>(1, (wanted.size() + 1) / 3);
  for (const std::string_view candidate : known) {
    const std::size_t distance = edit_distance(wanted, candidate, limit);
    if (distance > limit) continue;
    best = candidate;
    if (distance == 0) break;
    limit = distance - 1;
  }
  return best;
}

}  // namespace koers
