// The learned tables, compiled in.
#include "forecast/learned.h"

#include <array>

namespace koers::forecast {
namespace {

#include "forecast/learned/tables.inc"

constexpr std::array<Regime, 2 * rhythm_count> regimes{{
    {6, gate_0, spread_0, split_0[0], errors_0},
    {8, gate_1, spread_1, split_1[0], errors_1},
    {18, gate_2, spread_2, split_2[0], errors_2},
    {13, gate_3, spread_3, split_3[0], errors_3},
    {14, gate_4, spread_4, split_4[0], errors_4},
    {6, gate_5, spread_5, split_5[0], errors_5},
    {8, gate_6, spread_6, split_6[0], errors_6},
    {18, gate_7, spread_7, split_7[0], errors_7},
    {13, gate_8, spread_8, split_8[0], errors_8},
    {14, gate_9, spread_9, split_9[0], errors_9},
}};

}  // namespace

const Regime& learned(Rhythm rhythm, std::size_t count) {
  const auto row = static_cast<std::size_t>(rhythm);
  return regimes[count <= short_values_max ? row + rhythm_count : row];
}

}  // namespace koers::forecast
