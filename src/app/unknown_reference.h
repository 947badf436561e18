// What is answered where something is named that does not exist, or that the viewer may not see.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace koers::app {

/// `reference.unknown`. `kind` as in the log: "kpi", "objective", "metric", …; `pointer` to the
/// field that names it, where there is one.
[[nodiscard]] inline Error unknown_reference(std::string_view kind, const std::string& id,
                                             std::string_view pointer = {}) {
  return {.kind = ErrorKind::not_found,
          .code = "reference.unknown",
          .pointer = std::string(pointer),
          .arguments = {{"kind", std::string(kind)}, {"id", id}}};
}

}  // namespace koers::app
