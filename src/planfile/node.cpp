// Building trees and following pointers in them.
#include "planfile/node.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace koers::planfile {
namespace {

std::size_t saturating_sum(std::size_t a, std::size_t b) {
  return a > std::numeric_limits<std::size_t>::max() - b ? std::numeric_limits<std::size_t>::max()
                                                         : a + b;
}

// "a~1b" → "a/b": the escapes of RFC 6901.
std::string unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool is_escape = token[i] == '~' && i + 1 < token.size();
    if (!is_escape) {
      text += token[i];
    } else {
      text += token[++i] == '1' ? '/' : '~';
    }
  }
  return text;
}

struct Step {
  const Node* node;
  Mark mark;
};

Step step_into(const Node& node, const std::string& token) {
  if (const auto* entry = node.find(token)) return {entry->value.get(), entry->key_mark};
  if (!node.is_sequence()) return {nullptr, {}};
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool is_index = error == std::errc{} && end == token.data() + token.size();
  if (!is_index || index >= node.items().size()) return {nullptr, {}};
  return {node.items()[index].get(), node.items()[index]->start()};
}

}  // namespace

NodePtr Node::null(Span span) { return std::make_shared<const Node>(Kind::null, span); }

NodePtr Node::scalar(std::string text, Style style, Span span) {
  const auto node = std::make_shared<Node>(Kind::scalar, span);
  node->text_ = std::move(text);
  node->style_ = style;
  return node;
}

NodePtr Node::sequence(std::vector<NodePtr> items, Span span) {
  const auto node = std::make_shared<Node>(Kind::sequence, span);
  for (const NodePtr& item : items) node->size_ = saturating_sum(node->size_, item->size());
  node->items_ = std::move(items);
  return node;
}

NodePtr Node::mapping(std::vector<Entry> entries, Span span) {
  const auto node = std::make_shared<Node>(Kind::mapping, span);
  for (const Entry& entry : entries) node->size_ = saturating_sum(node->size_, entry.value->size());
  node->entries_ = std::move(entries);
  return node;
}

NodePtr Node::of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return null({});
    case json::kind::string:
      return scalar(std::string(value.get_string()), Style::quoted, {});
    case json::kind::array: {
      std::vector<NodePtr> items;
      for (const auto& item : value.get_array()) items.push_back(of(item));
      return sequence(std::move(items), {});
    }
    case json::kind::object: {
      std::vector<Entry> entries;
      for (const auto& [key, member] : value.get_object()) {
        entries.push_back({.key = std::string(key), .key_mark = {}, .value = of(member)});
      }
      return mapping(std::move(entries), {});
    }
    default:
      return scalar(write_json(value), Style::bare, {});
  }
}

const Node::Entry* Node::find(std::string_view key) const {
  const auto found = std::ranges::find(entries_, key, &Entry::key);
  return found == entries_.end() ? nullptr : &*found;
}

Mark Node::mark_of(std::string_view pointer) const {
  const Node* node = this;
  Mark mark = span_.start;
  while (node != nullptr && pointer.starts_with('/')) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const Step step = step_into(*node, unescaped(pointer.substr(1, end - 1)));
    if (step.node != nullptr) mark = step.mark;
    node = step.node;
    pointer.remove_prefix(end);
  }
  return mark;
}

}  // namespace koers::planfile
