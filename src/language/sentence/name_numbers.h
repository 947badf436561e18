// Numbers that are no target: part of what a thing is called.
#pragma once

#include "language/sentence/token_uses.h"

namespace koers::language {

/// "lijn 4", "ISO 9001"; beside a verb of work the year of a thing, "jaarverslag 2020", too.
[[nodiscard]] bool is_part_of_name(const TokenUses& uses, std::size_t at);

}  // namespace koers::language
