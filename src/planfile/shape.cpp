// Looking things up in the tables, and the guess at what a person meant.
#include "planfile/shape.h"

#include <algorithm>

#include "language/edit_distance.h"

namespace koers::planfile {
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

bool Key::allows(Form form) const { return std::ranges::find(forms, form) != forms.end(); }

const Key* Shape::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key, &Key::name);
  return found == keys.end() ? nullptr : &*found;
}

std::vector<std::string_view> Shape::names() const {
  std::vector<std::string_view> names;
  for (const Key& key : keys) {
    if (!key.is_later()) names.push_back(key.name);
  }
  return names;
}

std::vector<Key> joined(const std::vector<std::vector<Key>>& parts) {
  std::vector<Key> keys;
  for (const auto& part : parts) keys.insert(keys.end(), part.begin(), part.end());
  return keys;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  // Long words are no typing errors of a key, and comparing them would take long.
  if (word.size() > 64) return {};
  const std::string wanted = lower(word);
  std::string_view best;
  std::size_t limit = std::max<std::size_t>(1, (wanted.size() + 1) / 3);
  for (const std::string_view candidate : known) {
    const std::size_t distance = language::edit_distance(wanted, candidate, limit);
    if (distance > limit) continue;
    best = candidate;
    if (distance == 0) break;
    limit = distance - 1;
  }
  return best;
}

}  // namespace koers::planfile
