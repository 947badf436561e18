// A sentence in Dutch or English to what it says: the door of this module. Pure; the same text and
// options give the same answer.
#pragma once

#include <string_view>

#include "language/sentence/named_period.h"
#include "language/sentence/parsed_sentence.h"

namespace koers::language {

struct SentenceOptions {
  TimeFrame frame;               ///< Today, the calendar, and how numbers are written.
  std::string currency = "EUR";  ///< Of amounts without one.
};

/// A longer text is no sentence: it is unknown.
inline constexpr std::size_t sentence_bytes_max = 4000;

/// Never fails: what is not understood is of kind unknown, with the complaints that say what is
/// missing. Cost: tens of microseconds.
[[nodiscard]] ParsedSentence parse_sentence(std::string_view text, const SentenceOptions& options);

}  // namespace koers::language
