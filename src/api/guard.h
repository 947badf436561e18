// Keeps foreign web pages out. A browser on this computer can be led to any address by any page it
// shows; so a request over TCP has to name a loopback host, and a write has to come from our own
// page or from no page.
#pragma once

#include "api/http.h"

namespace koers::api {

/// Errors: `request.bad_host` (a foreign name pointed at this address: DNS rebinding),
/// `request.bad_origin` (a write from a page of another origin). Over the Unix socket everything
/// passes. The port of Host may be any: behind `ssh -L 9000:localhost:8080` it is another than
/// ours, and proves nothing.
[[nodiscard]] Result<void> guard(const Request& head);

}  // namespace koers::api
