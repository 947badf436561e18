// Every text for people, looked up by code: `say(Locale::nl, "status.on_track")`. The texts are
// data (messages_*.cpp); a sentence that is put together elsewhere in code is a mistake.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/locale.h"

namespace koers::text {

/// Fills the `{names}` of a text. Values are words for people already: formatted numbers and dates.
using Arguments = std::map<std::string, std::string, std::less<>>;

/// The text of a code with its arguments filled in. A name without an argument becomes "…". A code
/// without a text gives the code itself: a page with a strange word is better than none, and the
/// test `text` and tools/check_texts.py find it before a reader does.
[[nodiscard]] std::string say(Locale locale, std::string_view code,
                              const Arguments& arguments = {});

/// Whether `say` has a text for a code.
[[nodiscard]] bool has_text(std::string_view code);

/// One text in both languages, as written in the tables.
struct Entry {
  std::string_view code;
  std::string_view nl;
  std::string_view en;
};

/// All texts, those of errors as `CODE` and `CODE#hint`, ordered by code.
[[nodiscard]] std::vector<Entry> all_texts();

/// Fills `{names}` in a template; "{{" and "}}" stand for braces. `{count:value|values}` is the
/// first word where the argument is "1", else the second; `{variable?, or set @}` is there where
/// the argument is not empty, with `@` standing for it.
[[nodiscard]] std::string filled(std::string_view pattern, const Arguments& arguments);

/// The names in a template, in order, each once.
[[nodiscard]] std::vector<std::string> placeholders(std::string_view pattern);

}  // namespace koers::text
