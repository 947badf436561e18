// Looking things up in the tables.
#include "planfile/shape.h"

#include <algorithm>

namespace koers::planfile {

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

}  // namespace koers::planfile
