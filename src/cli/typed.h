// Values as people type them on a command line.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "text/locale.h"

namespace koers::cli {

/// A number as programs write it, or with the decimal comma where it can be nothing else: "9,5",
/// not "1,234". Errors: those of `parse_number`, `number.ambiguous`.
[[nodiscard]] Result<double> typed_number(const std::string& written, text::Locale locale);

/// `cli.bad_value`: an option with a text that it cannot have.
[[nodiscard]] Error bad_value(std::string_view option, const std::string& text,
                              std::string_view choices);

}  // namespace koers::cli
