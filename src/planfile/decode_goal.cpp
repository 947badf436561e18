// Goals: what is left out is inferred from what is there, what contradicts itself is complained of.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "planfile/choices.h"
#include "planfile/decode.h"
#include "planfile/decode_target.h"
#include "planfile/statement.h"

namespace koers::planfile {
namespace {

using domain::BaselineRule;
using domain::Goal;
using domain::GoalKind;
using domain::Window;

// Which kind the other keys tell of.
GoalKind inferred_kind(const Fields& fields, std::optional<Window> window) {
  if (fields.has("mode") || (window && compares_totals(*window))) return GoalKind::change;
  if (tells_limits(fields)) return GoalKind::range;
  if (window == Window::each || (!window && fields.has("per"))) return GoalKind::maintain;
  return window == Window::total ? GoalKind::accumulate : GoalKind::reach;
}

// Limits with a sub-period are meant for each of them.
Window default_window(const Fields& fields, GoalKind kind) {
  if (kind == GoalKind::range && fields.has("per")) return Window::each;
  return windows_of(kind).front();
}

template <typename Values>
std::string listed(const Values& values) {
  std::string words;
  for (const auto value : values) {
    words += fmt::format("{}{}", words.empty() ? "" : ", ", name_of(value));
  }
  return words;
}

void decode_kind(const Fields& fields, Goal& goal) {
  const auto window = fields.choice("window", all_windows);
  goal.kind = fields.choice("kind", all_goal_kinds).value_or(inferred_kind(fields, window));
  goal.window = default_window(fields, goal.kind);
  const auto& fitting = windows_of(goal.kind);
  if (window && std::ranges::find(fitting, *window) != fitting.end()) {
    goal.window = *window;
  } else if (window) {
    fields.find("window")->complain("goal.window_not_for_kind",
                                    {{"window", std::string(name_of(*window))},
                                     {"kind", std::string(name_of(goal.kind))},
                                     {"choices", listed(fitting)}});
  }
  // Keys of another kind are foreign only where the kind is certain: an unknown kind is complaint
  // enough.
  const auto written = fields.find("kind");
  if (!written || written->node().text() == name_of(goal.kind))
    fields.check_variant(name_of(goal.kind));
}

void complain_not_for(const Fields& fields, std::string_view key, std::string_view variant,
                      std::string_view choices) {
  if (!fields.has(key)) return;
  fields.find(key)->complain("plan.key_not_for", {{"key", std::string(key)},
                                                  {"variant", std::string(variant)},
                                                  {"choices", std::string(choices)}});
}

// Keys that go with some windows of a kind only.
void check_window_keys(const Fields& fields, const Goal& goal) {
  const std::string window = fmt::format("window: {}", name_of(goal.window));
  if (!has_subperiods(goal.window)) {
    complain_not_for(fields, "per", window, "window: each, window: last_subperiod");
  } else if (!fields.has("per") && goal.kind != GoalKind::maintain) {
    fields.cursor().complain("plan.missing_key", {{"key", "per"}});
  }
  if (goal.window != Window::each) {
    complain_not_for(fields, "policy", window, "window: each");
  } else if (!goal.reach_by) {
    complain_not_for(fields, "baseline", window, "reach_by");
    complain_not_for(fields, "path", window, "reach_by");
    complain_not_for(fields, "lag_days", window, "reach_by");
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

// A total is compared with a total, not with the value of one period.
std::vector<BaselineRule> rules_of(Window window) {
  if (!compares_totals(window)) return {all_baseline_rules.begin(), all_baseline_rules.end()};
  return {BaselineRule::previous_window, BaselineRule::same_period_last_year,
          BaselineRule::reference_period, BaselineRule::manual};
}

domain::Baseline decode_baseline_object(const Cursor& at, Window window) {
  const Fields fields(at, baseline_shape());
  domain::Baseline baseline;
  const auto rule = fields.choice("rule", all_baseline_rules);
  if (!rule) return baseline;
  baseline.rule = *rule;
  fields.check_variant(name_of(*rule));
  const auto fitting = rules_of(window);
  if (std::ranges::find(fitting, *rule) == fitting.end()) {
    fields.find("rule")->complain("baseline.rule_not_for_window",
                                  {{"rule", std::string(name_of(*rule))},
                                   {"window", std::string(name_of(window))},
                                   {"choices", listed(fitting)}});
  }
  baseline.value = fields.number("value").value_or(0);
  baseline.reason = fields.text("reason");
  if (const auto period = fields.find("period")) {
    if (const auto named = read_period(*period)) baseline.period = named->period;
  }
  if (const auto count = fields.whole("count")) {
    baseline.count = *count;
    if (*count < 1) fields.find("count")->complain("baseline.count_too_small");
  }
  return baseline;
}

domain::Baseline decode_baseline(const Fields& fields, Window window) {
  const auto value = fields.find("baseline");
  domain::Baseline by_default{.rule = domain::default_baseline(window)};
  if (!value) return by_default;
  if (value->node().is_mapping()) return decode_baseline_object(*value, window);
  const bool is_number =
      value->node().is_bare() && value->node().text().find_first_of("0123456789") == 0;
  const bool is_signed = value->node().is_bare() && value->node().text().find_first_of("+-.") == 0;
  if (is_number || is_signed) {
    return {.rule = BaselineRule::manual, .value = read_number(*value).value_or(0)};
  }
  // The short form offers the rules that need no more words.
  const auto chosen = fields.chosen("baseline");
  if (!chosen) return by_default;
  const std::string_view name = goal_shape().find("baseline")->choices[*chosen];
  return {.rule = *std::ranges::find(all_baseline_rules, name,
                                     [](auto rule) { return name_of(rule); })};
}

void check_per(const Fields& fields, const Goal& goal) {
  if (!has_subperiods(goal.window) || !fields.has("per") || goal.span.day_count() == 0) return;
  const auto& calendar = fields.cursor().setting().calendar;
  const auto periods = calendar.periods_in(goal.per, goal.span);
  const bool fits =
      std::ranges::any_of(periods, [&](const auto& period) { return goal.span.contains(period); });
  if (fits) return;
  fields.find("per")->complain("goal.per_longer_than_period",
                               {{"per", std::string(name_of(goal.per))}});
}

std::optional<domain::Waypoint> decode_waypoint(const Cursor& at, const domain::Period& span) {
  using Kind = domain::Waypoint::Kind;
  const Fields fields(at, waypoint_shape());
  const auto day = fields.find("on");
  const auto on = day ? read_date(*day) : std::nullopt;
  const auto share = fields.number("share");
  const auto value = fields.number("value");
  if (share && value) {
    fields.find("value")->complain("plan.contradiction", {{"first", "share"}, {"second", "value"}});
  } else if (!fields.has("share") && !fields.has("value")) {
    at.complain("plan.missing_key", {{"key", "share"}});
  }
  if (share && (*share < 0 || *share > 1)) {
    fields.find("share")->complain("path.share_out_of_range");
  }
  if (!on || (!share && !value)) return std::nullopt;
  // The eve of the first day is where nothing was done yet.
  if (span.day_count() > 0 && !domain::Period{span.first - Days{1}, span.last}.contains(*on)) {
    day->complain("goal.day_outside_period", {{"day", to_string(*on)}});
  }
  return domain::Waypoint{.on = *on,
                          .kind = share ? Kind::share : Kind::value,
                          .at = share.value_or(value.value_or(0))};
}

void decode_path(const Fields& fields, Goal& goal) {
  goal.path = domain::default_path(goal.window);
  const auto path = fields.find("path");
  if (!path) return;
  if (path->node().is_scalar()) {
    goal.path = fields.choice("path", named_paths).value_or(goal.path);
    return;
  }
  goal.path = domain::PathShape::milestones;
  const auto points = fields.objects("path");
  if (points.empty() && path->node().is_sequence())
    path->complain("plan.empty_list", {{"key", "path"}});
  for (const Cursor& point : points) {
    const auto waypoint = decode_waypoint(point, goal.span);
    if (!waypoint) continue;
    if (!goal.waypoints.empty() && waypoint->on <= goal.waypoints.back().on)
      point.complain("goal.days_not_ascending", {{"day", to_string(waypoint->on)}});
    goal.waypoints.push_back(*waypoint);
  }
}

void decode_day_limits(const Fields& fields, Goal& goal) {
  if (const auto day = fields.find("reach_by")) {
    goal.reach_by = read_date(*day);
    if (goal.reach_by && goal.span.day_count() > 0 && !goal.span.contains(*goal.reach_by))
      day->complain("goal.day_outside_period", {{"day", to_string(*goal.reach_by)}});
  }
  goal.lag_days = fields.whole("lag_days").value_or(0);
  const bool fits = goal.lag_days >= 0 && goal.lag_days < std::max(1, goal.span.day_count());
  if (!fits) fields.find("lag_days")->complain("goal.lag_out_of_range");
}

void decode_judgement(const Fields& fields, Goal& goal) {
  goal.commitment = decode_commitment(fields);
  if (const auto cap = fields.number("cap")) {
    goal.cap = *cap;
    const bool fits = *cap >= domain::plain_cap && *cap <= domain::highest_cap;
    if (!fits) fields.find("cap")->complain("goal.cap_out_of_range");
    if (goal.commitment == domain::Commitment::aspirational && *cap != domain::plain_cap)
      complain_not_for(fields, "cap", "commitment: aspirational", "commitment: committed");
  }
  goal.dropped_reason = fields.text("dropped");
  goal.state = fields.choice("state", all_plan_states).value_or(domain::PlanState::agreed);
  if (fields.has("dropped") && goal.dropped_reason.empty())
    fields.find("dropped")->complain("goal.dropped_without_reason");
}

Goal decode_fields(const Cursor& at) {
  const Fields fields(at, goal_shape());
  Goal goal;
  goal.statement = fields.text("statement");
  if (!fields.has("target")) at.complain("plan.missing_key", {{"key", "target"}});
  goal.span = decode_span(fields).value_or(domain::Period{});
  decode_kind(fields, goal);
  decode_goal_target(fields, goal);
  goal.mode = fields.choice("mode", all_change_modes).value_or(domain::ChangeMode::abs);
  goal.per = fields.choice("per", all_grains).value_or(domain::Grain::month);
  check_per(fields, goal);
  goal.policy = decode_policy(fields);
  goal.baseline = decode_baseline(fields, goal.window);
  decode_path(fields, goal);
  decode_day_limits(fields, goal);
  check_window_keys(fields, goal);
  decode_judgement(fields, goal);
  return goal;
}

}  // namespace

// A document of the store was found sound when it was written out, its statement included.
Goal decode_goal(const Cursor& at) {
  const NodePtr goal = at.audience() == Audience::document ? nullptr : spelled_out(at);
  return decode_fields(goal == nullptr ? at : Cursor(*goal, at.pointer(), at.run()));
}

}  // namespace koers::planfile
