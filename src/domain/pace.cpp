// The pace rule and its mirror image for ceilings.
#include "domain/pace.h"

#include <algorithm>
#include <cmath>

namespace koers::domain {
namespace {

// 0.15 / 0.1 is 1.5000000000000007 in doubles; nine decimals are what a pace means. Beyond any
// number that can be rounded so, a pace is as good as infinite.
std::optional<double> rounded(double rho) {
  const double billionths = std::round(rho * 1e9);
  if (!std::isfinite(billionths)) return std::nullopt;
  return billionths / 1e9;
}

Status judged(std::optional<double> rho) {
  if (!rho || *rho > 1.5) return Status::off_track;
  return *rho <= 1.15 ? Status::on_track : Status::at_risk;
}

}  // namespace

Pace pace_of(const Position& position) {
  Pace pace;
  const double left = std::max(0.0, 1 - position.progress);
  const double time_left = 1 - position.expected;
  if (time_left > 0) {
    pace.rho = rounded(left / time_left);
  } else if (position.is_met) {
    pace.rho = 0;
  }
  if (position.expected <= 0) {
    pace.status = Status::pending;
  } else if (position.is_met && position.progress >= 1) {
    pace.status = Status::on_track;
  } else {
    pace.status = judged(pace.rho);
  }
  return pace;
}

Pace pace_of_ceiling(const Position& position) {
  Pace pace;
  const double allowance = 1 - position.progress;
  const double time_left = std::max(0.0, 1 - position.expected);
  if (position.is_met && time_left <= 0) {
    pace.rho = 0;
  } else if (position.is_met && allowance > 0) {
    pace.rho = rounded(time_left / allowance);
  }
  pace.status = position.expected <= 0 ? Status::pending : judged(pace.rho);
  return pace;
}

}  // namespace koers::domain
