// Marks become offsets; what has no mark (a dash, an alias) is looked for in the text.
#include "planfile/yaml_places.h"

#include <algorithm>

namespace koers::planfile {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool is_break(char c) { return c == '\n' || c == '\r'; }

bool is_blank(char c) { return c == ' ' || c == '\t' || is_break(c); }

}  // namespace

YamlPlaces::YamlPlaces(std::string_view text) : text_(text) {
  if (text_.starts_with(byte_order_mark)) base_ = byte_order_mark.size();
  lines_.push_back(base_);
  for (std::size_t i = base_; i < text_.size(); ++i) {
    const bool is_pair = text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n';
    if (is_break(text_[i]) && !is_pair) lines_.push_back(i + 1);
  }
}

std::size_t YamlPlaces::offset(Mark mark) const {
  const auto line = static_cast<std::size_t>(std::max(mark.line - 1, 0));
  std::size_t at = line < lines_.size() ? lines_[line] : text_.size();
  for (int column = 1; column < mark.column && at < text_.size(); ++column) {
    ++at;
    while (at < text_.size() && is_continuation(text_[at])) ++at;
  }
  return at;
}

std::size_t YamlPlaces::line_start(std::size_t at) const {
  const auto next = std::ranges::upper_bound(lines_, at);
  return next == lines_.begin() ? 0 : *std::prev(next);
}

std::size_t YamlPlaces::line_end(std::size_t at) const {
  return std::min(text_.find_first_of("\r\n", at), text_.size());
}

std::optional<std::size_t> YamlPlaces::end_of_line_before(std::size_t at) const {
  std::size_t end = line_start(at);
  if (end <= base_) return std::nullopt;
  --end;
  if (end > base_ && text_[end] == '\n' && text_[end - 1] == '\r') --end;
  return end;
}

std::size_t YamlPlaces::skip_blanks(std::size_t at) const {
  return std::min(text_.find_first_not_of(" \t", at), text_.size());
}

bool YamlPlaces::is_flow(const Node& node) const {
  const auto at = offset(node.start());
  return at < text_.size() && (text_[at] == '[' || text_[at] == '{');
}

std::optional<std::size_t> YamlPlaces::after_colon(const Node::Entry& entry) const {
  std::size_t at = offset(entry.key_mark);
  if (at < text_.size() && (text_[at] == '"' || text_[at] == '\''))
    at = text_.find(text_[at], at + 1);
  else
    at += entry.key.size();
  at = at == std::string_view::npos ? at : text_.find(':', at);
  if (at == std::string_view::npos) return std::nullopt;
  return at + 1;
}

std::string_view YamlPlaces::anchor_at(std::size_t at) const {
  const auto start = skip_blanks(at);
  if (start >= text_.size() || text_[start] != '&') return {};
  const auto end = std::min(text_.find_first_of(" \t,[]{}\r\n", start), text_.size());
  return text_.substr(start, end - start);
}

std::optional<std::size_t> YamlPlaces::end_of(const Node& node) const {
  const bool has_parts = node.is_mapping() || node.is_sequence();
  if (!has_parts || is_flow(node)) {
    std::size_t end = offset(node.end());
    const std::size_t start = offset(node.start());
    while (end > start && is_blank(text_[end - 1])) --end;
    return end;
  }
  if (node.is_mapping()) return end_of(node.entries().back());
  const auto items = items_of(node);
  if (!items) return std::nullopt;
  return items->back().to;
}

// `*name`, whose node stands where the anchor is.
std::optional<std::size_t> YamlPlaces::end_of_alias(std::size_t at) const {
  const auto star = skip_blanks(at);
  if (star >= text_.size() || text_[star] != '*') return std::nullopt;
  return std::min(text_.find_first_of(" \t,]}\r\n", star), text_.size());
}

bool YamlPlaces::is_alias(const Node::Entry& entry) const {
  const auto colon = after_colon(entry);
  return !colon || end_of_alias(*colon).has_value();
}

bool YamlPlaces::is_alias(const Node& list, std::size_t index) const {
  const auto items = items_of(list);
  if (!items) return true;
  const auto start = (*items)[index].from;
  return end_of_alias(is_dash(start) ? start + 1 : start).has_value();
}

std::optional<std::size_t> YamlPlaces::end_of(const Node::Entry& entry) const {
  const auto colon = after_colon(entry);
  if (!colon) return colon;
  if (const auto alias = end_of_alias(*colon)) return alias;
  // Nothing at all is written, or a word for it.
  if (entry.value->is_null()) return std::max(*colon, offset(entry.value->end()));
  if (offset(entry.value->start()) < *colon) return std::nullopt;
  return end_of(*entry.value);
}

bool YamlPlaces::is_dash(std::size_t at) const {
  return at < text_.size() && text_[at] == '-' &&
         (at + 1 == text_.size() || is_blank(text_[at + 1]));
}

// They stand below each other, and nothing of an item stands as far to the left.
std::optional<std::vector<std::size_t>> YamlPlaces::dashes_of(const Node& list) const {
  const auto first = offset(list.start());
  if (!is_dash(first)) return std::nullopt;
  std::vector<std::size_t> dashes{first};
  const auto indent = indent_at(first);
  auto line = std::ranges::upper_bound(lines_, first);
  for (; line != lines_.end() && dashes.size() < list.items().size(); ++line) {
    if (text_.find_first_not_of(' ', *line) == *line + indent && is_dash(*line + indent))
      dashes.push_back(*line + indent);
  }
  if (dashes.size() != list.items().size()) return std::nullopt;
  return dashes;
}

std::optional<YamlRange> YamlPlaces::item_at(const Node& item, std::size_t dash) const {
  if (const auto alias = end_of_alias(dash + 1)) return YamlRange{dash, *alias};
  if (item.is_null() || offset(item.start()) <= dash) return std::nullopt;
  const auto end = end_of(item);
  if (!end) return std::nullopt;
  return YamlRange{dash, *end};
}

std::optional<std::vector<YamlRange>> YamlPlaces::items_of(const Node& list) const {
  std::vector<YamlRange> ranges;
  const bool is_in_brackets = is_flow(list);
  const auto dashes = is_in_brackets ? std::nullopt : dashes_of(list);
  if (!is_in_brackets && !dashes) return std::nullopt;
  std::size_t last = offset(list.start());
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Node& item = *list.items()[i];
    if (dashes) {
      const auto range = item_at(item, (*dashes)[i]);
      if (!range) return std::nullopt;
      ranges.push_back(*range);
      continue;
    }
    const auto start = offset(item.start());
    const auto end = end_of(item);
    if (!end || start <= last || start >= offset(list.end())) return std::nullopt;
    ranges.push_back({start, *end});
    last = start;
  }
  return ranges;
}

}  // namespace koers::planfile
