// The canonical form of objectives.
#pragma once

#include "base/json.h"
#include "planfile/object.h"

namespace koers::planfile {

[[nodiscard]] json::object encode_objective(const domain::Objective& objective,
                                            const Setting& setting);

}  // namespace koers::planfile
