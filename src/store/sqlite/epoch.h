// The name of a line of history, from randomness that somebody else provides.
#pragma once

#include <cstdint>
#include <string>

namespace koers::store::sqlite {

/// Sixteen hexadecimal digits; different seeds give different names.
[[nodiscard]] std::string epoch_of(std::uint64_t seed);

}  // namespace koers::store::sqlite
