// Looks whether everything is sound: the store, the definitions, the derived state, the sources,
// the worker.
#pragma once

#include <string>
#include <vector>

#include "app/ports.h"
#include "text/locale.h"

namespace koers::app {

struct CheckResult {
  std::string name;  ///< "store", "definitions", "derived", "sources", "metrics", or "metric NAME"
                     ///< of one that could not be computed last time.
  bool is_sound = true;
  std::string text;  ///< What was found, and what to do where it is not sound.
};

/// Changes nothing. Every check runs, whatever the others say.
[[nodiscard]] Result<std::vector<CheckResult>> doctor(const Ports& ports, text::Locale locale);

}  // namespace koers::app
