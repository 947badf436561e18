// Looking things up in the tables, and the guess at what a person meant.
#include "planfile/shape.h"

#include <algorithm>
#include <numeric>

namespace koers::planfile {
namespace {

// Insertions, deletions and replacements that make one word of the other.
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

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
  std::size_t best_distance = 1 + std::max<std::size_t>(1, (wanted.size() + 1) / 3);
  for (const std::string_view candidate : known) {
    const std::size_t d = distance(wanted, candidate);
    if (d >= best_distance) continue;
    best = candidate;
    best_distance = d;
  }
  return best;
}

}  // namespace koers::planfile
