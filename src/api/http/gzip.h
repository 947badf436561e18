// gzip of a text in memory.
#pragma once

#include <string>
#include <string_view>

namespace koers::api::http {

/// The text as one gzip member, at the fastest level that still compresses JSON well. Never fails:
/// running out of memory is a crash like everywhere.
[[nodiscard]] std::string gzip(std::string_view text);

}  // namespace koers::api::http
