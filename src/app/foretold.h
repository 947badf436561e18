// Confidences against outcomes: of everything that has closed, what its owner thought last.
#pragma once

#include <vector>

#include "app/status.h"
#include "domain/confidence.h"

namespace koers::app {

struct ForetoldResult {
  std::size_t leaf = 0;  ///< In the graph.
  Id<domain::Person> by;
  domain::Foretold foretold;
};

/// One for each closed key result, KPI or not, that somebody gave a confidence before its
/// objective's end.
[[nodiscard]] std::vector<ForetoldResult> foretold_results(const StatusView& status);

/// How good those were for which `keeps(result)` is true; none where there are none.
template <typename Keeps>
[[nodiscard]] std::optional<domain::Calibration> calibration_where(const StatusView& status,
                                                                   const Keeps& keeps) {
  std::vector<domain::Foretold> items;
  for (const auto& result : foretold_results(status)) {
    if (keeps(result)) items.push_back(result.foretold);
  }
  return domain::calibration_of(items);
}

}  // namespace koers::app
