// Goals that are written as a sentence: `statement: "…"`. What it says stands in for keys that are
// not written; keys that are written decide, and one that says otherwise is complained of.
#pragma once

#include "base/json.h"
#include "domain/catalog.h"
#include "language/draft_goal.h"
#include "planfile/fields.h"

namespace koers::planfile {

/// A sentence as a plan file of these settings has it. `today` decides nothing but days without a
/// year.
[[nodiscard]] language::ParsedSentence parse_statement(std::string_view statement,
                                                       const Setting& setting,
                                                       Date today = date_of(2001, 3, 15));

/// "-100 – 100", ">= 0", "<= 1": what of a metric can occur.
[[nodiscard]] std::string written(const domain::NaturalBounds& bounds);

/// The goal with the keys that its statement tells beside those that are written; nullptr where it
/// has none that can be read. Complains of a statement that leaves the goal open, that needs a
/// year, whose number its metric cannot have, or that says otherwise than the keys beside it.
[[nodiscard]] NodePtr spelled_out(const Cursor& goal);

/// The keys of a goal that a sentence tells, its statement among them; without those of days that
/// it leaves open.
[[nodiscard]] json::object keys_told(const language::GoalDraft& draft, const Setting& setting);

}  // namespace koers::planfile
