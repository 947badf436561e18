// Key by key; of lists first which items are the same.
#include "planfile/object_edit.h"

#include <algorithm>
#include <set>

namespace koers::planfile {
namespace {

using Matches = std::vector<std::optional<std::size_t>>;

// What tells one item of a list from the others; empty: nothing does.
std::string identity(const json::value& item) {
  if (item.is_string()) return write_json(item);
  if (!item.is_object()) return {};
  for (const char* key : {"id", "period", "from", "metric", "kpi", "title"}) {
    if (const auto* value = item.get_object().if_contains(key)) return key + write_json(*value);
  }
  return {};
}

// None where an item has no identity or two have the same.
std::optional<std::vector<std::string>> identities(const json::array& items) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const auto& item : items) {
    names.push_back(identity(item));
    if (names.back().empty() || !seen.insert(names.back()).second) return std::nullopt;
  }
  return names;
}

// One that is left over on each side is taken for the same, with another name.
void match_last(const std::vector<std::string>& before, Matches& matches) {
  const auto is_open = [](const auto& match) { return !match; };
  if (std::ranges::count_if(matches, is_open) != 1 || before.size() != matches.size()) return;
  std::set<std::size_t> left;
  for (std::size_t i = 0; i < before.size(); ++i) left.insert(i);
  for (const auto& match : matches) {
    if (match) left.erase(*match);
  }
  *std::ranges::find_if(matches, is_open) = *left.begin();
}

std::optional<Matches> matched(const json::array& from, const json::array& to) {
  const auto before = identities(from);
  const auto after = identities(to);
  if (!before || !after || from.empty()) return std::nullopt;
  Matches matches;
  for (const auto& name : *after) {
    const auto found = std::ranges::find(*before, name);
    matches.push_back(found == before->end()
                          ? std::nullopt
                          : std::optional(static_cast<std::size_t>(found - before->begin())));
  }
  match_last(*before, matches);
  return matches;
}

// What is new comes last, and nothing else changes places.
bool keeps_order(const Matches& matches) {
  return std::ranges::is_sorted(matches,
                                [](const auto& a, const auto& b) { return a && (!b || *a < *b); });
}

std::vector<YamlEdit::Placed> order_of(const json::array& from, const json::array& to,
                                       const Matches& matches) {
  std::vector<YamlEdit::Placed> order;
  for (std::size_t i = 0; i < to.size(); ++i) {
    const bool is_same = matches[i] && from[*matches[i]] == to[i];
    order.push_back({matches[i], is_same ? nullptr : &to[i]});
  }
  return order;
}

}  // namespace

bool ObjectEdit::mapping(const Node& node, const json::object& from, const json::object& to,
                         int depth) {
  for (const auto& [key, value] : to) {
    const auto* before = from.if_contains(key);
    if (before != nullptr && *before == value) continue;
    const auto* written = node.find(key);
    const bool is_done = written == nullptr ? edit_.add(node, key, value)
                                            : entry(node, *written, before, value, depth);
    if (!is_done) return false;
  }
  for (const auto& [key, value] : from) {
    const auto* written = to.contains(key) ? nullptr : node.find(key);
    if (written != nullptr && !edit_.remove(node, *written)) return false;
  }
  return true;
}

bool ObjectEdit::entry(const Node& node, const Node::Entry& entry, const json::value* from,
                       const json::value& to, int depth) {
  const bool is_deep =
      depth > 1 && from != nullptr && from->kind() == to.kind() && !edit_.is_alias(entry);
  if (is_deep && to.is_object() && entry.value->is_mapping())
    return mapping(*entry.value, from->get_object(), to.get_object(), depth - 1);
  const bool is_list = is_deep && to.is_array() && entry.value->is_sequence() &&
                       entry.value->items().size() == from->get_array().size();
  if (is_list) {
    const auto before = edit_.size();
    if (list(entry, from->get_array(), to.get_array(), depth - 1)) return true;
    edit_.back_to(before);
  }
  return edit_.replace(node, entry, to);
}

// Goals stand in order of time in the model, as people like in the file.
bool ObjectEdit::is_of_goals(const Node::Entry& entry) const {
  return entry.key == "goals" && goals_.size() == entry.value->items().size();
}

bool ObjectEdit::list(const Node::Entry& entry, const json::array& from, const json::array& to,
                      int depth) {
  const auto matches = matched(from, to);
  if (!matches || std::ranges::all_of(*matches, [](const auto& match) { return !match; }))
    return false;
  if (is_of_goals(entry) || keeps_order(*matches))
    return change_items(entry, from, to, *matches, depth);
  return edit_.reorder(*entry.value, order_of(from, to, *matches));
}

bool ObjectEdit::change_items(const Node::Entry& entry, const json::array& from,
                              const json::array& to, const Matches& matches, int depth) {
  const Node& node = *entry.value;
  const auto written = [&](std::size_t i) { return is_of_goals(entry) ? goals_[i] : i; };
  std::vector<bool> stays(from.size());
  json::array added;
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (!matches[i]) {
      added.push_back(to[i]);
      continue;
    }
    const auto before = *matches[i];
    stays[before] = true;
    if (from[before] != to[i] && !item(node, written(before), from[before], to[i], depth))
      return false;
  }
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!stays[i] && !edit_.remove_item(node, written(i))) return false;
  }
  return added.empty() || edit_.append(node, added);
}

bool ObjectEdit::item(const Node& list, std::size_t index, const json::value& from,
                      const json::value& to, int depth) {
  const Node& written = *list.items()[index];
  const bool is_deep = depth > 0 && written.is_mapping() && from.is_object() && to.is_object() &&
                       !edit_.is_alias(list, index);
  if (is_deep) return mapping(written, from.get_object(), to.get_object(), depth - 1);
  return edit_.replace_item(list, index, to);
}

}  // namespace koers::planfile
