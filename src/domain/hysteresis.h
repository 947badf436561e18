// The brake on a status that follows a probability: it leaves a status only when the probability is
// clearly elsewhere, on two daily closes in a row. A pure step function; what a day is, others say.
#pragma once

#include <optional>

#include "domain/standing.h"

namespace koers::domain {

/// What a probability says without memory: on_track from .70, at_risk from .30, else off_track.
[[nodiscard]] Status named_by(double probability);

/// What the closes so far left behind. No status: nothing was forecast yet.
struct HysteresisState {
  std::optional<Status> status;
  std::optional<Status>
      candidate;  ///< A neighbouring status that the last close named for the first time.
  friend bool operator==(const HysteresisState&, const HysteresisState&) = default;
};

/// One daily close. The first takes what `named_by` says. Then: on_track is left below .65, at_risk
/// upward from .75 and downward below .25, off_track from .35; one step takes two closes in a row
/// that name it, two steps (on_track to off_track and back) happen at once.
[[nodiscard]] HysteresisState step(const HysteresisState& before, double probability);

}  // namespace koers::domain
