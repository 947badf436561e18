// A parsed sentence as JSON: the flat keys of `koers parse`, a key that does not apply left out.
#pragma once

#include "app/read_sentence.h"
#include "base/json.h"

namespace koers::wire {

/// kind metric cmp value unit mode base lo hi start end per window share objective kr complaints
/// text, in that order; `end` is inclusive, `kr` holds objects with the same keys.
[[nodiscard]] json::object to_json(const language::ParsedSentence& parsed);

/// What the page shows of a sentence: `parse` (as above), `goal` (the keys that it tells of a goal
/// in a plan file, or null), `written` (the same in the reader's language, or null), `spans` (part,
/// start and end in UTF-16 units, text), `complaints` (code and words in the reader's language),
/// `readings` (question, code, words, parse, goal, and what it would have come out at last time),
/// `metric` (of the organization, or null), `coach`.
[[nodiscard]] json::object to_json(const app::ReadSentence& read, text::Locale locale);

/// What a sentence is read with, for those who do not see the parser: the command line.
struct SentenceContext {
  text::Locale locale = text::Locale::nl;
  Date today;
  domain::Calendar calendar = {};
};

/// The answer of `koers parse` to one line.
[[nodiscard]] json::object parsed_line(std::string_view line, const SentenceContext& context);

}  // namespace koers::wire
