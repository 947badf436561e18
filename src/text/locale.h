// The two languages Koers speaks. A locale is a language with its way of writing numbers and dates;
// which one a reader gets is decided by `api` and `cli`, never here.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace koers::text {

enum class Locale : std::uint8_t { nl, en };

/// "nl" or "en".
[[nodiscard]] std::string_view name_of(Locale locale);

/// Reads "nl", "en" and longer tags of these ("nl-NL", "en_US.UTF-8"), in any case; nothing for
/// others.
[[nodiscard]] std::optional<Locale> parse_locale(std::string_view tag);

/// The first known language of an Accept-Language header in order of its weights; nothing if it has
/// none.
[[nodiscard]] std::optional<Locale> preferred_locale(std::string_view accept_language);

}  // namespace koers::text
