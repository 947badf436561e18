// Aims, worked out kind by kind.
#include "domain/aim.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace koers::domain {
namespace {

// No target is beyond all numbers.
double finite(double value) {
  constexpr double largest = std::numeric_limits<double>::max();
  return std::clamp(value, -largest, largest);
}

AimFound change_aim(const Goal& goal, const AimSources& sources) {
  AimFound found;
  if (!sources.baseline) return {.trouble = AimTrouble::no_baseline};
  const auto value = changed(*sources.baseline, {.mode = goal.mode, .size = goal.target.value});
  if (!value) return {.trouble = AimTrouble::relative_change_of_zero};
  found.aim.target = {goal.target.comparator, *value};
  found.is_below_zero = goal.mode == ChangeMode::rel && *sources.baseline < 0;
  return found;
}

// The value of a dated list that counts: the last one that began; before all, the first.
double dated_value(const Goal& goal, Date on) {
  double value = goal.dated.front().value;
  for (const DatedValue& dated : goal.dated) {
    if (dated.from <= on) value = dated.value;
  }
  return value;
}

}  // namespace

std::optional<double> changed(double baseline, const Change& change) {
  if (change.mode != ChangeMode::rel) return finite(baseline + change.size);
  if (baseline == 0) return std::nullopt;
  return finite(baseline + change.size / 100 * std::fabs(baseline));
}

AimFound aim_of(const Goal& goal, const AimSources& sources, Date on) {
  if (goal.kind == GoalKind::range) return {.aim = {.target = {}, .band = goal.band}};
  if (goal.kind == GoalKind::change) return change_aim(goal, sources);
  if (!goal.target_metric.is_empty()) {
    if (!sources.metric_value) return {.trouble = AimTrouble::no_metric_value};
    return {.aim = {.target = {goal.target.comparator, *sources.metric_value}, .band = {}}};
  }
  AimFound found{.aim = {.target = goal.target, .band = {}}};
  if (!goal.dated.empty()) found.aim.target.value = dated_value(goal, on);
  return found;
}

}  // namespace koers::domain
