// A number with what stands around it: sign, currency, scale and unit. "€ 3,2 mln", "-4%", "10k",
// "twee procentpunt", "1,5 uur". What the number is for (target, baseline) is told by targets.h.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "language/sentence/tokens.h"
#include "text/locale.h"

namespace koers::language {

/// A sign that was written; "+5" without a verb is a change.
enum class WrittenSign : std::uint8_t { none, plus, minus };

struct Quantity {
  double value = 0;             ///< Sign and scale included.
  std::optional<double> other;  ///< The value under the other decimal mark: it is to be asked.
  double scale = 1;             ///< What the scale word stood for; 1 without one.
  /// A known unit, an ISO currency code, "times" or "pt" (which the metric decides), or empty.
  std::string unit;
  WrittenSign sign = WrittenSign::none;
  bool is_mark = false;      ///< "een 8": a mark, as in school.
  bool is_in_words = false;  ///< The number was written in words.
  std::size_t first = 0;     ///< Tokens [first, first + length).
  std::size_t length = 0;

  [[nodiscard]] std::size_t end() const { return first + length; }
};

/// The quantity that begins at token `at`, digits read as the locale writes them. Number words
/// count only with a unit or a scale behind them, or where `Wanted::yes` says that a number is due.
enum class Wanted : std::uint8_t { yes, no };
[[nodiscard]] std::optional<Quantity> quantity_at(std::span<const Token> tokens, std::size_t at,
                                                  text::Locale locale, Wanted wanted);

/// "half", "een derde", "three quarters" as a percentage: of what there is.
[[nodiscard]] std::optional<Quantity> named_fraction_at(std::span<const Token> tokens,
                                                        std::size_t at, text::Locale locale);

/// second, minute, hour, day, week, month, year.
[[nodiscard]] bool is_time_unit(std::string_view unit);

/// The value of a quantity in another unit of time, where both are ones: 2 days are 48 hours, a
/// month is a twelfth of 365.25 days. Other units are left as they are.
[[nodiscard]] double value_in_time(const Quantity& quantity, std::string_view unit);

/// The unit that begins at a token: its name and its length; length 0: none.
struct UnitWords {
  std::string_view name;
  std::size_t length = 0;
};
[[nodiscard]] UnitWords unit_at(std::span<const Token> tokens, std::size_t at);

}  // namespace koers::language
