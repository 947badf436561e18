// A scan for `${`; no nesting.
#include "planfile/variables.h"

#include <algorithm>

namespace koers::planfile {
namespace {

bool is_name(std::string_view name) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && is_letter(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

Failure failure(std::string_view code, std::string_view argument) {
  return fail(Error{.code = std::string(code), .arguments = {{"variable", std::string(argument)}}});
}

// `NAME` or `NAME:-default`, without the braces.
Result<std::string> value_of(std::string_view reference, const Environment& environment,
                             std::string& names) {
  const auto separator = reference.find(":-");
  const std::string name(reference.substr(0, separator));
  if (!is_name(name)) return failure("source.variable_malformed", reference);
  names += names.empty() ? name : ", " + name;
  const auto value = environment ? environment(name) : std::nullopt;
  if (value && (!value->empty() || separator == std::string_view::npos)) return *value;
  if (separator == std::string_view::npos) return failure("source.variable_unset", name);
  return std::string(reference.substr(separator + 2));
}

}  // namespace

Result<Expanded> expand(std::string_view text, const Environment& environment) {
  Expanded expanded;
  while (!text.empty()) {
    const auto start = std::min(text.find("${"), text.size());
    expanded.text += text.substr(0, start);
    text.remove_prefix(start);
    if (text.empty()) break;
    const auto end = text.find('}');
    if (end == std::string_view::npos) return failure("source.variable_malformed", text);
    KOERS_TRY(value, value_of(text.substr(2, end - 2), environment, expanded.variables));
    expanded.text += value;
    text.remove_prefix(end + 1);
  }
  return expanded;
}

}  // namespace koers::planfile
