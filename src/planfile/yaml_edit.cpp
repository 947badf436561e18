// Block parts are written as whole lines, flow parts as they stand. What is added is written with
// line feeds and gets the line ends of the text at last.
#include "planfile/yaml_edit.h"

#include <algorithm>

#include "planfile/yaml_write.h"

namespace koers::planfile {
namespace {

// Written lines without the line feed at their end, and the first without its indent.
std::string within_line(std::string lines, std::size_t indent) {
  if (lines.ends_with('\n')) lines.pop_back();
  return lines.substr(std::min(indent, lines.size()));
}

std::size_t indent_of(Mark mark) { return static_cast<std::size_t>(std::max(mark.column - 1, 0)); }

// A dash belongs to the key above it, also where both stand equally far to the left.
std::size_t depth_of_key(std::size_t indent) { return 2 * indent; }
std::size_t depth_of_item(std::size_t indent) { return 2 * indent + 1; }

std::string with_breaks(const std::string& text, std::string_view line_break) {
  std::string out;
  for (const char c : text) {
    // What was moved has its own already; a written text has no other carriage return.
    if (c == '\r') continue;
    if (c == '\n')
      out += line_break;
    else
      out += c;
  }
  return out;
}

// "key: value" with an anchor before the value.
std::string anchored(std::string entry, std::string_view anchor) {
  if (anchor.empty()) return entry;
  const auto colon = entry.front() == '"' ? entry.find("\":") + 1 : entry.find(':');
  return entry.insert(colon + 1, " " + std::string(anchor));
}

// Lines with a comment beside the first of them.
std::string beside_first(std::string lines, std::string_view comment) {
  return lines.insert(std::min(lines.find('\n'), lines.size()), comment);
}

}  // namespace

YamlEdit::YamlEdit(std::string_view text) : places_(text) {
  const auto end = text.find_first_of("\r\n");
  const bool is_pair = end != std::string_view::npos && text.substr(end).starts_with("\r\n");
  line_break_ = is_pair ? "\r\n" : "\n";
}

void YamlEdit::insert(std::size_t at, std::string text, std::size_t depth) {
  changes_.push_back({at, at, std::move(text), depth});
}

// " # why" from a place to the end of its line; empty: there is no comment.
std::string_view YamlEdit::comment_at(std::size_t at) const {
  const auto rest = places_.text().substr(at, places_.line_end(at) - at);
  const auto word = rest.find_first_not_of(" \t");
  return word != std::string_view::npos && rest[word] == '#' ? rest : std::string_view();
}

// A comment beside the last line of what is replaced comes to stand beside the first.
void YamlEdit::put(YamlRange place, std::string text) {
  const auto comment = comment_at(place.to);
  changes_.push_back(
      {place.from, place.to + comment.size(), beside_first(std::move(text), comment)});
}

// Below the line of `behind`, comments beside it included.
void YamlEdit::insert_line(std::size_t behind, std::string lines, std::size_t depth) {
  if (lines.ends_with('\n')) lines.pop_back();
  insert(places_.line_end(behind), "\n" + lines, depth);
}

bool YamlEdit::replace(const Node& mapping, const Node::Entry& entry, const json::value& value) {
  const auto end = places_.end_of(entry);
  if (!end) return false;
  const auto colon = *places_.after_colon(entry);
  const auto anchor = places_.anchor_at(colon);
  if (places_.is_flow(mapping)) {
    const std::string before = anchor.empty() ? " " : " " + std::string(anchor) + " ";
    changes_.push_back({colon, *end, before + yaml_inline(entry.key, value)});
    return true;
  }
  const auto indent = indent_of(entry.key_mark);
  auto text = anchored(within_line(yaml_entry(entry.key, value, indent), indent), anchor);
  const auto beside =
      anchor.empty() ? colon : static_cast<std::size_t>(anchor.end() - places_.text().begin());
  if (beside < *end) {
    // Two comments cannot stand beside one line: that of the key stays there.
    const auto comment = comment_at(beside);
    if (!comment.empty()) {
      changes_.push_back(
          {places_.offset(entry.key_mark), *end, beside_first(std::move(text), comment)});
      return true;
    }
  }
  put({places_.offset(entry.key_mark), *end}, std::move(text));
  return true;
}

bool YamlEdit::add(const Node& mapping, std::string_view key, const json::value& value) {
  if (mapping.entries().empty()) return false;
  const auto end = places_.end_of(mapping.entries().back());
  if (!end) return false;
  if (places_.is_flow(mapping)) {
    insert(*end, ", " + yaml_inline_entry(key, value), 0);
    return true;
  }
  const auto indent = indent_of(mapping.entries().front().key_mark);
  insert_line(*end, yaml_entry(key, value, indent), depth_of_key(indent));
  return true;
}

// With the line break before them: what is added below stands behind the line above.
void YamlEdit::remove_lines(std::size_t from, std::size_t to) {
  const auto before = places_.end_of_line_before(from);
  const auto end = places_.line_end(to);
  if (before) {
    changes_.push_back({*before, end, {}});
    return;
  }
  const auto next = places_.text().find_first_not_of("\r\n", end);
  changes_.push_back({from, std::min(next, places_.text().size()), {}});
}

bool YamlEdit::remove(const Node& mapping, const Node::Entry& entry) {
  const auto end = places_.end_of(entry);
  if (!end || mapping.entries().size() == 1) return false;
  if (places_.is_flow(mapping)) return remove_in_flow(mapping, entry, *end);
  const auto key = places_.offset(entry.key_mark);
  const auto start = places_.line_start(key);
  if (places_.text().substr(start, key - start).find_first_not_of(' ') != std::string_view::npos)
    return &entry == &mapping.entries().front() && remove_first(mapping, key, *end);
  remove_lines(start, *end);
  return true;
}

// Beside a dash: the next key takes its place, unless there is a comment between.
bool YamlEdit::remove_first(const Node& mapping, std::size_t key, std::size_t end) {
  const auto next = places_.offset(mapping.entries()[1].key_mark);
  const auto between = places_.text().substr(end, next - end);
  if (between.find_first_not_of(" \t\r\n") != std::string_view::npos) return false;
  changes_.push_back({key, next, {}});
  return true;
}

bool YamlEdit::remove_in_flow(const Node& mapping, const Node::Entry& entry, std::size_t end) {
  const auto& entries = mapping.entries();
  const auto index = static_cast<std::size_t>(&entry - entries.data());
  if (index == 0) {
    changes_.push_back({places_.offset(entry.key_mark), places_.offset(entries[1].key_mark), {}});
    return true;
  }
  const auto before = places_.end_of(entries[index - 1]);
  if (!before) return false;
  const auto between = places_.text().substr(*before, places_.offset(entry.key_mark) - *before);
  if (between.find('#') != std::string_view::npos) return false;
  changes_.push_back({*before, end, {}});
  return true;
}

bool YamlEdit::fill(const Node& mapping, const Node::Entry& entry, const json::array& items) {
  if (places_.is_flow(mapping)) return replace(mapping, entry, items);
  const auto colon = places_.after_colon(entry);
  const auto end = places_.end_of(entry);
  if (!colon || !end || !places_.anchor_at(*colon).empty()) return false;
  if (*end > *colon) changes_.push_back({*colon, *end, {}});
  const auto indent = indent_of(entry.key_mark);
  for (const auto& item : items)
    insert_line(*end, yaml_item(item, indent + 2), depth_of_item(indent + 2));
  return true;
}

bool YamlEdit::replace_item(const Node& list, std::size_t index, const json::value& value) {
  const auto items = places_.items_of(list);
  if (!items) return false;
  const auto [start, end] = (*items)[index];
  if (places_.is_flow(list)) {
    changes_.push_back({start, end, yaml_inline({}, value)});
    return true;
  }
  const auto indent = places_.indent_at(start);
  const auto anchor = places_.anchor_at(start + 1);
  std::string text = within_line(yaml_item(value, indent), indent);
  if (!anchor.empty()) text = "- " + std::string(anchor) + " " + yaml_inline({}, value);
  put({start, end}, std::move(text));
  return true;
}

bool YamlEdit::remove_item(const Node& list, std::size_t index) {
  const auto items = places_.items_of(list);
  if (!items || items->size() == 1) return false;
  const auto [start, end] = (*items)[index];
  if (!places_.is_flow(list)) {
    const auto line = places_.line_start(start);
    const auto before = places_.text().substr(line, start - line);
    if (before.find_first_not_of(' ') != std::string_view::npos) return false;
    remove_lines(line, end);
  } else if (index == 0) {
    changes_.push_back({start, (*items)[1].from, {}});
  } else {
    changes_.push_back({(*items)[index - 1].to, end, {}});
  }
  const auto& change = changes_.back();
  // A comment within belongs to another item.
  const bool is_told = places_.is_flow(list) &&
                       places_.text().substr(change.from, change.to - change.from).find('#') !=
                           std::string_view::npos;
  if (is_told) changes_.pop_back();
  return !is_told;
}

bool YamlEdit::append(const Node& list, const json::array& values) {
  const auto items = places_.items_of(list);
  if (!items || items->empty()) return false;
  const auto end = items->back().to;
  const auto indent = places_.indent_at(items->front().from);
  for (const auto& value : values) {
    if (places_.is_flow(list))
      insert(end, ", " + yaml_inline({}, value), 0);
    else
      insert_line(end, yaml_item(value, indent), depth_of_item(indent));
  }
  return true;
}

// From the comments right above an item to the end of its last line; not above `lower`.
YamlRange YamlEdit::with_comments(YamlRange item, std::size_t lower) const {
  std::size_t from = places_.line_start(item.from);
  while (from > lower) {
    const auto before = places_.end_of_line_before(from);
    if (!before || *before < lower) break;
    const auto line = places_.line_start(*before);
    const auto word = places_.text().find_first_not_of(' ', line);
    if (line < lower || word >= *before || places_.text()[word] != '#') break;
    from = line;
  }
  return {from, places_.line_end(item.to)};
}

std::string YamlEdit::placed(const Placed& item, const std::vector<YamlRange>& chunks,
                             const std::vector<YamlRange>& items, std::size_t indent) const {
  const auto text = places_.text();
  if (item.value == nullptr) {
    const auto [from, to] = chunks[*item.was];
    return std::string(text.substr(from, to - from));
  }
  std::string lines = yaml_item(*item.value, indent);
  lines.pop_back();
  if (!item.was) return lines;
  const auto [from, to] = items[*item.was];
  lines = beside_first(std::move(lines), comment_at(to));
  const auto start = chunks[*item.was].from;
  return std::string(text.substr(start, places_.line_start(from) - start)) + lines;
}

bool YamlEdit::reorder(const Node& list, const std::vector<Placed>& order) {
  const auto items = places_.items_of(list);
  if (!items || places_.is_flow(list)) return false;
  const auto first = places_.line_start(items->front().from);
  const auto before = places_.text().substr(first, items->front().from - first);
  if (before.find_first_not_of(' ') != std::string_view::npos) return false;
  std::vector<YamlRange> chunks;
  std::size_t lower = first;  // What stands above them all may be about the whole list.
  for (const auto& item : *items) {
    chunks.push_back(with_comments(item, lower));
    lower = chunks.back().to;
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    auto text = placed(order[i], chunks, *items, before.size());
    if (i >= chunks.size())
      insert_line(items->back().to, std::move(text), depth_of_item(before.size()));
    else if (order[i].was != i || order[i].value != nullptr)
      changes_.push_back({chunks[i].from, chunks[i].to, std::move(text)});
  }
  for (std::size_t i = order.size(); i < chunks.size(); ++i)
    remove_lines(chunks[i].from, chunks[i].to);
  return true;
}

void YamlEdit::add_at_end(std::string_view key, const json::value& value) {
  const auto text = places_.text();
  // Behind the mark that ends a document another one would begin.
  const auto mark = text.rfind("\n...");
  const bool is_ended = mark != std::string_view::npos &&
                        text.find_first_not_of(" \t\r\n", mark + 4) == std::string_view::npos;
  const auto at = is_ended ? mark + 1 : text.size();
  const bool has_break = at == 0 || text[at - 1] == '\n';
  insert(at, (has_break ? "\n" : "\n\n") + yaml_entry(key, value, 0), 0);
}

std::optional<std::vector<YamlEdit::Change>> YamlEdit::in_order(std::vector<Change> changes) {
  std::ranges::stable_sort(changes, [](const Change& a, const Change& b) {
    if (a.from != b.from) return a.from < b.from;
    // What is inserted stands before what is taken away there.
    const bool is_a_added = a.from == a.to;
    const bool is_b_added = b.from == b.to;
    return is_a_added != is_b_added ? is_a_added : is_a_added && a.depth > b.depth;
  });
  std::size_t at = 0;
  for (const auto& change : changes) {
    if (change.from < at) return std::nullopt;
    at = change.to;
  }
  return changes;
}

bool YamlEdit::have_room(std::size_t first) const {
  const auto from = changes_.begin() + static_cast<std::ptrdiff_t>(first);
  return in_order({from, changes_.end()}).has_value();
}

std::optional<std::string> YamlEdit::done() const {
  const auto changes = in_order(changes_);
  if (!changes) return std::nullopt;
  std::string out;
  std::size_t at = 0;
  for (const auto& change : *changes) {
    out += places_.text().substr(at, change.from - at);
    out += with_breaks(change.text, line_break_);
    at = change.to;
  }
  out += places_.text().substr(at);
  return out;
}

}  // namespace koers::planfile
