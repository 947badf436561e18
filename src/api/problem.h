// Errors as application/problem+json: status, stable code, place, and words in the caller's
// language.
#pragma once

#include "api/http.h"
#include "base/json.h"

namespace koers::api {

/// The HTTP status of an error: that of its kind, except for the few codes that belong to HTTP
/// itself (405, 406, 408, 415, 431).
[[nodiscard]] int status_of(const Error& error);

/// One error. Where a definition lives in a plan file, its arguments `file`, `line` and `patch`
/// become the `patch` to make there.
[[nodiscard]] Response problem(text::Locale language, const Error& error);

/// Several: status and code of the first, all of them in `errors`. None is a broken invariant.
[[nodiscard]] Response problem(text::Locale language, const Errors& errors);

/// One complaint as it stands in lists: `{code, pointer, file, line, column, text, hint}`.
[[nodiscard]] json::object complaint_json(text::Locale language, const Error& error);

}  // namespace koers::api
