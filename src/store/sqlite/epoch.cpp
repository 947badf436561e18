// A bijection of the seed (the finalizer of splitmix64), so that also small seeds look unlike each
// other.
#include "store/sqlite/epoch.h"

#include <fmt/format.h>

namespace koers::store::sqlite {

std::string epoch_of(std::uint64_t seed) {
  std::uint64_t mixed = seed + 0x9E3779B97F4A7C15U;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return fmt::format("{:016x}", mixed ^ (mixed >> 31U));
}

}  // namespace koers::store::sqlite
