// The canonical form of goals.
#pragma once

#include <string>

#include "base/json.h"
#include "planfile/object.h"

namespace koers::planfile {

/// "<= 10".
[[nodiscard]] std::string written(const domain::Target& target);

[[nodiscard]] json::object encode_goal(const domain::Goal& goal, const Setting& setting);

}  // namespace koers::planfile
