// Days and periods as people write them in spreadsheets, in Dutch and English: "2026-03",
// "1-3-2026", "ma 5 jan 2026", "mrt 26", "Q1 2026", "week 7". What programs write is read by base
// and domain.
#pragma once

#include <optional>
#include <string_view>

#include "domain/calendar.h"

namespace koers::app {

enum class DateOrder : std::uint8_t { day_month_year, month_day_year, year_month_day };
/// "dmy", "mdy", "ymd".
[[nodiscard]] std::string_view name_of(DateOrder order);

struct ReadPeriod {
  Date first;  ///< A day in it.
  domain::Grain grain =
      domain::Grain::day;     ///< What the text names; a day may stand for a longer period.
  bool has_year = true;       ///< False: "mrt", "week 7"; the year in `first` is the one given.
  bool is_order_free = true;  ///< False: the same text is another day in another order.
};

struct ReadPeriodOptions {
  DateOrder order = DateOrder::day_month_year;
  int year = 2000;  ///< For texts without one.
};

/// Nothing where the text is no date. A time of day after the date is ignored.
[[nodiscard]] std::optional<ReadPeriod> read_period(std::string_view text,
                                                    const domain::Calendar& calendar,
                                                    const ReadPeriodOptions& options);

}  // namespace koers::app
