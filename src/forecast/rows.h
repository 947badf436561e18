// The files that series and questions come in, and forecasts go out by: CSV, read row by row.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "forecast/questions.h"
#include "forecast/series.h"

namespace koers::forecast {

/// The furthest that anything may be asked.
inline constexpr std::size_t horizon_max = 10'000;

/// A row of id,frequency,season,period,horizon,values.
struct SeriesRow {
  std::string id;
  Series series;
  std::size_t season = 1;  ///< By which errors are scaled when they are scored.
  std::size_t horizon = 1;
};

/// A row of qid,id,kind,direction,step,target.
struct QuestionRow {
  std::string name;
  std::string id;
  Question question;
};

/// Rows of a CSV file: quoted fields, CRLF and a byte order mark are understood, a first line that
/// names the columns and empty lines are passed over.
class RowReader {
 public:
  explicit RowReader(std::istream& in) : in_(in) {}

  /// The next row; none at the end. Values are set apart by blanks; what is not finite is missing.
  /// An unknown frequency is that of the period. Error `forecast.row_malformed` with line and
  /// column: a column that is missing or cannot be read, an unknown kind or direction, steps beyond
  /// `horizon_max`.
  [[nodiscard]] Result<std::optional<SeriesRow>> series();
  [[nodiscard]] Result<std::optional<QuestionRow>> question();

 private:
  [[nodiscard]] std::optional<std::string> next_line(std::string_view first_column);

  std::istream& in_;
  std::size_t line_ = 0;
};

/// A field as it is written: quoted where it has to be.
[[nodiscard]] std::string csv_field(const std::string& text);

}  // namespace koers::forecast
