// What went wrong the last time a metric was computed, until it is computed again: kept as derived
// state for those who look, and announced in the log when it begins and when it ends, so that open
// pages hear of it.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "app/ports.h"
#include "base/result.h"

namespace koers::app {

struct MetricFailure {
  Error error;  ///< With the metric's name and, where it lives in a file, its place.
  Instant at;   ///< When it failed this way first.
};

/// What was computed, and by which definitions: where they were changed meanwhile, the outcome says
/// nothing about the metric as it is now, and nothing is remembered of it.
struct Computation {
  Id<domain::Metric> metric;
  std::shared_ptr<const domain::Definitions> definitions;
};

/// Remembers a failure; the same one again changes nothing.
[[nodiscard]] Result<void> note_failure(const Ports& ports, const Actor& actor,
                                        const Computation& computation, const Error& error);

/// It was computed: what was remembered is gone.
[[nodiscard]] Result<void> clear_failure(const Ports& ports, const Actor& actor,
                                         const Computation& computation);

using MetricFailures = std::map<Id<domain::Metric>, MetricFailure>;

/// Of every metric whose last computation failed.
[[nodiscard]] Result<MetricFailures> metric_failures(store::Reader& reader);

}  // namespace koers::app
