// Understands numbers that somebody pasted or dropped (CSV, TSV, copied from Excel), and says what it
// understood before anything is stored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/calendar.h"
#include "domain/metric.h"
#include "domain/organization.h"
#include "text/locale.h"

namespace koers::app {

enum class DateOrder : std::uint8_t { year_month_day, day_month_year, month_day_year };

struct PastedNumbers {
  std::string text;
  text::Locale locale = text::Locale::nl;
  /// Corrections by the person; absent: detect.
  std::optional<char> delimiter;
  std::optional<char> decimal;
  std::optional<DateOrder> date_order;
  std::optional<int> date_column;   ///< From 0.
  std::optional<int> value_column;
  int current_year = 0;             ///< For month names without a year: the latest such months up to today.
  Date today;
};

struct UnderstoodColumn {
  std::string name;
  std::string type;                 ///< "date", "number", "text".
  std::string sample;
};

struct UnderstoodValue {
  domain::Period period;
  std::string label;
  double value = 0;
  int line = 0;
};

struct UnderstoodNumbers {
  char delimiter = '\t';
  char decimal = ',';
  DateOrder date_order = DateOrder::day_month_year;
  bool has_header = false;
  int date_column = 0;
  int value_column = 1;
  std::vector<UnderstoodColumn> columns;
  domain::Grain grain = domain::Grain::month;
  std::vector<UnderstoodValue> values;  ///< By period; one line per period.
  Errors complaints;                    ///< With line: what was left out, and why.
  std::string suggested_unit;           ///< "percent", "EUR", "hour" … where the text shows it.
  std::string summary;                  ///< In words, in the caller's language.
};

/// Errors: `import.empty`, `import.no_numbers`, `import.no_dates`, `import.too_large`. Lines that cannot be read are
/// complaints, not errors. Reads dates (2026-03-01, 1-3-2026, 3/1/2026, mrt 2026, 2026-W07, 2026-Q1, Q1 2026), numbers
/// in either notation with units and currency signs, quoted cells, BOM, CRLF.
[[nodiscard]] Result<UnderstoodNumbers> understand_numbers(const PastedNumbers& pasted, const domain::Calendar& calendar);

}  // namespace koers::app
