// Restating moves the cuts of a long year by its first week; elapsed days are counted in both.
#include "domain/reference_period.h"

#include <algorithm>

#include "domain/fiscal_year.h"

namespace koers::domain {
namespace {

constexpr int weeks_of_year = 52;

// A week of a year by its position, in a long year without the first one.
Period restated_week(const FiscalYears& years, int year, int position) {
  const int left_out = years.weeks_in(year) > weeks_of_year ? 1 : 0;
  const int week = std::min(position, weeks_of_year - 1) + left_out;
  const Date first = years.start_of(year) + Days{7 * week};
  return {first, first + Days{7}};
}

Period restated_at(const FiscalYears& years, Grain grain, int year, int position) {
  if (years.weeks_in(year) == weeks_of_year) return years.at(grain, year, position);
  return years.in_weeks(grain, years.start_of(year) + Days{7}, position);
}

int week_position(const FiscalYears& years, int year, Date first) {
  return days_between(years.start_of(year), first) / 7;
}

}  // namespace

Period restated(const Calendar& calendar, Grain grain, const Period& period) {
  if (!calendar.is_week_based() || grain == Grain::day) return period;
  const FiscalYears years(calendar.spec());
  const int year = years.year_at(period.first);
  if (grain == Grain::week)
    return restated_week(years, year, week_position(years, year, period.first));
  return restated_at(years, grain, year, years.place_of(grain, period.first).position);
}

Period year_before(const Calendar& calendar, const Period& span) {
  const auto grain = calendar.grain_of(span);
  const Days weeks{7 * weeks_of_year};
  const Period weeks_before{span.first - weeks, span.last - weeks};
  if (!calendar.is_week_based()) {
    if (grain == Grain::week) return weeks_before;
    return {add_months(span.first, -12), add_months(span.last, -12)};
  }
  if (!grain || grain == Grain::day) return weeks_before;
  const FiscalYears years(calendar.spec());
  const int year = years.year_at(span.first);
  if (grain == Grain::week)
    return restated_week(years, year - 1, week_position(years, year, span.first));
  const auto place = years.place_of(*grain, span.first);
  return restated_at(years, *grain, place.year - 1, place.position);
}

std::optional<Period> periods_before(const Calendar& calendar, const Period& span, Grain grain,
                                     int steps) {
  if (grain == Grain::year) {
    Period earlier = span;
    for (int step = 0; step < steps; ++step) earlier = year_before(calendar, earlier);
    return earlier;
  }
  const auto own = calendar.grain_of(span);
  if (own && *own < grain && calendar.nests(*own, grain)) {
    const Period outer = calendar.period_of(grain, span.first);
    const auto places = calendar.periods_in(*own, outer);
    const auto place = std::ranges::find(places, span.first, &Period::first) - places.begin();
    const auto before = calendar.periods_in(*own, calendar.shift(grain, outer, -steps));
    if (static_cast<std::size_t>(place) >= before.size()) return std::nullopt;
    return before[static_cast<std::size_t>(place)];
  }
  const Period first = calendar.period_of(grain, span.first);
  const Period last = calendar.period_of(grain, span.final_day());
  if (first.first != span.first || last.last != span.last) return std::nullopt;
  return Period{calendar.shift(grain, first, -steps).first,
                calendar.shift(grain, last, -steps).last};
}

Period same_elapsed(const Calendar& calendar, const PeriodToDate& to_date,
                    const Period& reference) {
  const Period& period = to_date.period;
  const Date after = std::clamp(to_date.on + Days{1}, period.first, period.last);
  if (after == period.last) return reference;
  const Period gone{period.first, after};
  Date last = std::min(reference.first + Days{gone.day_count()}, reference.last);
  if (to_date.by == ElapsedBy::working_days) {
    int wanted = calendar.working_days(gone);
    for (last = reference.first; wanted > 0 && last < reference.last; last += Days{1}) {
      if (calendar.is_working_day(last)) --wanted;
    }
  }
  return {reference.first, last};
}

}  // namespace koers::domain
