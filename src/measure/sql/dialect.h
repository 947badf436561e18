// What the first lines of delimited text say about the rest: the delimiter and the names of the
// columns. Looks at nothing else; whether every line keeps to it is found out by reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace koers::measure::sql {

struct Dialect {
  std::string delimiter;
  std::vector<std::string>
      columns;  ///< Unique: the second `name` is `name_1`, one without a name `column3`.
};

/// `delimiter`: empty where it is to be found: the one of , ; tab | that cuts the first lines into
/// equally many fields, and the header into most. The header is the first line, more than one where
/// quotes say so.
[[nodiscard]] Dialect dialect_of(const std::vector<std::string>& lines, std::string_view delimiter,
                                 char quote);

/// A delimiter that the only column's name holds, which suggests that another one was given; 0 if
/// there is none.
[[nodiscard]] char likely_delimiter(const Dialect& dialect);

}  // namespace koers::measure::sql
