// The page's files over HTTP: ready-made compressed forms, tags, and index.html for every address
// of the single-page app.
#pragma once

#include <span>

#include "api/assets.h"
#include "api/http.h"

namespace koers::api {

/// The file of that path, else `/index.html` where the path looks like a page's address. A missing
/// file (a last segment with a dot) gives 404, so that a stale script is not answered with HTML.
[[nodiscard]] Response page_response(std::span<const Asset> assets, const Request& request);

}  // namespace koers::api
