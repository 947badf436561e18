// What was understood, as a sentence again: a KPI, or "I will … as measured by …". The way back
// from parse_sentence.h, in either language.
#pragma once

#include <optional>
#include <string>

#include "language/sentence/parse_sentence.h"

namespace koers::language {

/// A sentence in the language of `locale` that is read as exactly what `parsed` says, `options`
/// being those it was read with but for how numbers are written. None: no sentence says it. Key
/// results in words keep their words. Cost: that of reading a few sentences.
[[nodiscard]] std::optional<std::string> write_sentence(text::Locale locale,
                                                        const ParsedSentence& parsed,
                                                        SentenceOptions options);

/// Whether two sentences say the same, whatever their words, complaints and other readings.
[[nodiscard]] bool says_the_same(const ParsedSentence& one, const ParsedSentence& other);

/// Whether words can stand behind "I will", "Ik zal": in English a verb comes first, in Dutch an
/// infinitive last.
[[nodiscard]] bool follows_will(text::Locale locale, std::string_view words);

}  // namespace koers::language
