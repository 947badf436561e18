// Percent-decoding and splitting; strict, because a path that two programs read differently is a
// hole.
#include "api/http/target.h"

namespace koers::api::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Failure malformed(std::string_view why) {
  return fail(
      Error{.kind = ErrorKind::malformed, .code = "request.malformed", .detail = std::string(why)});
}

enum class Plus { is_blank, is_plus };

Result<std::string> decoded(std::string_view text, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::is_blank) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0 || high + low == 0) return malformed("broken escape in the address");
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

std::string_view cut(std::string_view& rest, char separator) {
  const auto at = rest.find(separator);
  const std::string_view head = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return head;
}

Result<void> read_path(std::string_view path, Request& request) {
  if (!path.starts_with('/')) return malformed("the address has no leading slash");
  request.path = path;
  path.remove_prefix(1);
  while (!path.empty()) {
    KOERS_TRY(segment, decoded(cut(path, '/'), Plus::is_plus));
    if (segment == "." || segment == "..") return malformed("dots in the address");
    request.segments.push_back(std::move(segment));
  }
  return {};
}

}  // namespace

Result<void> read_target(std::string_view target, Request& request) {
  target = target.substr(0, target.find('#'));
  std::string_view query = target;
  KOERS_CHECK(read_path(cut(query, '?'), request));
  while (!query.empty()) {
    std::string_view value = cut(query, '&');
    if (value.empty()) continue;
    KOERS_TRY(name, decoded(cut(value, '='), Plus::is_blank));
    KOERS_TRY(text, decoded(value, Plus::is_blank));
    request.query.push_back({std::move(name), std::move(text)});
  }
  return {};
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return out;
}

}  // namespace koers::api::http
