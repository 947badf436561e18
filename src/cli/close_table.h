// The closing of a period in a terminal: per team its KPIs with result, grade, lesson, and what the
// next period could ask.
#pragma once

#include <string>

#include "base/json.h"
#include "text/locale.h"

namespace koers::cli {

/// `review` is the answer of the command "close_review".
[[nodiscard]] std::string close_table(const json::object& review, text::Locale locale);

}  // namespace koers::cli
