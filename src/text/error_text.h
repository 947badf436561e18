// Errors in words: what is wrong, and what to do about it, for every stable code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "text/catalog.h"
#include "text/locale.h"

namespace koers::text {

/// `text` says what is wrong, `hint` what to do; without a full stop at the end.
struct ErrorText {
  std::string text;
  std::string hint;
};

/// The words for an error. Beside its own arguments these are always known: `{detail}`,
/// `{pointer}`,
/// `{file}`, `{line}`, `{column}`. A code without words gives the code and, as hint, the detail.
[[nodiscard]] ErrorText error_text(Locale locale, const Error& error);

/// "text. hint." as one line: line breaks become blanks.
[[nodiscard]] std::string in_one_line(const ErrorText& words);

/// `file:line:column: code: text. hint.` as the command line prints it; the place only where known.
[[nodiscard]] std::string error_line(Locale locale, const Error& error);

/// Whether a code has words.
[[nodiscard]] bool has_error_text(std::string_view code);

/// The texts (`CODE`) and hints (`CODE#hint`) of all errors, in no particular order.
[[nodiscard]] std::vector<Entry> error_entries();

}  // namespace koers::text
