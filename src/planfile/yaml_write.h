// JSON values as YAML that people like to read: block style, short lists and mappings on one line,
// quotes only where the text would be read as something else. Knows nothing of plans.
#pragma once

#include <string>

#include "base/json.h"

namespace koers::planfile {

/// The value as a YAML 1.2 document, with a line feed at the end. Its top-level lists of mappings
/// get an empty line between their items. `parse_yaml` gives the same value.
[[nodiscard]] std::string write_yaml(const json::object& document);

}  // namespace koers::planfile
