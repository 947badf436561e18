// KPIs and their goals: what is left out is inferred, what contradicts itself is complained of.
#include <algorithm>
#include <numeric>

#include "planfile/choices.h"
#include "planfile/decode.h"

namespace koers::planfile {
namespace {

using domain::Goal;
using domain::GoalKind;
using domain::Window;

// Which kind the other keys tell of.
GoalKind inferred_kind(const Fields& fields, std::optional<Window> window) {
  if (fields.has("per") || window == Window::each) return GoalKind::maintain;
  return window == Window::total ? GoalKind::accumulate : GoalKind::reach;
}

std::vector<std::string_view> windows_of(GoalKind kind) {
  switch (kind) {
    case GoalKind::reach:
      return {name_of(Window::at_end), name_of(Window::period_value)};
    case GoalKind::accumulate:
      return {name_of(Window::total)};
    case GoalKind::maintain:
      return {name_of(Window::each)};
  }
  KOERS_ASSERT(false, "every kind has its windows");
}

void decode_kind(const Fields& fields, Goal& goal) {
  const auto window = fields.choice("window", all_windows);
  goal.kind = fields.choice("kind", all_goal_kinds).value_or(inferred_kind(fields, window));
  const auto fitting = windows_of(goal.kind);
  goal.window = goal.kind == GoalKind::reach        ? window.value_or(Window::at_end)
                : goal.kind == GoalKind::accumulate ? Window::total
                                                    : Window::each;
  if (window && std::ranges::find(fitting, name_of(*window)) == fitting.end()) {
    fields.find("window")->complain(
        "goal.window_not_for_kind",
        {{"window", std::string(name_of(*window))},
         {"kind", std::string(name_of(goal.kind))},
         {"choices", std::string(fitting.front()) +
                         (fitting.size() > 1 ? ", " + std::string(fitting.back()) : "")}});
  }
  // Keys of another kind are foreign only where the kind is certain: a kind of a later version is
  // complaint enough.
  if (!fields.has("kind") ||
      fields.cursor().node().find("kind")->value->text() == name_of(goal.kind)) {
    fields.check_variant(name_of(goal.kind));
  }
}

domain::MaintainPolicy decode_policy(const Fields& fields) {
  using Kind = domain::MaintainPolicy::Kind;
  const auto value = fields.find("policy");
  if (!value) return {};
  if (!value->node().is_mapping()) {
    return {.kind = fields.chosen("policy") == 1 ? Kind::average : Kind::each};
  }
  const Fields inner(*value, policy_shape());
  const double share = inner.number("share").value_or(1);
  if (share <= 0 || share > 1) inner.find("share")->complain("goal.share_out_of_range");
  return {.kind = Kind::share, .share = share};
}

domain::Baseline decode_baseline_object(const Cursor& at) {
  const Fields fields(at, baseline_shape());
  domain::Baseline baseline;
  const auto rule = fields.choice("rule", all_baseline_rules);
  if (!rule) return baseline;
  baseline.rule = *rule;
  fields.check_variant(name_of(*rule));
  baseline.value = fields.number("value").value_or(0);
  if (const auto count = fields.whole("count")) {
    baseline.count = *count;
    if (*count < 1) fields.find("count")->complain("baseline.count_too_small");
  }
  return baseline;
}

domain::Baseline decode_baseline(const Fields& fields, Window window) {
  const auto value = fields.find("baseline");
  const bool is_over_window = window == Window::period_value;
  const domain::Baseline by_default{.rule = is_over_window
                                                ? domain::BaselineRule::previous_window
                                                : domain::BaselineRule::last_before_start};
  if (!value) return by_default;
  if (value->node().is_mapping()) return decode_baseline_object(*value);
  const bool is_number =
      value->node().is_bare() && value->node().text().find_first_of("0123456789") == 0;
  const bool is_signed = value->node().is_bare() && value->node().text().find_first_of("+-.") == 0;
  if (is_number || is_signed) {
    return {.rule = domain::BaselineRule::manual, .value = read_number(*value).value_or(0)};
  }
  // The short form offers the rules that need no more words.
  const auto chosen = fields.chosen("baseline");
  if (!chosen) return by_default;
  const std::string_view name = goal_shape().find("baseline")->choices[*chosen];
  return {.rule = *std::ranges::find(all_baseline_rules, name,
                                     [](auto rule) { return name_of(rule); })};
}

void check_per(const Fields& fields, const Goal& goal) {
  if (goal.kind != GoalKind::maintain || goal.span.day_count() == 0) return;
  const auto& calendar = fields.cursor().setting().calendar;
  const auto periods = calendar.periods_in(goal.per, goal.span);
  const bool fits =
      std::ranges::any_of(periods, [&](const auto& period) { return goal.span.contains(period); });
  if (!fits && fields.has("per")) {
    fields.find("per")->complain("goal.per_longer_than_period",
                                 {{"per", std::string(name_of(goal.per))}});
  }
}

Goal decode_goal(const Cursor& at) {
  const Fields fields(at, goal_shape());
  Goal goal;
  goal.span = decode_span(fields).value_or(domain::Period{});
  decode_kind(fields, goal);
  if (const auto target = fields.find("target"))
    goal.target = read_target(*target).value_or(domain::Target{});
  goal.per = fields.choice("per", all_grains).value_or(domain::Grain::month);
  check_per(fields, goal);
  goal.policy = decode_policy(fields);
  goal.baseline = decode_baseline(fields, goal.window);
  goal.path = fields.choice("path", all_paths).value_or(domain::PathShape::linear);
  goal.commitment = decode_commitment(fields);
  goal.dropped_reason = fields.text("dropped");
  return goal;
}

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
  domain::Kpi kpi{
      .id = fields.id<domain::Kpi>("id"),
      .title = fields.label("title"),
      .metric = fields.id<domain::Metric>("metric"),
      .owner = fields.id<domain::Person>("owner"),
      .team = fields.id<domain::Team>("team"),
      .objectives = fields.ids<domain::Objective>("objectives"),
      .cadence = fields.choice("cadence", all_cadences).value_or(domain::Cadence::weekly),
      .grain = fields.choice("grain", all_grains),
      .supporting = fields.ids<domain::Metric>("supporting"),
      .stakeholders = fields.texts("stakeholders"),
      .goals = decode_goals(fields)};
  for (const Cursor& item : fields.objects("guards")) kpi.guards.push_back(decode_guard(item));
  std::ranges::stable_sort(kpi.goals, {}, &Goal::span);
  return kpi;
}

}  // namespace koers::planfile
