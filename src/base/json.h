// JSON as Koers writes and reads it: Boost.JSON behind one include, with numbers printed so that
// they read back as the same double and objects kept in the order they were filled.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace koers {

namespace json = boost::json;

/// One line, numbers by `to_shortest`, no blanks. NaN and infinity are a broken invariant.
[[nodiscard]] std::string write_json(const json::value& value);

/// Error `json.malformed` with line and column; depth at most 64. A number that no double can hold
/// (1e999) is `number.not_finite`.
[[nodiscard]] Result<json::value> read_json(std::string_view text);

/// A number, or null where there is none.
template <typename Number>
[[nodiscard]] json::value or_null(const Number& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

}  // namespace koers
