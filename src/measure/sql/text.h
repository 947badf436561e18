// Text of SQL as text: quoting names and values, and reading fragments that people wrote just far
// enough to know that they stay inside the parentheses Koers puts around them. Knows no grammar and
// no engine.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace koers::measure::sql {

/// `"name"`, with quotes inside doubled.
[[nodiscard]] std::string quoted_name(std::string_view name);

/// `'text'`, with quotes inside doubled.
[[nodiscard]] std::string quoted_text(std::string_view text);

/// What a fragment mentions, for deciding which columns and tables it can possibly need.
struct Mentions {
  std::set<std::string> words;  ///< Identifiers, quoted or not, in lower case.
  bool has_star =
      false;  ///< A `*` that is not the whole argument of a call, or `#1`, or `columns(…)`.
  bool has_subquery = false;  ///< The word `select` or `from`.

  [[nodiscard]] bool holds(std::string_view name) const;
  void add(const Mentions& other);
};

/// The words of a fragment. Strings and comments count for nothing; never fails.
[[nodiscard]] Mentions mentions_of(std::string_view fragment);

/// Refuses what cannot be one expression: a `;`, a parenthesis that closes more than it opened, a
/// string or comment without end. Error `measure.not_one_expression` at `pointer`; its detail says
/// what was found.
[[nodiscard]] Result<void> check_fragment(std::string_view fragment, std::string_view pointer);

/// The first word of a fragment in lower case; empty where it begins with something else.
[[nodiscard]] std::string first_word(std::string_view fragment);

/// A fragment without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view fragment);

/// Lower case of ASCII letters; other bytes as they are.
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace koers::measure::sql
