// What a complaint says to people, with the facts of the sentence in it.
#pragma once

#include <string>

#include "language/sentence/parsed_sentence.h"
#include "text/locale.h"

namespace koers::language {

/// One line of text: a question, or what is wrong.
[[nodiscard]] std::string words_of(text::Locale locale, Complaint complaint,
                                   const ParsedSentence& parsed);

}  // namespace koers::language
