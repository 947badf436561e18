// KPIs: what is left out is inferred; their goals are decoded in decode_goal.cpp.
#include <algorithm>
#include <numeric>

#include "planfile/choices.h"
#include "planfile/decode.h"

namespace koers::planfile {
namespace {

using domain::Goal;

domain::Guard decode_guard(const Cursor& at) {
  const Fields fields(at, guard_shape());
  domain::Guard guard{.metric = fields.id<domain::Metric>("metric")};
  if (const auto keep = fields.find("keep"))
    guard.keep = read_target(*keep).value_or(domain::Target{});
  return guard;
}

std::vector<Goal> decode_goals(const Fields& fields) {
  std::vector<Goal> goals;
  for (const Cursor& item : fields.objects("goals")) goals.push_back(decode_goal(item));
  return goals;
}

}  // namespace

std::vector<std::size_t> goal_order(const Cursor& kpi) {
  // Decoded once more, with complaints of its own that nobody sees: the KPI was found sound before.
  Decoding unheard{.setting = kpi.setting(), .audience = kpi.audience()};
  const auto goals = decode_goals(Fields(Cursor(kpi.node(), "", unheard), kpi_shape()));
  std::vector<std::size_t> order(goals.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return goals[i].span; });
  return order;
}

domain::Kpi decode_kpi(const Cursor& at) {
  const Fields fields(at, kpi_shape());
  domain::Kpi kpi{.id = fields.id<domain::Kpi>("id"),
                  .title = fields.label("title"),
                  .metric = fields.id<domain::Metric>("metric"),
                  .owner = fields.id<domain::Person>("owner"),
                  .team = fields.id<domain::Team>("team"),
                  .objectives = fields.ids<domain::Objective>("objectives"),
                  .cadence = fields.choice("cadence", all_cadences),
                  .grain = fields.choice("grain", all_grains),
                  .supporting = fields.ids<domain::Metric>("supporting"),
                  .stakeholders = fields.texts("stakeholders"),
                  .position = fields.whole("position"),
                  .goals = decode_goals(fields)};
  for (const Cursor& item : fields.objects("guards")) kpi.guards.push_back(decode_guard(item));
  std::ranges::stable_sort(kpi.goals, {}, &Goal::span);
  return kpi;
}

}  // namespace koers::planfile
