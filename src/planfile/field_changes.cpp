// Walks two trees side by side. Lists of scalars are one value: their order means something.
#include "planfile/field_changes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

#include "base/json.h"

namespace koers::planfile {
namespace {

std::string name_of_item(const json::value& item) {
  const auto* object = item.if_object();
  if (object == nullptr) return {};
  static constexpr std::array<std::string_view, 7> keys{"period", "from",   "on",  "id",
                                                        "kpi",    "metric", "name"};
  for (const auto key : keys) {
    if (const auto* value = object->if_contains(key); value != nullptr && value->is_string()) {
      return std::string(value->get_string());
    }
  }
  return {};
}

// The items of a list by what names them; nothing where some have no name or share one.
std::map<std::string, const json::value*> named_items(const json::array& list) {
  std::map<std::string, const json::value*> items;
  for (const auto& item : list) {
    const std::string name = name_of_item(item);
    if (name.empty() || !items.emplace(name, &item).second) return {};
  }
  return items;
}

class Walk {
 public:
  void compare(const std::string& path, const json::value* before, const json::value* after) {
    if (before != nullptr && after != nullptr) {
      if (*before == *after) return;
      if (before->is_object() && after->is_object())
        return compare_objects(path, before->get_object(), after->get_object());
      if (before->is_array() && after->is_array() &&
          compare_lists(path, before->get_array(), after->get_array()))
        return;
    }
    changes_.push_back({.path = path,
                        .before = before == nullptr ? "" : write_json(*before),
                        .after = after == nullptr ? "" : write_json(*after)});
  }

  void compare_objects(const std::string& path, const json::object& before,
                       const json::object& after) {
    const std::string prefix = path.empty() ? "" : path + ".";
    for (const auto& [key, value] : before)
      compare(prefix + std::string(key), &value, after.if_contains(key));
    for (const auto& [key, value] : after) {
      if (!before.contains(key)) compare(prefix + std::string(key), nullptr, &value);
    }
  }

  std::vector<FieldChange> take() { return std::move(changes_); }

 private:
  bool compare_lists(const std::string& path, const json::array& before, const json::array& after) {
    const auto old_items = named_items(before);
    const auto new_items = named_items(after);
    if (old_items.size() != before.size() || new_items.size() != after.size()) return false;
    const auto at = [&](const std::string& name) { return fmt::format("{}[{}]", path, name); };
    const std::size_t count_before = changes_.size();
    for (const auto& [name, item] : old_items) {
      const auto found = new_items.find(name);
      compare(at(name), item, found == new_items.end() ? nullptr : found->second);
    }
    for (const auto& [name, item] : new_items) {
      if (!old_items.contains(name)) compare(at(name), nullptr, item);
    }
    // Only the order differs: then the list is what changed.
    return changes_.size() != count_before;
  }

  std::vector<FieldChange> changes_;
};

json::object object_of(std::string_view text) {
  if (text.empty()) return {};
  // Written once more by our own writer, after which 10.0 is 10.
  const auto read = read_json(text);
  const auto value = read ? read_json(write_json(*read)) : read;
  return value && value->is_object() ? value->get_object() : json::object{};
}

}  // namespace

std::vector<FieldChange> field_changes(std::string_view before, std::string_view after) {
  Walk walk;
  walk.compare_objects({}, object_of(before), object_of(after));
  return walk.take();
}

bool same_document(std::string_view a, std::string_view b) {
  return a == b || (a.empty() == b.empty() && object_of(a) == object_of(b));
}

}  // namespace koers::planfile
