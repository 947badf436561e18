// Numbers as people wrote them: "1.234,5", "€ 1 234,50", "12,5 %", "(3)". What can be read in two
// ways is said to be so; nothing is guessed silently. For what programs write see base/number.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/locale.h"

namespace koers::text {

enum class DecimalMark : std::uint8_t { point, comma };

/// "point", "comma".
[[nodiscard]] std::string_view name_of(DecimalMark mark);

/// The mark of a locale: comma in nl, point in en.
[[nodiscard]] DecimalMark decimal_mark_of(Locale locale);

/// What a text says. `other`: the value under the other decimal mark, where that is possible too
/// ("1.234" is 1234 or 1.234).
struct NumberReading {
  double value = 0;
  std::optional<double> other;
  std::string unit;  ///< "percent", an ISO currency code, or empty: what stood beside the digits.

  [[nodiscard]] bool is_ambiguous() const { return other.has_value(); }
};

/// Reads with the mark of the locale first, with the other one where only that fits ("12.5" in nl).
/// Blanks (also no-break and thin ones), apostrophes as group marks, a leading or trailing minus,
/// brackets for negatives, % and currency signs are understood. Errors: `number.malformed`,
/// `number.not_finite`.
[[nodiscard]] Result<NumberReading> read_number(Locale locale, std::string_view text);

/// Reads with exactly this mark: "1.234" under comma is 1234, "12.5" under comma is an error.
[[nodiscard]] Result<double> read_number(DecimalMark mark, std::string_view text);

/// The decimal mark of a column. Certain where at least one text allows only one mark and none
/// contradicts it; otherwise the locale's mark where it fits most texts, uncertain.
struct MarkGuess {
  DecimalMark mark;
  bool is_certain;
};
[[nodiscard]] MarkGuess guess_decimal_mark(Locale locale, std::span<const std::string> texts);

}  // namespace koers::text
