// The writer is our own because Boost.JSON prints 0.1 as 1E-1; people read these documents.
#include "base/json.h"

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

}  // namespace

std::string write_json(const json::value& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace koers
