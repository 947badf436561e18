// The request target ("/api/v1/kpis/a%2Fb?on=2026-02-14") as parts.
#pragma once

#include <string_view>

#include "api/http.h"

namespace koers::api::http {

/// Fills path, segments and query of a request. Error `request.malformed`: no leading slash, a
/// broken or zero-byte escape, `.` or `..` as a segment.
[[nodiscard]] Result<void> read_target(std::string_view target, Request& request);

/// Escapes a text for use as one segment or query value.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace koers::api::http
