// The scorecard in a terminal: per objective its KPIs with sparkline, value, target, chance and
// status word.
#pragma once

#include <string>

#include "base/json.h"
#include "cli/surroundings.h"

namespace koers::cli {

/// `scorecard` is the answer of the command of that name. Colours on a terminal only; the shape and
/// the word of a status say the same without.
[[nodiscard]] std::string status_table(const json::object& scorecard, text::Locale locale,
                                       Terminal terminal);

}  // namespace koers::cli
