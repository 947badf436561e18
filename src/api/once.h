// Idempotency-Key around a write: the same key and request give the same answer, without a second
// write.
#pragma once

#include "api/router.h"
#include "app/ports.h"

namespace koers::api {

/// Answers of 2xx are kept in the store, across restarts. Error `request.key_reused` where the key
/// belongs to another request. The write and its answer are two commits: a crash between them lets
/// the retry through, which then finds the value recorded or the object there.
[[nodiscard]] Response answer_once(const app::Ports& ports, const Request& request,
                                   const Router::Handler& handle);

}  // namespace koers::api
