// The pace rule: how much faster than planned the rest of the way has to go. It decides where there
// are too few values for a probability, and tightens by itself as the deadline comes near.
#pragma once

#include <optional>

#include "domain/standing.h"

namespace koers::domain {

/// Where a goal is and where it should be.
struct Position {
  double progress = 0;  ///< Not clamped.
  double expected = 0;  ///< 0–1.
  bool is_met = false;
};

struct Pace {
  std::optional<double>
      rho;  ///< Required over planned pace, 9 decimals, never negative; none: infinite.
  Status status = Status::pending;
};

/// rho = (1 - progress) / (1 - expected). on_track to 1.15, at_risk to 1.50, else off_track;
/// pending while nothing is expected yet, on_track when at target, off_track when all is expected
/// and the goal is not met.
[[nodiscard]] Pace pace_of(const Position& position);

/// The same for a ceiling, where `progress` is the share used up: planned over allowed rate, (1 -
/// expected) / (1 - progress). Nothing left to use before the end: infinite.
[[nodiscard]] Pace pace_of_ceiling(const Position& position);

}  // namespace koers::domain
