// The passes of clause.cpp that are long enough for a file of their own. Each adds to the clause
// what it understood and marks the tokens.
#pragma once

#include "language/sentence/clause.h"
#include "language/sentence/token_uses.h"

namespace koers::language {

/// What is forbidden, and what is wanted none of. Before all others: the words mean nothing else.
void read_prohibition(TokenUses& uses, Clause& clause);

/// Comparisons, shares of sub-periods, rates, periods and deadlines, in this order.
void read_times(TokenUses& uses, const TimeFrame& frame, Clause& clause);

/// Numbers with their prepositions and comparators, and what each is for.
void read_numbers(TokenUses& uses, const TimeFrame& frame, Clause& clause);

}  // namespace koers::language
