// Records values that people and programs send for a manual metric (CONTRACTS §5).
#pragma once

#include <string>
#include <vector>

#include "app/ports.h"

namespace koers::app {

struct NewValue {
  std::string period = {};           ///< A label of the metric's grain; empty: the current one.
  std::optional<double> value = {};  ///< Absent: a retraction.
  std::optional<std::int64_t> n = {};
  /// Of a mean: the standard deviation of one of the n values behind it.
  std::optional<double> sd = {};
  std::string note = {};
};

struct NewObservation {
  Id<domain::Metric> metric;
  std::string segment;
  NewValue value;
};

struct Receipt {
  Id<domain::Metric> metric;
  std::string segment;
  std::string period_label;
  domain::Period period;
  std::optional<double> value;
  std::int64_t n = 0;
  std::optional<double> sd;
  std::string note;
  Instant recorded_at;
  store::Seq seq = 0;
  bool is_new = false;  ///< False: the same value was there already; nothing was written.
};

/// Durable when it returns. Errors: `reference.unknown` (404), `observation.computed_metric`,
/// `observation.wrong_grain`, `observation.not_finite`, `observation.negative_sd`,
/// `observation.sd_without_n`, `period.malformed`.
[[nodiscard]] Result<Receipt> record_observation(const Ports& ports, const Actor& actor,
                                                 const NewObservation& observation);

struct NewObservations {
  Id<domain::Metric> metric;
  std::string segment;
  std::vector<NewValue>
      values;  ///< Each with its period; one period twice is `observation.duplicate_period`.
};

struct BulkReceipt {
  Id<domain::Metric> metric;
  int new_count = 0;
  int same_count = 0;
  store::Seq seq = 0;
};

/// All or nothing, one change entry. Errors as above, with a pointer to the value.
[[nodiscard]] Result<BulkReceipt> record_observations(const Ports& ports, const Actor& actor,
                                                      const NewObservations& values);

/// The body of the command, for use cases that record values beside other things, in their own
/// transaction.
[[nodiscard]] Result<BulkReceipt> put_values(store::Transaction& transaction,
                                             const domain::Definitions& definitions,
                                             const Actor& actor, Instant at,
                                             const NewObservations& values);

}  // namespace koers::app
