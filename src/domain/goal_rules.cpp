// Each rule looks at one goal; the last at two.
#include "domain/goal_rules.h"

#include <fmt/format.h>

namespace koers::domain {
namespace {

std::string place(std::size_t goal, std::string_view key) {
  return fmt::format("/goals/{}/{}", goal, key);
}

void check_target_metric(const Goal& goal, const Metric* own, const Definitions& all,
                         std::string pointer, Errors& errors) {
  if (goal.target_metric.is_empty()) return;
  const Metric* other = find(all.metrics, goal.target_metric);
  if (other == nullptr) {
    errors.push_back({.code = "reference.unknown",
                      .pointer = std::move(pointer),
                      .arguments = {{"what", "metric"}, {"id", goal.target_metric.text()}}});
  } else if (own != nullptr && own->unit != other->unit) {
    errors.push_back({.code = "goal.other_unit",
                      .pointer = std::move(pointer),
                      .arguments = {{"metric", goal.target_metric.text()},
                                    {"unit", other->unit.name},
                                    {"own", own->unit.name}}});
  }
}

void check_change(const Goal& goal, const Metric* own, std::size_t index, Errors& errors) {
  if (goal.kind != GoalKind::change) return;
  if (goal.mode == ChangeMode::pp && own != nullptr && !own->unit.is_percent()) {
    errors.push_back({.code = "goal.points_of_no_percentage",
                      .pointer = place(index, "mode"),
                      .arguments = {{"metric", own->id.text()}, {"unit", own->unit.name}}});
  }
  const bool is_of_zero = goal.mode == ChangeMode::rel &&
                          goal.baseline.rule == BaselineRule::manual && goal.baseline.value == 0;
  if (is_of_zero) {
    errors.push_back({.code = "goal.relative_change_of_zero", .pointer = place(index, "baseline")});
  }
}

void check_overlap(const Kpi& kpi, std::size_t later, Errors& errors) {
  for (std::size_t earlier = 0; earlier < later; ++earlier) {
    if (!kpi.goals[earlier].span.intersects(kpi.goals[later].span)) continue;
    // A proposal may take the place of what was agreed.
    const bool is_agreed = kpi.goals[earlier].state == PlanState::agreed;
    if (is_agreed != (kpi.goals[later].state == PlanState::agreed)) continue;
    errors.push_back({.code = "goal.overlap",
                      .pointer = fmt::format("/goals/{}", later),
                      .arguments = {{"other", std::to_string(earlier + 1)}}});
    return;
  }
}

}  // namespace

Errors broken_goal_rules(const Kpi& kpi, const Definitions& definitions) {
  Errors errors;
  const Metric* own = find(definitions.metrics, kpi.metric);
  for (std::size_t i = 0; i < kpi.goals.size(); ++i) {
    check_target_metric(kpi.goals[i], own, definitions, place(i, "target/metric"), errors);
    check_change(kpi.goals[i], own, i, errors);
    check_overlap(kpi, i, errors);
  }
  return errors;
}

}  // namespace koers::domain
