// The only place of the command line that writes errors.
#include "cli/output.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "text/catalog.h"
#include "text/error_text.h"

namespace koers::cli {
namespace {

Error with_relative_path(Error error, const std::string& folder) {
  const std::string prefix = folder + "/";
  if (error.place.file.starts_with(prefix)) error.place.file.erase(0, prefix.size());
  return error;
}

json::object error_json(const Error& error, text::Locale locale) {
  const auto words = text::error_text(locale, error);
  return {{"code", error.code},       {"pointer", error.pointer},     {"file", error.place.file},
          {"line", error.place.line}, {"column", error.place.column}, {"text", words.text},
          {"hint", words.hint}};
}

// An argument that cannot be read is misuse, whoever found it; a "no" to one that can is not.
bool is_misuse(const Error& error) {
  static constexpr std::array codes{"date.", "grain.", "known.malformed", "number.", "period."};
  static constexpr std::array pointers{"/from",   "/grain", "/known", "/on",
                                       "/period", "/to",    "/today", "/value"};
  const auto begins = [&](std::string_view code) { return error.code.starts_with(code); };
  return !error.place.is_known() && std::ranges::any_of(codes, begins) &&
         std::ranges::find(pointers, error.pointer) != pointers.end();
}

}  // namespace

int print_errors(const Surroundings& around, Format format, const Errors& errors) {
  json::array array;
  for (const auto& error : errors) {
    const auto shown = with_relative_path(error, around.folder);
    if (format == Format::json) {
      array.push_back(error_json(shown, around.locale));
    } else {
      around.streams.err << text::error_line(around.locale, shown) << '\n';
      const auto patch = shown.arguments.find("patch");
      if (patch != shown.arguments.end()) around.streams.err << '\n' << patch->second << '\n';
    }
  }
  if (format == Format::json) around.streams.err << write_json(array) << '\n';
  return std::ranges::any_of(errors, is_misuse) ? 2 : 1;
}

int print_json(const Surroundings& around, const json::value& value) {
  around.streams.out << write_json(value) << '\n';
  return 0;
}

void print_line(const Surroundings& around, std::string_view code,
                const std::map<std::string, std::string>& arguments) {
  text::Arguments named(arguments.begin(), arguments.end());
  around.streams.out << text::say(around.locale, code, named) << '\n';
}

}  // namespace koers::cli
