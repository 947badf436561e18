// The index over the tables of errors, and how their words are put into one line.
#include "text/error_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "text/messages.h"

namespace koers::text {
namespace {

const std::unordered_map<std::string_view, ErrorMessage>& index() {
  static const auto messages = [] {
    std::unordered_map<std::string_view, ErrorMessage> all;
    for (const auto table : {base_errors(), plan_errors(), okr_errors(), measure_errors(),
                             import_errors(), store_errors(), server_errors()}) {
      for (const ErrorMessage& message : table) all.emplace(message.code, message);
    }
    return all;
  }();
  return messages;
}

Arguments arguments_of(const Error& error) {
  Arguments arguments(error.arguments.begin(), error.arguments.end());
  arguments.try_emplace("detail", error.detail);
  arguments.try_emplace("pointer", error.pointer);
  arguments.try_emplace("file", error.place.file);
  arguments.try_emplace("line", std::to_string(error.place.line));
  arguments.try_emplace("column", std::to_string(error.place.column));
  return arguments;
}

void append_sentence(std::string& line, std::string_view words) {
  if (words.empty()) return;
  if (!line.empty()) line += ' ';
  line += words;
  if (std::string_view(".!?").find(line.back()) == std::string_view::npos) line += '.';
}

}  // namespace

ErrorText error_text(Locale locale, const Error& error) {
  const auto found = index().find(error.code);
  if (found == index().end()) return {.text = error.code, .hint = error.detail};
  const ErrorWords& words = locale == Locale::nl ? found->second.nl : found->second.en;
  const Arguments arguments = arguments_of(error);
  return {.text = filled(words.text, arguments), .hint = filled(words.hint, arguments)};
}

std::string in_one_line(const ErrorText& words) {
  std::string line;
  append_sentence(line, words.text);
  append_sentence(line, words.hint);
  std::ranges::replace(line, '\n', ' ');
  std::erase(line, '\r');
  return line;
}

std::string error_line(Locale locale, const Error& error) {
  std::string place;
  if (!error.place.file.empty()) place = error.place.file + ':';
  if (error.place.line > 0)
    place += fmt::format("{}:{}:", error.place.line, std::max(error.place.column, 1));
  if (!place.empty()) place += ' ';
  return fmt::format("{}{}: {}", place, error.code, in_one_line(error_text(locale, error)));
}

bool has_error_text(std::string_view code) { return index().contains(code); }

std::vector<Entry> error_entries() {
  // The names of hints are made here once and live as long as the program, as the codes do.
  static const auto hints = [] {
    std::unordered_map<std::string_view, std::string> names;
    for (const auto& [code, message] : index()) names.emplace(code, fmt::format("{}#hint", code));
    return names;
  }();
  std::vector<Entry> entries;
  for (const auto& [code, message] : index()) {
    entries.push_back({code, message.nl.text, message.en.text});
    entries.push_back({hints.at(code), message.nl.hint, message.en.hint});
  }
  return entries;
}

}  // namespace koers::text
