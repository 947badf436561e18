// From a sentence that was understood to a goal as a KPI has it.
#pragma once

#include <optional>
#include <string>

#include "domain/goal.h"
#include "language/sentence/parsed_sentence.h"

namespace koers::language {

/// A goal made of a sentence. The days that it does not tell are left to whoever has them: `span`
/// is to be used as far as the two marks say.
struct GoalDraft {
  domain::Goal goal;
  std::string metric;  ///< An id of the catalogue, or the words themselves as an id.
  bool has_start = false;
  bool has_end = false;
};

/// None where no goal can be made: another kind of statement, no value, a percentage that may be
/// points, a number that may be another. A rate that is to be reached first and kept then ("to less
/// than 2% a month by the end of June") is to hold until the fiscal year ends.
[[nodiscard]] std::optional<GoalDraft> draft_goal(const ParsedSentence& parsed,
                                                  const domain::Calendar& calendar);

}  // namespace koers::language
