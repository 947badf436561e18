// The last steps of an answer: tag, "not modified", compression, security headers.
#pragma once

#include "api/http.h"

namespace koers::api {

/// The tag of an answer that depends on a version and the request alone: path, query and language.
/// Empty where the version is.
[[nodiscard]] std::string version_tag(const std::string& version, const Request& request);

/// 304 with its tag and no body.
[[nodiscard]] Response not_modified(const std::string& etag);

/// Gives a 200 that answers a read its tag (made of the content where it has none), or turns it
/// into a 304.
void add_tag(Response& response, const Request& request);

/// gzip, where the caller takes it and the text is longer than 1 KiB.
void compress(Response& response, const Request& request);

/// What a browser is told about every answer: no scripts or styles but our own files, no frames, no
/// guessing of types.
void add_security_headers(Response& response);

}  // namespace koers::api
