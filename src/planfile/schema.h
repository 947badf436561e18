// The grammar of plan files as a JSON Schema (2020-12), made of the very tables that the decoder
// reads with, so that the two cannot differ. docs/plan.schema.json is this text; a test compares
// them.
#pragma once

#include <string>

namespace koers::planfile {

/// The schema, indented, with a line feed at the end.
[[nodiscard]] std::string plan_schema();

}  // namespace koers::planfile
