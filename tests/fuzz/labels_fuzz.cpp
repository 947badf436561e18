// Fuzzes period labels in a calendar year, in fiscal ones and in years of weeks: an accepted label
// names a period whose own label names the same period again.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "domain/calendar.h"

namespace {

void check(const koers::domain::Calendar& calendar, std::string_view text) {
  const auto named = calendar.parse_label(text);
  if (!named) return;
  KOERS_ASSERT(named->period.first < named->period.last, "a period has days");
  const auto again = calendar.parse_label(calendar.label(named->grain, named->period));
  KOERS_ASSERT(again && again->grain == named->grain && again->period == named->period,
               "a period survives writing and reading");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(koers::domain::Calendar(), text);
  check(koers::domain::Calendar::create({.fiscal_start_month = 4}).value(), text);
  check(koers::domain::Calendar::create(
            {.fiscal_start_month = 10, .naming = koers::domain::FiscalNaming::start_year})
            .value(),
        text);
  check(koers::domain::Calendar::create({.fiscal_start_month = 4, .fiscal_start_day = 6}).value(),
        text);
  check(koers::domain::Calendar::create({.fiscal_start_month = 2,
                                         .pattern = koers::domain::YearPattern::weeks_454,
                                         .week_start = koers::domain::Weekday::sunday})
            .value(),
        text);
  check(
      koers::domain::Calendar::create({.pattern = koers::domain::YearPattern::weeks_13x4}).value(),
      text);
  return 0;
}
