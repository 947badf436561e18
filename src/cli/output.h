// How answers and errors are printed: one error a line on standard error, or JSON for programs.
#pragma once

#include "cli/commands.h"

namespace koers::cli {

/// Exit code 1. Text: `file:line:column: code: text. hint`, paths relative to the folder; JSON: an
/// array.
[[nodiscard]] int print_errors(const Surroundings& around, Format format, const Errors& errors);

/// One line of JSON on standard output; exit code 0.
[[nodiscard]] int print_json(const Surroundings& around, const json::value& value);

/// A text of the catalogue with a line feed.
void print_line(const Surroundings& around, std::string_view code,
                const std::map<std::string, std::string>& arguments = {});

}  // namespace koers::cli
