// One index over all tables, built on first use and never changed after.
#include "text/catalog.h"

#include <algorithm>
#include <unordered_map>

#include "text/error_text.h"
#include "text/messages.h"

namespace koers::text {
namespace {

constexpr std::string_view missing_argument = "…";

const std::unordered_map<std::string_view, Message>& index() {
  static const auto messages = [] {
    std::unordered_map<std::string_view, Message> all;
    for (const auto table :
         {status_messages(), page_messages(), chart_messages(), process_messages(), cli_messages(),
          okr_messages(), sentence_messages(), coach_messages()}) {
      for (const Message& message : table) all.emplace(message.code, message);
    }
    return all;
  }();
  return messages;
}

// The end of a placeholder that starts at `at` ("{name}"): position of its brace, npos if it is
// none.
std::size_t closing_brace(std::string_view pattern, std::size_t at) {
  const auto end = pattern.find('}', at);
  if (end == std::string_view::npos || end == at + 1) return std::string_view::npos;
  return end;
}

// The three forms of what stands between braces: see `filled`.
std::string_view name_in(std::string_view inside) {
  return inside.substr(0, inside.find_first_of(":?"));
}

std::string with_value(std::string_view words, std::string_view value) {
  std::string out(words);
  const auto mark = out.find('@');
  return mark == std::string::npos ? out : out.replace(mark, 1, value);
}

std::string filling(std::string_view inside, const Arguments& arguments) {
  const auto name = name_in(inside);
  const auto found = arguments.find(name);
  const bool is_there = found != arguments.end();
  const std::string_view value = is_there ? std::string_view(found->second) : missing_argument;
  if (name.size() == inside.size()) return std::string(value);
  const auto words = inside.substr(name.size() + 1);
  if (inside[name.size()] == '?')
    return is_there && !value.empty() ? with_value(words, value) : std::string();
  const auto bar = std::min(words.find('|'), words.size());
  return std::string(value == "1" ? words.substr(0, bar)
                                  : words.substr(std::min(bar + 1, words.size())));
}

}  // namespace

std::string filled(std::string_view pattern, const Arguments& arguments) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::string_view pair = pattern.substr(i, 2);
    if (pair == "{{" || pair == "}}") {
      out += pattern[i++];
      continue;
    }
    const auto end = pattern[i] == '{' ? closing_brace(pattern, i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += pattern[i];
      continue;
    }
    out += filling(pattern.substr(i + 1, end - i - 1), arguments);
    i = end;
  }
  return out;
}

std::vector<std::string> placeholders(std::string_view pattern) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::string_view pair = pattern.substr(i, 2);
    if (pair == "{{" || pair == "}}") {
      ++i;
      continue;
    }
    const auto end = pattern[i] == '{' ? closing_brace(pattern, i) : std::string_view::npos;
    if (end == std::string_view::npos) continue;
    std::string name(name_in(pattern.substr(i + 1, end - i - 1)));
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    i = end;
  }
  return names;
}

std::string say(Locale locale, std::string_view code, const Arguments& arguments) {
  const auto found = index().find(code);
  if (found == index().end()) return std::string(code);
  return filled(locale == Locale::nl ? found->second.nl : found->second.en, arguments);
}

bool has_text(std::string_view code) { return index().contains(code); }

std::vector<Entry> all_texts() {
  std::vector<Entry> entries;
  for (const auto& [code, message] : index()) entries.push_back({code, message.nl, message.en});
  const auto errors = error_entries();
  entries.insert(entries.end(), errors.begin(), errors.end());
  std::ranges::sort(entries, {}, &Entry::code);
  return entries;
}

}  // namespace koers::text
