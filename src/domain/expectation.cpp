// Expected progress, by days.
#include "domain/expectation.h"

#include <algorithm>
#include <cmath>

namespace koers::domain {
namespace {

struct Point {
  Date on;
  double share = 0;
};

double linear(const Period& span, Date on) {
  return static_cast<double>(days_between(span.first, on + Days{1})) / span.day_count();
}

double by_working_days(const Period& span, const Calendar& calendar, Date on) {
  const int all = calendar.working_days(span);
  if (all == 0) return linear(span, on);
  return static_cast<double>(calendar.working_days({span.first, on + Days{1}})) / all;
}

double by_growth(const Course& course, const Period& span, Date on) {
  const double share = linear(span, on);
  if (!course.way || is_degenerate(*course.way)) return share;
  const auto value = geometric_value(*course.way, share);
  return value ? progress(*course.way, *value) : share;
}

// A milestone as a share of the way; none where it is told as a value and no way is known.
std::optional<Point> point_of(const Course& course, const Waypoint& waypoint) {
  if (waypoint.kind == Waypoint::Kind::share) return Point{waypoint.on, waypoint.at};
  if (!course.way || is_degenerate(*course.way)) return std::nullopt;
  return Point{waypoint.on, progress(*course.way, waypoint.at)};
}

// Between the last milestone up to the day and the first one after it; the eve of the start is 0,
// the deadline 1, unless a milestone says otherwise.
double by_milestones(const Course& course, Date on) {
  Point before{course.span.first - Days{1}, 0};
  Point after{course.span.final_day(), 1};
  for (const Waypoint& waypoint : course.waypoints) {
    const auto point = point_of(course, waypoint);
    if (!point) continue;
    if (point->on <= on) {
      before = *point;
    } else {
      after = *point;
      break;
    }
  }
  const int all = days_between(before.on, after.on);
  if (all <= 0) return before.share;
  const double part = static_cast<double>(days_between(before.on, on)) / all;
  return before.share + part * (after.share - before.share);
}

}  // namespace

double expected_progress(const Course& course, const Calendar& calendar, Date on) {
  // What comes with a lag runs from then on.
  const Period span{course.span.first + Days{course.lag_days}, course.span.last};
  if (on < span.first) return 0;
  if (on >= span.final_day()) return 1;
  switch (course.path) {
    case PathShape::linear:
      break;
    case PathShape::working_days:
      return by_working_days(span, calendar, on);
    case PathShape::geometric:
      return by_growth(course, span, on);
    case PathShape::milestones:
      return std::clamp(by_milestones(course, on), 0.0, 1.0);
    case PathShape::seasonal:
      return course.season.empty() ? linear(span, on) : share_gone(course.season, on);
  }
  return linear(span, on);
}

double expected_value(const Way& way, double expected) {
  // As a mixture, so that the largest doubles do not overflow and both ends are exact.
  return (1 - expected) * way.baseline + expected * goal_value(way);
}

std::optional<double> geometric_value(const Way& way, double share) {
  const double factor = goal_value(way) / way.baseline;
  if (!(factor > 0) || !std::isfinite(factor)) return std::nullopt;
  return way.baseline * std::pow(factor, share);
}

}  // namespace koers::domain
