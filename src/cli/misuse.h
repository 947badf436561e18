// What is wrong with a command line, in words of our own: the unknown word and the one that was
// probably meant, the option that lacks its value, the argument that is missing.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/error.h"

namespace koers::cli {

/// One error for a command line that `app` could not read. Codes `cli.unknown_command`,
/// `cli.unknown_option`, `cli.missing_argument`, `cli.missing_value`, `cli.given_twice`,
/// `cli.too_many_arguments`, and `cli.bad_value` for whatever else the library found.
[[nodiscard]] Error misuse_of(const CLI::App& app, const CLI::ParseError& error,
                              const std::vector<std::string>& arguments);

}  // namespace koers::cli
