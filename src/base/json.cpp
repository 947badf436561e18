// The writer is our own because Boost.JSON prints 0.1 as 1E-1; people read these documents.
#include "base/json.h"

#include <algorithm>

#include "base/assert.h"
#include "base/number.h"

namespace koers {
namespace {

void write(const json::value& value, std::string& out);

void write_object(const json::object& object, std::string& out) {
  out += '{';
  bool is_first = true;
  for (const auto& [key, member] : object) {
    if (!is_first) out += ',';
    is_first = false;
    out += json::serialize(json::string_view(key));
    out += ':';
    write(member, out);
  }
  out += '}';
}

void write_array(const json::array& array, std::string& out) {
  out += '[';
  bool is_first = true;
  for (const auto& element : array) {
    if (!is_first) out += ',';
    is_first = false;
    write(element, out);
  }
  out += ']';
}

void write(const json::value& value, std::string& out) {
  if (const auto* object = value.if_object()) return write_object(*object, out);
  if (const auto* array = value.if_array()) return write_array(*array, out);
  if (const auto* number = value.if_double()) {
    KOERS_ASSERT(*number - *number == 0, "only finite numbers are written");
    out += to_shortest(*number);
    return;
  }
  out += json::serialize(value);
}

// Boost.JSON reads 1e999 as infinity, which is no number that may enter.
bool is_finite(const json::value& value) {
  if (const auto* object = value.if_object()) {
    return std::ranges::all_of(*object, [](const auto& member) { return is_finite(member.value()); });
  }
  if (const auto* array = value.if_array()) return std::ranges::all_of(*array, is_finite);
  const auto* number = value.if_double();
  return number == nullptr || *number - *number == 0;
}

Result<json::value> checked(json::value value) {
  if (is_finite(value)) return value;
  return fail(ErrorKind::malformed, "number.not_finite");
}

}  // namespace

std::string write_json(const json::value& value) {
  std::string out;
  write(value, out);
  return out;
}

Result<json::value> read_json(std::string_view text) {
  json::error_code error;
  json::stream_parser parser({}, {.max_depth = 64});
  std::size_t used = parser.write_some(text.data(), text.size(), error);
  if (!error && parser.done()) {
    const auto rest = text.substr(used);
    const bool is_blank = rest.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (is_blank) return checked(parser.release());
  }
  if (!error) parser.finish(error);
  if (!error && parser.done() && used == text.size()) return checked(parser.release());
  used = std::min(used, text.size());
  const auto read = text.substr(0, used);
  const auto line = 1 + std::ranges::count(read, '\n');
  const auto start = read.rfind('\n') == std::string_view::npos ? 0 : read.rfind('\n') + 1;
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "json.malformed",
                    .detail = error.message(),
                    .place = {.line = static_cast<int>(line), .column = static_cast<int>(used - start + 1)}});
}

}  // namespace koers
