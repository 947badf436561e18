// The current version of each period out of all versions. Apart from the other reads because it is
// the one query that has to stay fast on a million rows, and on a million versions of one period.
#pragma once

#include "store/sqlite/connection.h"
#include "store/store.h"

// The columns that `observation_of` reads; a macro so that statements stay literals.
#define KOERS_OBSERVATION \
  "SELECT start, value, n, numerator, denominator, seq, at, source, note, sd "

namespace koers::store::sqlite {

struct SeriesNumber {
  std::int64_t number;
};

[[nodiscard]] Observation observation_of(const Statement& row);

/// As `Reader::observations`. Costs one step per period, and one look-up more where a period has
/// many versions.
[[nodiscard]] Result<std::vector<Observation>> current_observations(Connection& database,
                                                                    SeriesNumber series,
                                                                    const ObservationRange& range);

}  // namespace koers::store::sqlite
