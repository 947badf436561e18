// A person's word on how a KPI stands, beside what was computed: a fact with author, reason and an
// end. It never replaces the computed status, and a new value does not take it away.
#pragma once

#include "app/moment.h"
#include "domain/override.h"

namespace koers::app {

struct OverrideRequest {
  Id<domain::Kpi> kpi;
  domain::Status status = domain::Status::on_track;
  std::string reason;
  Date until;  ///< The last day it is shown on.
};

/// Records it for the goal of today; the newest counts. Errors: `reference.unknown`,
/// `override.no_goal`, and those of `domain::check_override`.
[[nodiscard]] Result<domain::StatusOverride> override_status(const Ports& ports, const Actor& actor,
                                                             const OverrideRequest& request);

/// The word that is shown on the view's day; none, or it has ended.
[[nodiscard]] Result<std::optional<domain::StatusOverride>> override_on(const View& view,
                                                                        const domain::Kpi& kpi,
                                                                        const domain::Goal& goal);

}  // namespace koers::app
