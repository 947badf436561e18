// Reads closes; computes nothing of its own.
#include "app/chances.h"

namespace koers::app {

Result<std::vector<ChanceOn>> chances_of(const View& view, measure::Measurer* measurer,
                                         const KpiState& state) {
  std::vector<ChanceOn> chances;
  KOERS_CHECK(
      for_each_close(view, measurer, state, [&](Date day, const domain::ClosedState& close) {
        if (close.probability) chances.push_back({day, *close.probability});
      }));
  return chances;
}

Date compared_day(Date on) {
  const Date before = on - Days{1};
  const auto days_since_monday = static_cast<int>(std::chrono::weekday(before).iso_encoding()) - 1;
  return before - Days{days_since_monday};
}

}  // namespace koers::app
