// Marks become offsets; block parts are written as whole lines, flow parts as they stand.
#include "planfile/yaml_edit.h"

#include <algorithm>

#include "planfile/yaml_write.h"

namespace koers::planfile {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Written lines without the line feed at their end, and the first without its indent.
std::string within_line(std::string lines, std::size_t indent) {
  if (lines.ends_with('\n')) lines.pop_back();
  return lines.substr(std::min(indent, lines.size()));
}

std::size_t indent_of(Mark mark) { return static_cast<std::size_t>(std::max(mark.column - 1, 0)); }

}  // namespace

YamlEdit::YamlEdit(std::string_view text) : text_(text) {
  if (text_.starts_with(byte_order_mark)) base_ = byte_order_mark.size();
  lines_.push_back(base_);
  for (std::size_t i = base_; i < text_.size(); ++i) {
    if (text_[i] == '\n') lines_.push_back(i + 1);
  }
}

std::size_t YamlEdit::offset(Mark mark) const {
  const auto line = static_cast<std::size_t>(std::max(mark.line - 1, 0));
  std::size_t at = line < lines_.size() ? lines_[line] : text_.size();
  for (int column = 1; column < mark.column && at < text_.size(); ++column) {
    ++at;
    while (at < text_.size() && is_continuation(text_[at])) ++at;
  }
  return at;
}

std::size_t YamlEdit::line_start(std::size_t at) const {
  return *std::prev(std::ranges::upper_bound(lines_, at));
}

std::size_t YamlEdit::line_end(std::size_t at) const {
  auto end = std::min(text_.find('\n', at), text_.size());
  if (end > at && text_[end - 1] == '\r') --end;
  return end;
}

bool YamlEdit::is_flow(const Node& node) const {
  const auto at = offset(node.start());
  return at < text_.size() && (text_[at] == '[' || text_[at] == '{');
}

std::optional<std::size_t> YamlEdit::after_colon(const Node::Entry& entry) const {
  std::size_t at = offset(entry.key_mark);
  if (at < text_.size() && (text_[at] == '"' || text_[at] == '\''))
    at = text_.find(text_[at], at + 1);
  else
    at += entry.key.size();
  at = at == std::string_view::npos ? at : text_.find(':', at);
  if (at == std::string_view::npos) return std::nullopt;
  return at + 1;
}

std::optional<std::size_t> YamlEdit::end_of(const Node& node) const {
  const bool has_parts = node.is_mapping() || node.is_sequence();
  if (!has_parts || is_flow(node)) {
    std::size_t end = offset(node.end());
    const std::size_t start = offset(node.start());
    while (end > start && is_blank(text_[end - 1])) --end;
    return end;
  }
  if (node.is_mapping()) return end_of(node.entries().back());
  const auto& last = *node.items().back();
  if (!dash_of(last)) return std::nullopt;
  return end_of(last);
}

// `*name`, whose node stands where the anchor is.
std::optional<std::size_t> YamlEdit::end_of_alias(std::size_t colon) const {
  const auto star = text_.find_first_not_of(' ', colon);
  if (star == std::string_view::npos || text_[star] != '*') return std::nullopt;
  return std::min(text_.find_first_of(" ,]}\r\n", star), text_.size());
}

std::optional<std::size_t> YamlEdit::end_of(const Node::Entry& entry) const {
  const auto colon = after_colon(entry);
  if (!colon) return colon;
  // Nothing at all is written, or a word for it.
  if (entry.value->is_null()) return std::max(*colon, offset(entry.value->end()));
  if (offset(entry.value->start()) < *colon) return end_of_alias(*colon);
  return end_of(*entry.value);
}

std::optional<std::size_t> YamlEdit::dash_of(const Node& item) const {
  for (std::size_t at = offset(item.start()); at > base_; --at) {
    const char before = text_[at - 1];
    if (before == '-') return at - 1;
    if (before != ' ') return std::nullopt;
  }
  return std::nullopt;
}

bool YamlEdit::replace(const Node& mapping, const Node::Entry& entry, const json::value& value) {
  const auto end = end_of(entry);
  if (!end) return false;
  if (is_flow(mapping)) {
    changes_.push_back({*after_colon(entry), *end, " " + yaml_inline(entry.key, value)});
    return true;
  }
  const auto indent = indent_of(entry.key_mark);
  changes_.push_back(
      {offset(entry.key_mark), *end, within_line(yaml_entry(entry.key, value, indent), indent)});
  return true;
}

bool YamlEdit::add(const Node& mapping, std::string_view key, const json::value& value) {
  const auto end = end_of(mapping);
  if (!end || mapping.entries().empty()) return false;
  if (is_flow(mapping)) {
    std::size_t at = *end - 1;
    while (at > 0 && is_blank(text_[at - 1])) --at;
    changes_.push_back({at, at, ", " + yaml_inline_entry(key, value)});
    return true;
  }
  const auto indent = indent_of(mapping.entries().front().key_mark);
  const auto at = line_end(*end);
  changes_.push_back(
      {at, at,
       "\n" + std::string(indent, ' ') + within_line(yaml_entry(key, value, indent), indent)});
  return true;
}

bool YamlEdit::remove(const Node& mapping, const Node::Entry& entry) {
  const auto end = end_of(entry);
  if (!end) return false;
  if (is_flow(mapping)) return remove_in_flow(mapping, entry, *end);
  const auto key = offset(entry.key_mark);
  const auto start = line_start(key);
  // Beside a dash, or after something else on its line.
  if (text_.substr(start, key - start).find_first_not_of(' ') != std::string_view::npos)
    return false;
  changes_.push_back({start, std::min(line_end(*end) + 1, text_.size()), {}});
  return true;
}

bool YamlEdit::remove_in_flow(const Node& mapping, const Node::Entry& entry, std::size_t end) {
  const auto& entries = mapping.entries();
  const auto index = static_cast<std::size_t>(&entry - entries.data());
  if (entries.size() == 1) return false;
  if (index + 1 < entries.size()) {
    changes_.push_back({offset(entry.key_mark), offset(entries[index + 1].key_mark), {}});
    return true;
  }
  const auto before = end_of(entries[index - 1]);
  if (!before) return false;
  changes_.push_back({*before, end, {}});
  return true;
}

bool YamlEdit::replace_item(const Node& list, std::size_t index, const json::value& value) {
  const Node& item = *list.items()[index];
  const auto end = end_of(item);
  if (!end) return false;
  if (is_flow(list)) {
    changes_.push_back({offset(item.start()), *end, yaml_inline({}, value)});
    return true;
  }
  const auto dash = dash_of(item);
  if (!dash) return false;
  const auto indent = *dash - line_start(*dash);
  changes_.push_back({*dash, *end, within_line(yaml_item(value, indent), indent)});
  return true;
}

bool YamlEdit::append(const Node& list, const json::value& value) {
  if (list.items().empty() || is_flow(list)) return false;
  const auto dash = dash_of(*list.items().back());
  const auto end = end_of(list);
  if (!dash || !end) return false;
  const auto indent = *dash - line_start(*dash);
  const auto at = line_end(*end);
  changes_.push_back(
      {at, at, "\n" + std::string(indent, ' ') + within_line(yaml_item(value, indent), indent)});
  return true;
}

void YamlEdit::add_at_end(std::string_view key, const json::value& value) {
  const bool has_break = text_.empty() || text_.ends_with('\n');
  changes_.push_back(
      {text_.size(), text_.size(), (has_break ? "\n" : "\n\n") + yaml_entry(key, value, 0)});
}

std::optional<std::string> YamlEdit::done() const {
  auto changes = changes_;
  std::ranges::stable_sort(changes, {}, &Change::from);
  std::string out;
  std::size_t at = 0;
  for (const auto& change : changes) {
    if (change.from < at) return std::nullopt;
    out += text_.substr(at, change.from - at);
    out += change.text;
    at = change.to;
  }
  out += text_.substr(at);
  return out;
}

}  // namespace koers::planfile
