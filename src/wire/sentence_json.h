// A parsed sentence as JSON: the flat keys of `koers parse`, a key that does not apply left out.
#pragma once

#include "base/json.h"
#include "language/sentence/parse_sentence.h"

namespace koers::wire {

/// kind metric cmp value unit mode base lo hi start end per window share objective kr complaints
/// text, in that order; `end` is inclusive, `kr` holds objects with the same keys.
[[nodiscard]] json::object to_json(const language::ParsedSentence& parsed);

/// What a sentence is read with, for those who do not see the parser: the command line.
struct SentenceContext {
  text::Locale locale = text::Locale::nl;
  Date today;
  domain::Calendar calendar = {};
};

/// The answer of `koers parse` to one line.
[[nodiscard]] json::object parsed_line(std::string_view line, const SentenceContext& context);

}  // namespace koers::wire
