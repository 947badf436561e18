// What is learned while a period runs, without fitting anew.
#pragma once

#include "forecast/paths.h"

namespace koers::forecast {

/// The value of a period that has not ended, as it stands.
struct OpenValue {
  std::size_t step = 1;   ///< Of the paths, 1 or more.
  double value = 0;       ///< Finite.
  double share_gone = 0;  ///< Of the period, 0 … 1: what is left of it may still move the value.
  friend bool operator==(const OpenValue&, const OpenValue&) = default;
};

/// The paths once that much is known: at the open step they lie round the value, as much narrower
/// as the period is over (the root of the share that is left); every later step moves by its
/// regression on the open one among the paths themselves. That is the update of an ensemble Kalman
/// filter (Evensen, "The ensemble Kalman filter", 2003), exact where paths are jointly normal.
/// Within `bounds`. Steps before the open one stay as they are. Cost: one pass over the paths.
[[nodiscard]] SamplePaths updated(const SamplePaths& paths, const OpenValue& open,
                                  const PathBounds& bounds = {});

}  // namespace koers::forecast
