// What a goal asks for on a day, in numbers: changes worked out from their baseline, the value of a
// dated list that counts, the value of the metric that a target is taken from.
#pragma once

#include <optional>

#include "domain/comparison.h"

namespace koers::domain {

/// What an aim may have to be worked out from. Absent: not known.
struct AimSources {
  std::optional<double> baseline;      ///< Of changes.
  std::optional<double> metric_value;  ///< Of the metric that the target is taken from.
};

/// Why there is no aim.
enum class AimTrouble : std::uint8_t {
  none,
  no_baseline,              ///< A change from nothing known.
  relative_change_of_zero,  ///< Percent of nothing is nothing.
  no_metric_value,          ///< The metric that the target is taken from has no value.
};

struct AimFound {
  Aim aim;  ///< Only where there is no trouble.
  AimTrouble trouble = AimTrouble::none;
  bool is_below_zero = false;  ///< A relative change of a negative baseline: worth a second look.
};
[[nodiscard]] AimFound aim_of(const Goal& goal, const AimSources& sources, Date on);

/// How much a value is to change.
struct Change {
  ChangeMode mode = ChangeMode::abs;
  double size = 0;
};
/// baseline + size, in percentage points too; relative: baseline + size % of its magnitude, so that
/// up is up below zero as well. None: a relative change of 0. 50 by +20%: 60; -50 by +20%: -40.
[[nodiscard]] std::optional<double> changed(double baseline, const Change& change);

}  // namespace koers::domain
