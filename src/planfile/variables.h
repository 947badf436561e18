// `${NAME:-default}` in the paths of sources.
#pragma once

#include <string>
#include <string_view>

#include "planfile/load.h"

namespace koers::planfile {

struct Expanded {
  std::string text;
  std::string variables;  ///< Names that stand in the text, "A, B"; empty: none.
};

/// Puts the environment's values in. As in a shell, the default also stands in for an empty value;
/// `$` without a brace is itself. Errors: `source.variable_unset` (argument `variable`) where there
/// is neither value nor default, `source.variable_malformed`.
[[nodiscard]] Result<Expanded> expand(std::string_view text, const Environment& environment);

}  // namespace koers::planfile
