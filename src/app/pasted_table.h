// Pasted or dropped text as rows of cells: finds the delimiter, understands quotes, drops what
// Excel adds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koers::app {

struct PastedRow {
  int line = 0;                    ///< From 1, in the text as pasted.
  std::vector<std::string> cells;  ///< Trimmed of blanks.
};

struct PastedTable {
  char delimiter = '\t';
  std::vector<PastedRow> rows;  ///< Without empty lines.
  bool is_transposed = false;  ///< Periods stood side by side; rows and columns are exchanged here.
};

/// Reads cells; `delimiter` absent: the one that gives the most rows of the same width. Quotes may
/// hold delimiters and line breaks; a byte order mark and CR are dropped.
[[nodiscard]] PastedTable read_table(std::string_view text, std::optional<char> delimiter);

/// Rows and columns exchanged; the line of a new row is that of the first old one.
[[nodiscard]] PastedTable transposed(const PastedTable& table);

}  // namespace koers::app
