// What a goal asks for, in the forms that its `target` can have: a comparison, limits, bands, a
// dated list, another metric.
#pragma once

#include "planfile/fields.h"

namespace koers::planfile {

/// Whether the target gives limits, and so tells of a range.
[[nodiscard]] bool tells_limits(const Fields& goal);

/// Reads `target` into a goal whose kind and span are known, and complains of what contradicts
/// itself: limits that cross, dates out of order, a stretch that is easier than the target.
void decode_goal_target(const Fields& fields, domain::Goal& goal);

}  // namespace koers::planfile
