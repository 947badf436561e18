// One shape for every getter: absent, right, or wrong with its name.
#include "wire/arguments.h"

namespace koers::wire {
namespace {

// `what`: text, number, whole, list, truth.
Failure needs(std::string_view key, std::string_view what) {
  return fail(Error{.kind = ErrorKind::malformed,
                    .code = "command.needs_" + std::string(what),
                    .pointer = "/" + std::string(key),
                    .arguments = {{"name", std::string(key)}}});
}

}  // namespace

const json::value* Arguments::present(std::string_view key) const {
  const auto* value = object_.if_contains(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

Result<std::string> Arguments::text(std::string_view key) const {
  if (present(key) == nullptr) {
    return fail(Error{.kind = ErrorKind::malformed,
                      .code = "command.argument_missing",
                      .pointer = "/" + std::string(key),
                      .arguments = {{"name", std::string(key)}}});
  }
  return text_or_empty(key);
}

Result<std::string> Arguments::text_or_empty(std::string_view key) const {
  const auto* value = present(key);
  if (value == nullptr) return std::string();
  if (!value->is_string()) return needs(key, "text");
  return std::string(value->as_string());
}

Result<std::optional<double>> Arguments::number(std::string_view key) const {
  const auto* value = present(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) return needs(key, "number");
  return value->to_number<double>();
}

Result<std::optional<std::int64_t>> Arguments::integer(std::string_view key) const {
  const auto* value = present(key);
  if (value == nullptr) return std::nullopt;
  json::error_code error;
  const auto number = value->to_number<std::int64_t>(error);
  if (error) return needs(key, "whole");
  return number;
}

Result<std::optional<Date>> Arguments::date(std::string_view key) const {
  KOERS_TRY(words, text_or_empty(key));
  if (words.empty()) return std::nullopt;
  const auto date = parse_date(words);
  if (!date) return fail(date.error().under("/" + std::string(key)));
  return *date;
}

Result<std::vector<std::string>> Arguments::texts(std::string_view key) const {
  std::vector<std::string> texts;
  const auto* value = present(key);
  if (value == nullptr) return texts;
  if (!value->is_array()) return needs(key, "list");
  for (const auto& element : value->as_array()) {
    if (!element.is_string()) return needs(key, "list");
    texts.emplace_back(element.as_string());
  }
  return texts;
}

Result<bool> Arguments::flag(std::string_view key) const {
  const auto* value = present(key);
  if (value == nullptr) return false;
  if (!value->is_bool()) return needs(key, "truth");
  return value->as_bool();
}

}  // namespace koers::wire
