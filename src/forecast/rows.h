// The files that series and questions come in, and forecasts go out by: plain CSV, read row by row.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "forecast/forecast.h"
#include "forecast/series.h"

namespace koers::forecast {

/// A row of id,frequency,season,period,horizon,values.
struct SeriesRow {
  std::string id;
  Series series;
  std::size_t season = 1;  ///< By which errors are scaled when they are scored.
  std::size_t horizon = 1;
};

/// The next row; none at the end. A first line that names the columns is passed over. What cannot
/// be read as a number is a missing value, an unknown frequency that of the period.
[[nodiscard]] std::optional<SeriesRow> read_series_row(std::istream& in);

/// A row of qid,id,kind,direction,step,target.
struct QuestionRow {
  std::string name;
  std::string id;
  Question question;
};

/// Likewise. Unknown kinds count as level, directions other than "down" as up.
[[nodiscard]] std::optional<QuestionRow> read_question_row(std::istream& in);

}  // namespace koers::forecast
