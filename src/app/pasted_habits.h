// What people put into a sheet beside the numbers themselves: a title above the columns, a total
// below, a dash for "not measured", the year in a column of its own. Knows words, no values.
#pragma once

#include <string_view>

#include "app/pasted_table.h"

namespace koers::app {

/// Takes away the lines above the columns that hold a single cell.
void drop_titles(PastedTable& table);

/// Where the header names a column of years and one of weeks, months or quarters, the year is
/// written behind the other: "jan" beside "2026" becomes "jan 2026". A number below "week" or
/// "kwartaal" gets that word before it.
void join_years(PastedTable& table);

/// "Totaal", "Gemiddelde", "Grand total": a line that sums up the others.
[[nodiscard]] bool is_total_name(std::string_view text);

/// "", "-", "n.v.t.", "#N/B": nothing was measured.
[[nodiscard]] bool says_nothing(std::string_view text);

}  // namespace koers::app
