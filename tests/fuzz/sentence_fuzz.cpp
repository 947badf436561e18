// Fuzzes sentences, in both languages and in a fiscal year: every part that is placed lies inside
// the text, a period ends after it starts, numbers are finite.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "language/sentence/complaint_words.h"
#include "language/sentence/parse_sentence.h"

namespace {

using koers::language::ParsedSentence;

void check_numbers(const ParsedSentence& parsed) {
  for (const auto& number : {parsed.value, parsed.base, parsed.low, parsed.high})
    KOERS_ASSERT(!number || std::isfinite(*number), "only finite numbers enter");
  KOERS_ASSERT(!parsed.start || !parsed.end || *parsed.start <= *parsed.end,
               "a period ends after it starts");
  KOERS_ASSERT(parsed.share > 0 && parsed.share <= 1, "a share is a part of the whole");
}

void check(const ParsedSentence& parsed, std::string_view text) {
  check_numbers(parsed);
  for (const auto& [part, span] : parsed.spans)
    KOERS_ASSERT(span.begin < span.end && span.end <= text.size(), "a part lies in the text");
  for (const auto complaint : parsed.complaints) {
    KOERS_ASSERT(!koers::language::words_of(koers::text::Locale::nl, complaint, parsed).empty(),
                 "a complaint has words");
  }
  for (const auto& result : parsed.key_results) check_numbers(result);
  for (const auto& reading : parsed.readings) check_numbers(reading.sentence);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  koers::language::SentenceOptions options;
  options.frame.today = koers::date_of(2026, 2, 3);
  check(koers::language::parse_sentence(text, options), text);
  options.frame.locale = koers::text::Locale::en;
  options.frame.calendar = koers::domain::Calendar::create({.fiscal_start_month = 7}).value();
  check(koers::language::parse_sentence(text, options), text);
  return 0;
}
