// A noun that is usually numbered stands before it, and no unit behind it.
#include "language/sentence/name_numbers.h"

#include "language/sentence/clause_words.h"
#include "language/sentence/named_period.h"
#include "language/sentence/quantity.h"

namespace koers::language {
namespace {

// The first verb is one of work: "publiceer", "launch".
bool has_work_verb(const TokenUses& uses) {
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (uses.of(i) == Use::name || uses.of(i) == Use::taken) continue;
    const auto verb = verbs().at(uses.tokens(), i);
    if (!verb) continue;
    return verb->meaning.sense == VerbSense::deliver || verb->meaning.sense == VerbSense::act;
  }
  return false;
}

}  // namespace

bool is_part_of_name(const TokenUses& uses, std::size_t at) {
  const auto tokens = uses.tokens();
  if (!tokens[at].is_number() || unit_at(tokens, at + 1).length > 0) return false;
  if (at > 0 && numbered_things().at(tokens, at - 1)) return true;
  return year_in(tokens[at]).has_value() && has_work_verb(uses);
}

}  // namespace koers::language
