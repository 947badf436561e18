// Decisions about KPIs as the options of `koers close` say them.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "text/locale.h"

namespace koers::cli {

struct CloseArguments {
  std::vector<std::string> renewed;  ///< KPIs.
  std::vector<std::string> changed;  ///< "KPI=9.5", of a range "KPI=40..60".
  std::vector<std::string> stopped;  ///< KPIs.
  std::vector<std::string> lessons;  ///< "KPI=WORDS".
};

/// One object for each KPI that an option names, as the command "decide_close" takes them. Errors:
/// `cli.bad_value` without "=" and for a second decision about one KPI, those of `typed_number`.
[[nodiscard]] Result<json::array> close_decisions(const CloseArguments& given, text::Locale locale);

}  // namespace koers::cli
