// From the parts of a statement to what it says: kind, comparator, value and unit, window and days,
// and which complaints that raises. One statement; several of them are parse_sentence.h's.
#pragma once

#include "language/sentence/clause.h"
#include "language/sentence/metric_phrase.h"
#include "language/sentence/parsed_sentence.h"

namespace koers::language {

struct InterpretOptions {
  TimeFrame frame;
  std::string currency = "EUR";  ///< Of amounts without one.
  /// Days for a statement that names none: the deadline that several key results share.
  std::optional<Timing> shared_timing = {};
};

/// The time phrases of a statement as one: a start from one, an end from another.
[[nodiscard]] std::optional<Timing> merged_timing(const std::vector<Timing>& timings);

[[nodiscard]] ParsedSentence interpret(const Clause& clause, const InterpretOptions& options);

}  // namespace koers::language
