// The other ways in which one statement can be understood, so that the page can ask which is meant.
#pragma once

#include "language/sentence/statement.h"

namespace koers::language {

/// For each question that the statement leaves open, the reading that was taken and the others. The
/// days that a fiscal and a calendar year tell apart are parse_sentence.h's.
[[nodiscard]] std::vector<Reading> readings_of(const Statement& statement,
                                               const ParsedSentence& parsed);

}  // namespace koers::language
