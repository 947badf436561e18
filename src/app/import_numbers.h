// Understands numbers that somebody pasted or dropped (CSV, TSV, copied from Excel), and says what
// it understood before anything is stored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/read_period.h"
#include "domain/calendar.h"
#include "text/locale.h"
#include "text/read_number.h"

namespace koers::app {

struct PastedNumbers {
  std::string text;
  text::Locale locale = text::Locale::nl;
  int width = 720;  ///< Of the picture, in pixels.
  Date today;       ///< Months without a year are the latest up to it.
  /// Corrections by the person; absent: detect.
  std::optional<char> delimiter;
  std::optional<text::DecimalMark> decimal;
  std::optional<DateOrder> date_order;
  std::optional<domain::Grain> grain;
  std::optional<int> date_column;  ///< From 0.
  std::optional<int> value_column;
};

struct UnderstoodColumn {
  std::string name;    ///< From the header, else "1", "2" …
  std::string type;    ///< "date", "number", "text".
  std::string sample;  ///< The first cell that is not empty.
};

struct UnderstoodValue {
  domain::Period period;
  std::string label;
  double value = 0;
  int line = 0;
};

struct UnderstoodNumbers {
  char delimiter = '\t';
  text::DecimalMark decimal = text::DecimalMark::comma;
  bool is_decimal_certain = true;  ///< False: the other mark would do as well.
  DateOrder date_order = DateOrder::day_month_year;
  bool is_date_order_certain = true;
  bool has_header = false;
  int row_count = 0;  ///< Without the header.
  int date_column = 0;
  int value_column = 1;
  std::vector<UnderstoodColumn> columns;
  domain::Grain grain = domain::Grain::month;
  std::vector<UnderstoodValue> values;  ///< By period, each once: the later line wins.
  Errors complaints;                    ///< With their line: what was left out, and why.
  std::string suggested_unit;           ///< "percent", "EUR" … where the cells show it.
  std::string suggested_name;           ///< The header of the values.
  std::string summary;                  ///< In words, in the caller's language.
  std::string chart_svg;                ///< The values, drawn.
};

/// Errors: `import.empty`, `import.no_dates`, `import.no_numbers`, `import.column_unknown`. Lines
/// that cannot be read are complaints, not errors.
[[nodiscard]] Result<UnderstoodNumbers> understand_numbers(const PastedNumbers& pasted,
                                                           const domain::Calendar& calendar);

}  // namespace koers::app
