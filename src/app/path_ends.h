// How a goal ends on each of its sample paths: what it scores, and whether it is met. What is said
// of objectives is counted on these.
#pragma once

#include <vector>

#include "app/evaluate_kpi.h"

namespace koers::app {

struct PathEnds {
  std::vector<double> scores;  ///< By path, as the goal would be scored at its closing.
  std::vector<bool> met;       ///< By path.
};

/// None without a forecast, with too few values for a probability, or where nothing is left to ask.
[[nodiscard]] std::optional<PathEnds> path_ends(const KpiState& state);

/// The mean of its scores: what the goal is expected to score. Closed, decided or without a
/// forecast: none.
[[nodiscard]] std::optional<double> expected_end_score(const KpiState& state);

}  // namespace koers::app
