// Chances that are counted on sample paths. What happens on none of them is rare, and not
// impossible: only arithmetic (domain/assess.h) says 0 or 1.
#pragma once

#include "forecast/questions.h"

namespace koers::app {

/// The share `met` of so many paths as a chance, kept half a path away from 0 and 1. Of no paths:
/// as it is.
[[nodiscard]] double counted_chance(double met, std::size_t paths);

/// The chance that the answer is yes.
[[nodiscard]] double counted_chance(const forecast::SamplePaths& paths,
                                    const forecast::Question& question);

/// Whether a chance is certain: one that was not counted.
[[nodiscard]] inline bool is_certain(double chance) { return chance <= 0 || chance >= 1; }

}  // namespace koers::app
