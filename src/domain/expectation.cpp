// Expected progress, by days.
#include "domain/expectation.h"

#include <algorithm>

namespace koers::domain {

double expected_progress(const Course& course, const Calendar& calendar, Date on) {
  const Period& span = course.span;
  if (on < span.first) return 0;
  if (on >= span.final_day()) return 1;
  const Period gone{span.first, on + Days{1}};
  if (course.path == PathShape::working_days) {
    const int all = calendar.working_days(span);
    if (all > 0) return static_cast<double>(calendar.working_days(gone)) / all;
  }
  return static_cast<double>(gone.day_count()) / span.day_count();
}

double expected_value(const Way& way, double expected) {
  // As a mixture, so that the largest doubles do not overflow and both ends are exact.
  return (1 - expected) * way.baseline + expected * way.target.value;
}

}  // namespace koers::domain
