// Fuzzes when: periods and deadlines behind a goal, in both languages, in the calendar year and in
// a fiscal one. Days are in order, and a goal that is made of them is written and read as itself.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/assert.h"
#include "language/sentence/write_sentence.h"

namespace {

using koers::language::SentenceOptions;
using koers::text::Locale;

void check(const std::string& sentence, const SentenceOptions& options) {
  const auto parsed = koers::language::parse_sentence(sentence, options);
  KOERS_ASSERT(!parsed.start || !parsed.end || *parsed.start <= *parsed.end,
               "a period ends after it starts");
  for (const auto locale : {Locale::nl, Locale::en}) {
    const auto written = koers::language::write_sentence(locale, parsed, options);
    if (!written) continue;
    SentenceOptions own = options;
    own.frame.locale = locale;
    KOERS_ASSERT(
        koers::language::says_the_same(koers::language::parse_sentence(*written, own), parsed),
        "what is written is read as what it was written from");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  SentenceOptions options;
  options.frame.today = koers::date_of(2026, 2, 3);
  check("NPS van 40 " + text, options);
  options.frame.locale = Locale::en;
  options.frame.calendar = koers::domain::Calendar::create({.fiscal_start_month = 7}).value();
  check("NPS of 40 " + text, options);
  return 0;
}
