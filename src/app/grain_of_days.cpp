// The rules in order, then the guess, made smaller until every day has a period of its own.
#include "app/grain_of_days.h"

#include <algorithm>
#include <array>

namespace koers::app {
namespace {

using domain::Grain;

std::vector<int> steps_between(const std::vector<Date>& days) {
  std::vector<int> steps;
  for (std::size_t i = 1; i < days.size(); ++i) steps.push_back(days_between(days[i - 1], days[i]));
  std::ranges::sort(steps);
  return steps;
}

bool ends_or_begins(const std::vector<Date>& days, const domain::Calendar& calendar, Grain grain) {
  const auto ends = [&](Date day) { return calendar.period_of(grain, day).final_day() == day; };
  const auto begins = [&](Date day) { return calendar.period_of(grain, day).first == day; };
  return std::ranges::all_of(days, ends) || std::ranges::all_of(days, begins);
}

bool has_own_periods(const std::vector<Date>& days, const domain::Calendar& calendar, Grain grain) {
  const auto same = [&](Date a, Date b) {
    return calendar.period_of(grain, a) == calendar.period_of(grain, b);
  };
  return std::ranges::adjacent_find(days, same) == days.end();
}

Grain by_distance(int usual_days) {
  if (usual_days <= 4) return Grain::day;
  if (usual_days <= 10) return Grain::week;
  if (usual_days <= 45) return Grain::month;
  if (usual_days <= 120) return Grain::quarter;
  return usual_days <= 250 ? Grain::half : Grain::year;
}

}  // namespace

Grain grain_of_days(std::vector<Date> days, const domain::Calendar& calendar) {
  std::ranges::sort(days);
  days.erase(std::ranges::unique(days).begin(), days.end());
  if (days.size() < 2) return Grain::month;
  static constexpr std::array longest_first{Grain::year, Grain::half, Grain::quarter, Grain::month};
  for (const Grain grain : longest_first) {
    if (ends_or_begins(days, calendar, grain)) return grain;
  }
  const auto steps = steps_between(days);
  const bool is_one_weekday = std::ranges::all_of(steps, [](int step) { return step % 7 == 0; });
  if (is_one_weekday && steps.front() < 28) return Grain::week;
  static constexpr std::array shorter{Grain::half, Grain::quarter, Grain::month, Grain::week,
                                      Grain::day};
  Grain grain = by_distance(steps.front());
  for (const Grain next : shorter) {
    if (has_own_periods(days, calendar, grain)) break;
    if (next < grain) grain = next;
  }
  return grain;
}

}  // namespace koers::app
