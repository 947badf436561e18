// Learns the usual weights of the members (src/forecast/combine.h).
#pragma once

#include <vector>

#include "learn_sample.h"

namespace koers::forecast {

/// Weights that do best whatever the features are, adding to `share`: the mean of a dozen members,
/// taken one after another, each the one that makes the mean of those so far best; a member may be
/// taken again (Caruana, Niculescu-Mizil, Crew & Ksikes, "Ensemble selection from libraries of
/// models", ICML 2004). They say less than gates, and age less.
[[nodiscard]] std::vector<float> usual_weights(const std::vector<const Sample*>& samples,
                                               double share);

}  // namespace koers::forecast
