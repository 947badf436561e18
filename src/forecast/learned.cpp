// The learned tables, compiled in.
#include "forecast/learned.h"

#include <array>

#include "forecast/combine.h"
#include "forecast/pooled.h"
#include "forecast/spread.h"

namespace koers::forecast {
namespace {

#include "forecast/learned/tables.inc"

constexpr std::array<Regime, 2 * rhythm_count> regimes{{
    {6, networks_0, usual_0, gates_0, spread_0, persistence_feature, splits_0, errors_0},
    {8, networks_1, usual_1, gates_1, spread_1, persistence_feature, splits_1, errors_1},
    {18, networks_2, usual_2, gates_2, spread_2, persistence_feature, splits_2, errors_2},
    {13, networks_3, usual_3, gates_3, spread_3, persistence_feature, splits_3, errors_3},
    {14, networks_4, usual_4, gates_4, spread_4, persistence_feature, splits_4, errors_4},
    {6, networks_5, usual_5, gates_5, spread_5, length_feature, splits_5, errors_5},
    {8, networks_6, usual_6, gates_6, spread_6, length_feature, splits_6, errors_6},
    {18, networks_7, usual_7, gates_7, spread_7, length_feature, splits_7, errors_7},
    {13, networks_8, usual_8, gates_8, spread_8, length_feature, splits_8, errors_8},
    {14, networks_9, usual_9, gates_9, spread_9, length_feature, splits_9, errors_9},
}};

// Tables that were made for other shapes would be read askew.
constexpr bool fit_together() {
  for (std::size_t row = 0; row < regimes.size(); ++row) {
    const Regime& regime = regimes[row];
    const PooledShape shape{.inputs = pooled_lags[row % rhythm_count] + pooled_traits,
                            .outputs = regime.steps};
    if (regime.networks.size() % shape.size() != 0 || regime.usual.size() != member_count ||
        regime.gates.size() % gate_size != 0 ||
        regime.spread.size() != regime.steps + 2 * feature_count ||
        regime.splits.size() + 1 != error_groups ||
        regime.errors.size() % (error_groups * regime.steps) != 0)
      return false;
  }
  return true;
}
static_assert(fit_together());

}  // namespace

const Regime& learned(Rhythm rhythm, std::size_t count) {
  const auto row = static_cast<std::size_t>(rhythm);
  return regimes[count <= short_values_max ? row + rhythm_count : row];
}

}  // namespace koers::forecast
