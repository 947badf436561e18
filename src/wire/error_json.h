// Errors over the socket, without loss: what the server's use case said is what the command prints.
#pragma once

#include "base/json.h"
#include "base/result.h"

namespace koers::wire {

[[nodiscard]] json::object to_json(const Error& error);
[[nodiscard]] json::array to_json(const Errors& errors);

/// The inverse. What is not an array of errors gives one `server.answer_malformed`.
[[nodiscard]] Errors errors_from_json(const json::value& value);

}  // namespace koers::wire
