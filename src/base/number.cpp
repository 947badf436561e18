// On std::to_chars / from_chars, which are exact and know no locale.
#include "base/number.h"

#include <array>
#include <charconv>
#include <cmath>

namespace koers {

std::string to_shortest(double value) {
  if (value == 0) return "0";
  std::array<char, 400> buffer{};
  const double magnitude = std::abs(value);
  const bool is_plain = magnitude >= 1e-5 && magnitude < 1e15;
  const auto format = is_plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

Result<double> parse_number(std::string_view text) {
  const Error malformed{.kind = ErrorKind::malformed,
                        .code = "number.malformed",
                        .arguments = {{"text", std::string(text.substr(0, 60))}}};
  std::string_view digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  Error not_finite = malformed;
  not_finite.code = "number.not_finite";
  if (error == std::errc::result_out_of_range) return fail(not_finite);
  if (error != std::errc{} || end != digits.data() + digits.size()) return fail(malformed);
  if (!std::isfinite(value)) return fail(not_finite);
  return value == 0 ? 0.0 : value;
}

}  // namespace koers
