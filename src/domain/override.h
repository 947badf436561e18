// A person's word on a status: shown beside the computed one, for a short while, with a reason.
#pragma once

#include <string>

#include "domain/kpi.h"
#include "domain/standing.h"

namespace koers::domain {

struct StatusOverride {
  Status status = Status::on_track;  ///< on_track, at_risk or off_track.
  std::string reason;
  std::string author;
  Date since;  ///< The day it was said,
  Date until;  ///< and the last one it is shown on: no more than two cadences later.
  friend bool operator==(const StatusOverride&, const StatusOverride&) = default;
};

/// Errors: `override.status_not_open` (only an open status can be said), `override.no_reason`,
/// `override.ends_before_start`, `override.too_long` (with the last day there may be).
[[nodiscard]] Result<void> check_override(const StatusOverride& word, Cadence cadence);

/// Whether it is shown on a day. Its last day's close ends it; no value does.
[[nodiscard]] bool is_in_force(const StatusOverride& word, Date on);

}  // namespace koers::domain
