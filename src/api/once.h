// Idempotency-Key around a write over HTTP: what of the request the key stands for, and the form in
// which an answer is kept.
#pragma once

#include "api/http.h"
#include "app/ports.h"

namespace koers::api {

/// The answer that was kept for this key and request, else that of `handle`, which is kept where it
/// is a 2xx and undone with all it wrote where it is not: see `app::answer_once`. What `handle`
/// throws is thrown here, and nothing of it stays.
[[nodiscard]] Response answer_once(const app::Ports& ports, const Request& request,
                                   const std::function<Response(const app::Ports& inside)>& handle);

}  // namespace koers::api
