// JSON values as YAML that people like to read: block style, short lists and mappings on one line,
// quotes only where the text would be read as something else. Knows nothing of plans.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"

namespace koers::planfile {

/// The value as a YAML 1.2 document, with a line feed at the end. Its top-level lists of mappings
/// get an empty line between their items. `parse_yaml` gives the same value.
[[nodiscard]] std::string write_yaml(const json::object& document);

/// Parts of such a document at an indent, as whole lines: `key: value`, and `- value` of a list.
[[nodiscard]] std::string yaml_entry(std::string_view key, const json::value& value,
                                     std::size_t indent);
[[nodiscard]] std::string yaml_item(const json::value& value, std::size_t indent);

/// The same on the line of a mapping in braces: the value of a key, and `key: value`.
[[nodiscard]] std::string yaml_inline(std::string_view key, const json::value& value);
[[nodiscard]] std::string yaml_inline_entry(std::string_view key, const json::value& value);

}  // namespace koers::planfile
