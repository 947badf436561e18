// What a goal about one value scores if that is what it ends at.
#pragma once

#include "domain/reading.h"

namespace koers::domain {

/// Between what and what: as at the deadline.
struct EndAim {
  std::optional<Way> way;  ///< None: no way to go; then met or not is all there is.
  Aim aim;
};

/// In [0, cap of the goal], as closing would score it: progress at the end; of a ceiling 1 or how
/// far it was overshot. Not for goals whose sub-periods are counted.
[[nodiscard]] double score_at_end(const Goal& goal, const EndAim& end, double value);

}  // namespace koers::domain
