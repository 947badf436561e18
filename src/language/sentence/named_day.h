// Days and months by name: "31-12-2021", "1 april", "the 30th of June", "maart 2022", "03/2021".
#pragma once

#include "language/sentence/named_period.h"

namespace koers::language {

/// The day or month that is named from token `at` on; as `named_period_at`.
[[nodiscard]] std::optional<NamedPeriod> named_day_at(std::span<const Token> tokens, std::size_t at,
                                                      const TimeFrame& frame, Announced announced);

/// A period whose year was left out: unclear where it is about to end.
[[nodiscard]] NamedPeriod unclear_near_end(NamedPeriod named, const TimeFrame& frame);

}  // namespace koers::language
