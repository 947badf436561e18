// A person's word on a status, as it is sent.
#pragma once

#include "app/override_status.h"
#include "wire/arguments.h"

namespace koers::wire {

/// {"status", "reason", "until"} about a KPI. Errors of `Arguments`, `status.unknown`.
[[nodiscard]] Result<app::OverrideRequest> override_from_json(const Id<domain::Kpi>& kpi,
                                                              const Arguments& arguments);

}  // namespace koers::wire
