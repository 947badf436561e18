// The time axis: where a day lies, and which days get a tick and a name.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "chart/svg.h"
#include "domain/calendar.h"
#include "text/locale.h"

namespace koers::chart {

/// A tick. Where periods have room for their names, each stands below the tick at the period's end,
/// as its value does; else ticks name the month (quarter, year) that begins there, right of it.
struct TimeTick {
  Date at;           ///< The first instant of this day.
  std::string name;  ///< "feb", "Q1", "5 jan."
  std::string year;  ///< For the second row; mostly empty.
  Anchor anchor = Anchor::middle;
};

struct TimeAxis {
  text::Locale locale = text::Locale::nl;
  domain::Grain grain = domain::Grain::month;
  domain::Period days;        ///< The first instant drawn, and the last one.
  double width = 0;           ///< Pixels between them.
  domain::Period any_period;  ///< One period of the grain, and
  std::string any_label;  ///< its label: the others are counted from there. Empty: none is known.
};

/// Ticks in time order, as many as fit side by side.
[[nodiscard]] std::vector<TimeTick> time_ticks(const TimeAxis& axis);

}  // namespace koers::chart
