// Goals as they are written: the kind always, the window where the kind has several, nothing that
// is the default.
#include "planfile/encode_goal.h"

#include <fmt/format.h>

#include "base/number.h"
#include "planfile/writer.h"

namespace koers::planfile {
namespace {

using domain::Goal;
using domain::GoalKind;

json::value encode_target(const Goal& goal) {
  if (goal.kind == GoalKind::range)
    return json::object{{"lo", goal.band.low}, {"hi", goal.band.high}};
  const auto comparator = symbol_of(goal.target.comparator);
  if (!goal.target_metric.is_empty())
    return json::object{{"cmp", comparator}, {"metric", goal.target_metric.text()}};
  if (!goal.dated.empty()) {
    json::array list;
    for (const auto& dated : goal.dated) {
      list.push_back(json::object{{"from", to_string(dated.from)},
                                  {"target", written({goal.target.comparator, dated.value})}});
    }
    return list;
  }
  if (!goal.commit && !goal.stretch) return json::value(written(goal.target));
  json::object bands{{"cmp", comparator}, {"value", goal.target.value}};
  if (goal.commit) bands.emplace("commit", *goal.commit);
  if (goal.stretch) bands.emplace("stretch", *goal.stretch);
  return bands;
}

json::object encode_baseline(const domain::Baseline& baseline, const Setting& setting) {
  json::object object{{"rule", name_of(baseline.rule)}};
  if (baseline.rule == domain::BaselineRule::mean_of_last) object.emplace("count", baseline.count);
  if (baseline.rule == domain::BaselineRule::manual) object.emplace("value", baseline.value);
  if (baseline.rule == domain::BaselineRule::reference_period) {
    const auto grain = setting.calendar.grain_of(baseline.period);
    object.emplace("period", setting.calendar.label(*grain, baseline.period));
  }
  if (!baseline.reason.empty()) object.emplace("reason", baseline.reason);
  return object;
}

json::array encode_waypoints(const std::vector<domain::Waypoint>& waypoints) {
  json::array list;
  for (const auto& point : waypoints) {
    const bool is_share = point.kind == domain::Waypoint::Kind::share;
    list.push_back(
        json::object{{"on", to_string(point.on)}, {is_share ? "share" : "value", point.at}});
  }
  return list;
}

void write_subperiods(Writer& out, const Goal& goal) {
  using Kind = domain::MaintainPolicy::Kind;
  if (has_subperiods(goal.window)) out.value("per", json::value(name_of(goal.per)));
  if (goal.policy.kind == Kind::average) out.text("policy", "average");
  if (goal.policy.kind == Kind::share)
    out.value("policy", json::object{{"share", goal.policy.share}});
  if (goal.reach_by) out.text("reach_by", to_string(*goal.reach_by));
}

void write_way(Writer& out, const Goal& goal, const Setting& setting) {
  const domain::Baseline by_default{.rule = domain::default_baseline(goal.window)};
  if (goal.baseline != by_default) out.value("baseline", encode_baseline(goal.baseline, setting));
  if (goal.path == domain::PathShape::milestones) {
    out.list("path", encode_waypoints(goal.waypoints));
  } else {
    out.choice("path", goal.path, domain::default_path(goal.window));
  }
  if (goal.lag_days > 0) out.value("lag_days", goal.lag_days);
}

}  // namespace

std::string written(const domain::Target& target) {
  return fmt::format("{} {}", symbol_of(target.comparator), to_shortest(target.value));
}

json::object encode_goal(const Goal& goal, const Setting& setting) {
  Writer out(setting);
  out.text("statement", goal.statement);
  out.span(goal.span);
  out.value("kind", json::value(name_of(goal.kind)));
  out.value("target", encode_target(goal));
  out.choice("mode", goal.mode, domain::ChangeMode::abs);
  if (windows_of(goal.kind).size() > 1) out.value("window", json::value(name_of(goal.window)));
  write_subperiods(out, goal);
  write_way(out, goal, setting);
  out.choice("commitment", goal.commitment, domain::Commitment::committed);
  if (goal.cap != domain::plain_cap) out.value("cap", goal.cap);
  out.text("dropped", goal.dropped_reason);
  out.choice("state", goal.state, domain::PlanState::agreed);
  return out.take();
}

}  // namespace koers::planfile
