// Progress of every kind of goal.
#include "domain/progress.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace koers::domain {
namespace {

// -0.0 is written and compared as 0; a share of next to nothing stays a number.
double tidy(double value) {
  constexpr double largest = std::numeric_limits<double>::max();
  return value == 0 ? 0.0 : std::clamp(value, -largest, largest);
}

double distance(const Band& band, double value) {
  return std::max({band.low - value, value - band.high, 0.0});
}

}  // namespace

double goal_value(const Way& way) {
  if (!way.band) return way.target.value;
  return way.baseline > way.band->high ? way.band->high : way.band->low;
}

double shortfall(const Way& way, double value) {
  if (way.band) return distance(*way.band, value);
  return is_upward(way.target.comparator) ? way.target.value - value : value - way.target.value;
}

Scale scale_of(const Way& way) {
  const double limits =
      way.band ? std::max(std::fabs(way.band->low), std::fabs(way.band->high)) : 0;
  return {std::max({std::fabs(way.baseline), std::fabs(way.target.value), limits})};
}

bool is_degenerate(const Way& way) {
  if (way.band) return meets(way.aim(), way.baseline, scale_of(way));
  return same_value({.value = way.baseline, .target = way.target.value}, scale_of(way)) ||
         meets(way.target, way.baseline, scale_of(way));
}

double progress(const Way& way, double value) {
  if (way.band) return range_progress({.baseline = way.baseline, .band = *way.band}, value);
  if (is_degenerate(way)) return meets(way.target, value, scale_of(way)) ? 1.0 : 0.0;
  const double gone = value - way.baseline;
  const double all = way.target.value - way.baseline;
  if (std::isfinite(gone) && std::isfinite(all)) return tidy(gone / all);
  // Differences of the largest doubles overflow; halves of them do not.
  return tidy((value / 2 - way.baseline / 2) / (way.target.value / 2 - way.baseline / 2));
}

double share_of(double value, double whole) { return tidy(value / whole); }

Band band_around(double value, Tolerance tolerance) {
  const double width = std::fabs(value) * tolerance.share;
  return {value - width, value + width};
}

double range_progress(const RangeWay& way, double value) {
  const double at_start = distance(way.band, way.baseline);
  const double now = distance(way.band, value);
  if (at_start == 0) return now == 0 ? 1.0 : 0.0;
  return tidy(1 - now / at_start);
}

double uplift_progress(const Uplift& uplift, const Gathered& gathered) {
  const double gone = gathered.total - uplift.reference * gathered.share_gone;
  if (std::isfinite(gone)) return tidy(gone / uplift.change);
  return tidy((gathered.total / 2 - uplift.reference / 2 * gathered.share_gone) /
              (uplift.change / 2));
}

std::optional<double> compliance(const Held& held) {
  const int known = held.hits + held.misses;
  if (known == 0) return std::nullopt;
  return static_cast<double>(held.hits) / known;
}

std::optional<double> headroom(const Target& target, double value) {
  if (target.value == 0) return std::nullopt;
  const double sign = is_upward(target.comparator) ? 1 : -1;
  return tidy(sign * (value - target.value) / std::fabs(target.value));
}

std::optional<double> milestone_score(std::span<const Milestone> milestones) {
  double done = 0;
  double all = 0;
  for (const Milestone& milestone : milestones) {
    all += milestone.weight;
    if (milestone.state == Milestone::State::done) done += milestone.weight;
  }
  if (all <= 0) return std::nullopt;
  return done / all;
}

double roll_up_score(double progress, double cap) { return std::clamp(progress, 0.0, cap); }

}  // namespace koers::domain
