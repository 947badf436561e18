// The reader is Boost.JSON's parser with our own ear for numbers: in 1.81 its doubles are off by
// one in the last place for one number in eleven, and 1e999 is infinite. Ours are the nearest
// double, or refused.
#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>

#include "base/json.h"

namespace koers {
namespace {

// What basic_parser calls, in the words that it expects. Text comes in one piece, so a number does
// too.
struct Builder {
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();

  json::value_stack stack;
  bool is_too_large = false;

  static bool on_document_begin(json::error_code& /*error*/) { return true; }
  static bool on_document_end(json::error_code& /*error*/) { return true; }
  static bool on_object_begin(json::error_code& /*error*/) { return true; }
  static bool on_array_begin(json::error_code& /*error*/) { return true; }
  static bool on_number_part(json::string_view /*text*/, json::error_code& /*error*/) {
    return true;
  }
  static bool on_comment_part(json::string_view /*text*/, json::error_code& /*error*/) {
    return true;
  }
  static bool on_comment(json::string_view /*text*/, json::error_code& /*error*/) { return true; }

  bool on_object_end(std::size_t size, json::error_code& /*error*/) {
    stack.push_object(size);
    return true;
  }
  bool on_array_end(std::size_t size, json::error_code& /*error*/) {
    stack.push_array(size);
    return true;
  }
  bool on_key_part(json::string_view text, std::size_t /*size*/, json::error_code& /*error*/) {
    stack.push_chars(text);
    return true;
  }
  bool on_key(json::string_view text, std::size_t /*size*/, json::error_code& /*error*/) {
    stack.push_key(text);
    return true;
  }
  bool on_string_part(json::string_view text, std::size_t /*size*/, json::error_code& /*error*/) {
    stack.push_chars(text);
    return true;
  }
  bool on_string(json::string_view text, std::size_t /*size*/, json::error_code& /*error*/) {
    stack.push_string(text);
    return true;
  }
  bool on_int64(std::int64_t number, json::string_view /*text*/, json::error_code& /*error*/) {
    stack.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, json::string_view /*text*/, json::error_code& /*error*/) {
    stack.push_uint64(number);
    return true;
  }
  bool on_bool(bool claim, json::error_code& /*error*/) {
    stack.push_bool(claim);
    return true;
  }
  bool on_null(json::error_code& /*error*/) {
    stack.push_null();
    return true;
  }

  // `roughly` is Boost's reading; it decides between too large and too small, where there is no
  // nearest double.
  bool on_double(double roughly, json::string_view text, json::error_code& error) {
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc::result_out_of_range && std::abs(roughly) > 1) {
      is_too_large = true;
      error = json::error::exponent_overflow;
      return false;
    }
    stack.push_double(number);
    return true;
  }
};

Error malformed(std::string_view text, std::size_t used, const json::error_code& error) {
  const auto read = text.substr(0, std::min(used, text.size()));
  const auto line = 1 + std::ranges::count(read, '\n');
  const auto start = read.rfind('\n') == std::string_view::npos ? 0 : read.rfind('\n') + 1;
  return Error{.kind = ErrorKind::malformed,
               .code = "json.malformed",
               .detail = error.message(),
               .place = {.line = static_cast<int>(line),
                         .column = static_cast<int>(read.size() - start + 1)}};
}

}  // namespace

Result<json::value> read_json(std::string_view text) {
  json::error_code error;
  json::basic_parser<Builder> parser(json::parse_options{.max_depth = 64});
  parser.handler().stack.reset();
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (parser.handler().is_too_large) return fail(ErrorKind::malformed, "number.not_finite");
  if (!error && text.substr(used).find_first_not_of(" \t\r\n") != std::string_view::npos) {
    error = json::error::extra_data;
  }
  if (error) return fail(malformed(text, used, error));
  return parser.handler().stack.release();
}

}  // namespace koers
