// The words of a name in Dutch or English, reduced to what names have in common however they are
// written: plural, joined or split, with or without "number of". One rule for both languages, since
// people mix them. It knows the small words of the two languages and no metric.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace koers::language {

/// What a word does in the name of a metric.
enum class WordRole : std::uint8_t {
  content,    ///< Says what is measured.
  small,      ///< Articles, prepositions, "our": says nothing.
  counting,   ///< "aantal", "number": of something that is counted.
  averaging,  ///< "gemiddelde", "total", "monthly": how values are put together.
  rating,     ///< "percentage", "rate", "aandeel": a share of something.
  scoring,    ///< "score", "cijfer", "level": adds nothing to a name, but may be part of it.
};

struct NameWord {
  std::string text;  ///< Folded (fold.h).
  std::string stem;  ///< Without plural and inflection; for rating words one and the same.
  WordRole role = WordRole::content;
};

/// The words of a text in order. Hyphens, slashes and signs set words apart, but "e-mail" is one
/// word, and so is "on time", since it does not speak of a time.
[[nodiscard]] std::vector<NameWord> name_words(std::string_view text);

/// A folded word without what inflection and double letters add, in Dutch and English alike:
/// "klanten" and "klant", "uren" and "uur", "deliveries" and "delivery". No word of a language,
/// only what forms of one word share; words of different meaning may fall together.
[[nodiscard]] std::string stem_of(std::string_view word);

/// Whether a folded word can begin a qualification: "van", "of", "in".
[[nodiscard]] bool is_preposition(std::string_view word);

}  // namespace koers::language
