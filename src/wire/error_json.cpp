// All fields, both ways.
#include "wire/error_json.h"

#include <array>

namespace koers::wire {
namespace {

constexpr std::array kinds{ErrorKind::invalid,     ErrorKind::malformed,   ErrorKind::not_found,
                           ErrorKind::conflict,    ErrorKind::forbidden,   ErrorKind::too_large,
                           ErrorKind::unavailable, ErrorKind::unsupported, ErrorKind::internal};

std::string text_at(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

int int_at(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_int64() ? static_cast<int>(value->as_int64()) : 0;
}

Error error_from(const json::object& object) {
  Error error;
  const auto kind = text_at(object, "kind");
  error.kind = ErrorKind::internal;
  for (const auto known : kinds) {
    if (name_of(known) == kind) error.kind = known;
  }
  error.code = text_at(object, "code");
  error.pointer = text_at(object, "pointer");
  error.detail = text_at(object, "detail");
  error.place = {.file = text_at(object, "file"),
                 .line = int_at(object, "line"),
                 .column = int_at(object, "column")};
  if (const auto* arguments = object.if_contains("arguments");
      arguments != nullptr && arguments->is_object()) {
    for (const auto& [name, value] : arguments->as_object()) {
      if (value.is_string()) error.arguments[std::string(name)] = std::string(value.as_string());
    }
  }
  return error;
}

}  // namespace

json::object to_json(const Error& error) {
  json::object arguments;
  for (const auto& [name, value] : error.arguments) arguments[name] = value;
  return {{"kind", name_of(error.kind)}, {"code", error.code},
          {"pointer", error.pointer},    {"arguments", std::move(arguments)},
          {"detail", error.detail},      {"file", error.place.file},
          {"line", error.place.line},    {"column", error.place.column}};
}

json::array to_json(const Errors& errors) {
  json::array array;
  for (const auto& error : errors) array.push_back(to_json(error));
  return array;
}

Errors errors_from_json(const json::value& value) {
  Errors errors;
  if (const auto* array = value.if_array()) {
    for (const auto& element : *array) {
      if (element.is_object()) errors.push_back(error_from(element.as_object()));
    }
  }
  if (errors.empty())
    errors.push_back({.kind = ErrorKind::internal, .code = "server.answer_malformed"});
  return errors;
}

}  // namespace koers::wire
