// Numbers as text between programs: the shortest text that reads back as the same double, and the
// strict way in. For people's notations see `text`.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace koers {

/// The shortest text that reads back as the same double; no exponent where 1e-5 <= |x| < 1e15; "-0"
/// is "0".
[[nodiscard]] std::string to_shortest(double value);

/// A JSON-like number: optional sign, digits, point, exponent. NaN, infinity, blanks and overflow
/// are refused with `number.malformed` or `number.not_finite`.
[[nodiscard]] Result<double> parse_number(std::string_view text);

}  // namespace koers
