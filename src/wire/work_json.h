// Work as JSON. Field by field, in the order of the OpenAPI document.
#pragma once

#include "app/work_view.h"
#include "base/json.h"

namespace koers::wire {

/// Error `base.json_malformed` where a document cannot be read, which would be a bug.
[[nodiscard]] Result<json::object> to_json(const app::WorkView& view);

}  // namespace koers::wire
