// The rules that span objects: references, cycles, nesting, overlap. Finds everything that is wrong
// at once and changes nothing; where in a file it stands is added by who read the file.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "domain/definitions.h"
#include "domain/goal_rules.h"
#include "domain/plan_gaps.h"
#include "domain/value_rollup.h"

namespace koers::domain {
namespace {

using Graph = std::map<std::string, std::vector<std::string>>;  // Node → the nodes it leans on.

// Nodes left after everything that leans on nothing (left) was taken away: cycles and what leads
// into them.
std::set<std::string> knotted(const Graph& graph) {
  std::map<std::string, int> open_edges;
  Graph leaners;
  for (const auto& [node, edges] : graph) {
    int& open = open_edges[node];
    for (const std::string& edge : edges) {
      if (!graph.contains(edge)) continue;
      ++open;
      leaners[edge].push_back(node);
    }
  }
  std::vector<std::string> free;
  for (const auto& [node, open] : open_edges) {
    if (open == 0) free.push_back(node);
  }
  while (!free.empty()) {
    const std::string node = free.back();
    free.pop_back();
    open_edges.erase(node);
    for (const std::string& leaner : leaners[node]) {
      if (--open_edges[leaner] == 0) free.push_back(leaner);
    }
  }
  std::set<std::string> left;
  for (const auto& [node, open] : open_edges) left.insert(node);
  return left;
}

struct Cycle {
  std::string node;  // Where the walk closed.
  std::string path;  // "a > b > a".
};

std::string write_path(const std::vector<std::string>& walk, std::size_t from) {
  std::string path;
  for (std::size_t i = from; i < walk.size(); ++i) path += walk[i] + " > ";
  return path + walk[from];
}

// One path per knot, from the bytewise first node on.
std::vector<Cycle> cycles_in(const Graph& graph) {
  const std::set<std::string> left = knotted(graph);
  std::vector<Cycle> cycles;
  std::map<std::string, std::size_t> walk_of;  // Which walk saw a node first.
  std::size_t walks = 0;
  for (const std::string& start : left) {
    if (walk_of.contains(start)) continue;
    ++walks;
    std::vector<std::string> walk;
    std::string at = start;
    while (!walk_of.contains(at)) {
      walk_of[at] = walks;
      walk.push_back(at);
      for (const std::string& next : graph.at(at)) {
        if (!left.contains(next)) continue;
        at = next;
        break;
      }
    }
    if (walk_of[at] != walks) continue;
    const auto closed = static_cast<std::size_t>(std::ranges::find(walk, at) - walk.begin());
    cycles.push_back({at, write_path(walk, closed)});
  }
  return cycles;
}

class RuleCheck {
 public:
  explicit RuleCheck(const Definitions& definitions) : all_(definitions) {
    for (const auto& [id, objective] : all_.objectives) {
      for (const auto& result : objective.key_results) {
        if (result.is_kpi()) key_results_.insert(result.kpi());
      }
    }
  }

  std::vector<BrokenRule> run() {
    check_teams();
    check_people();
    check_objectives();
    check_metrics();
    for (const auto& [id, kpi] : all_.kpis) check_kpi(kpi);
    check_initiatives();
    check_shares();
    check_unions();
    return std::move(broken_);
  }

 private:
  // The object that is being looked at; every complaint is about it.
  void enter(EntityKind kind, const std::string& id) {
    kind_ = kind;
    id_ = id;
  }

  void complain(Error error) { broken_.push_back({kind_, id_, std::move(error)}); }

  void unknown(std::string_view what, const std::string& id, std::string pointer) {
    complain({.code = "reference.unknown",
              .pointer = std::move(pointer),
              .arguments = {{"what", std::string(what)}, {"id", id}}});
  }

  template <typename Map, typename Key>
  void refers(const Map& map, const Key& id, std::string_view what, std::string pointer) {
    if (!id.is_empty() && !map.contains(id)) unknown(what, id.text(), std::move(pointer));
  }

  template <typename Map, typename Ids>
  void refers_all(const Map& map, const Ids& ids, std::string_view what, std::string_view field) {
    for (std::size_t i = 0; i < ids.size(); ++i)
      refers(map, ids[i], what, fmt::format("/{}/{}", field, i));
  }

  void complain_of_cycles(EntityKind kind, const Graph& graph, std::string_view pointer) {
    for (const Cycle& cycle : cycles_in(graph)) {
      enter(kind, cycle.node);
      complain({.code = "parents.cycle",
                .pointer = std::string(pointer),
                .arguments = {{"path", cycle.path}}});
    }
  }

  void check_teams() {
    Graph parents;
    for (const auto& [id, team] : all_.teams) {
      enter(EntityKind::team, id.text());
      refers(all_.teams, team.parent, "team", "/parent");
      parents[id.text()] = {team.parent.text()};
    }
    complain_of_cycles(EntityKind::team, parents, "/parent");
  }

  void check_people() {
    for (const auto& [id, person] : all_.people) {
      enter(EntityKind::person, id.text());
      refers_all(all_.teams, person.teams, "team", "teams");
    }
  }

  void check_objectives() {
    Graph parents;
    for (const auto& [id, objective] : all_.objectives) {
      enter(EntityKind::objective, id.text());
      if (all_.plans.contains(Id<StrategicPlan>::trusted(id.text()))) {
        complain({.code = "id.taken_by_plan", .pointer = "/id", .arguments = {{"id", id.text()}}});
      }
      refers(all_.people, objective.owner, "person", "/owner");
      refers(all_.teams, objective.team, "team", "/team");
      refers_all(all_.people, objective.visible_to, "person", "visible_to");
      check_level(objective);
      for (std::size_t i = 0; i < objective.parents.size(); ++i) {
        check_parent(objective, i);
        parents[id.text()].push_back(objective.parents[i].id);
      }
      parents.try_emplace(id.text());
      for (std::size_t i = 0; i < objective.key_results.size(); ++i)
        check_key_result(objective.key_results[i], fmt::format("/key_results/{}", i));
    }
    complain_of_cycles(EntityKind::objective, parents, "/parents");
  }

  void check_parent(const Objective& objective, std::size_t index) {
    const std::string& parent = objective.parents[index].id;
    const std::optional<Period> period = period_of(parent);
    if (!period) return unknown("parent", parent, fmt::format("/parents/{}", index));
    if (period->contains(objective.period)) return;
    complain({.code = "period.not_nested",
              .pointer = "/period",
              .arguments = {{"parent", parent},
                            {"first", to_string(period->first)},
                            {"last", to_string(period->final_day())},
                            {"child_first", to_string(objective.period.first)},
                            {"child_last", to_string(objective.period.final_day())}}});
  }

  void check_level(const Objective& objective) {
    const bool is_on = all_.organization_or_default().individual_level == IndividualLevel::on;
    if (objective.level == Level::person && !is_on)
      complain({.code = "level.individual_off", .pointer = "/level"});
  }

  void check_key_result(const KeyResult& result, const std::string& pointer) {
    if (result.is_kpi()) refers(all_.kpis, result.kpi(), "kpi", pointer + "/kpi");
    refers(all_.people, result.owner, "person", pointer + "/owner");
  }

  // The days of a plan or objective; none where there is no such id.
  [[nodiscard]] std::optional<Period> period_of(const std::string& id) const {
    if (const auto* plan = find(all_.plans, Id<StrategicPlan>::trusted(id)))
      return span_of(*plan, all_.calendar());
    if (const auto* objective = find(all_.objectives, Id<Objective>::trusted(id)))
      return objective->period;
    return std::nullopt;
  }

  void check_metrics() {
    Graph parts;
    for (const auto& [id, metric] : all_.metrics) {
      enter(EntityKind::metric, id.text());
      parts[id.text()] = {};
      for (const auto& part : parts_of(metric)) parts[id.text()].push_back(part.text());
      if (const auto* simple = std::get_if<SimpleMetric>(&metric.definition)) {
        refers(all_.sources, simple->source, "source", "/source");
      } else if (const auto* stock = std::get_if<StockMetric>(&metric.definition)) {
        refers(all_.sources, stock->source, "source", "/source");
      } else if (const auto* ratio = std::get_if<RatioMetric>(&metric.definition)) {
        refers(all_.metrics, ratio->numerator, "metric", "/numerator");
        refers(all_.metrics, ratio->denominator, "metric", "/denominator");
        check_measured(*ratio);
      } else if (metric.is_derived()) {
        for (const auto& part : parts_of(metric)) refers(all_.metrics, part, "metric", "/formula");
      } else if (const auto* sql = std::get_if<SqlMetric>(&metric.definition)) {
        refers_all(all_.sources, sql->sources, "source", "sources");
      }
    }
    complain_of_cycles(EntityKind::metric, parts, "/type");
  }

  // A ratio is measured in one go, from the rows of both its sides.
  void check_measured(const RatioMetric& ratio) {
    for (const auto& [id, pointer] :
         {std::pair(ratio.numerator, "/numerator"), std::pair(ratio.denominator, "/denominator")}) {
      const Metric* side = find(all_.metrics, id);
      if (side == nullptr || side->is_measured()) continue;
      complain({.code = "metric.not_measured",
                .pointer = pointer,
                .arguments = {{"metric", id.text()},
                              {"numerator", ratio.numerator.text()},
                              {"denominator", ratio.denominator.text()}}});
    }
  }

  void check_kpi(const Kpi& kpi) {
    enter(EntityKind::kpi, kpi.id.text());
    refers(all_.metrics, kpi.metric, "metric", "/metric");
    refers(all_.people, kpi.owner, "person", "/owner");
    refers(all_.teams, kpi.team, "team", "/team");
    if (kpi.objectives.empty() && !key_results_.contains(kpi.id))
      complain({.code = "kpi.no_objective", .pointer = "/objectives"});
    refers_all(all_.objectives, kpi.objectives, "objective", "objectives");
    refers_all(all_.metrics, kpi.supporting, "metric", "supporting");
    for (std::size_t i = 0; i < kpi.guards.size(); ++i) {
      refers(all_.metrics, kpi.guards[i].metric, "metric", fmt::format("/guards/{}/metric", i));
    }
    for (Error& error : broken_goal_rules(kpi, all_)) complain(std::move(error));
  }

  void check_initiatives() {
    for (const auto& [id, initiative] : all_.initiatives) {
      enter(EntityKind::initiative, id.text());
      refers(all_.people, initiative.owner, "person", "/owner");
      refers_all(all_.kpis, initiative.supports, "kpi", "supports");
    }
  }

  // In parts: together at most the whole.
  void check_shares() {
    std::map<std::string, double> kpis;
    for (const auto& [id, objective] : all_.objectives) {
      double shared = 0;
      for (const auto& parent : objective.parents) shared += parent.edge.share.value_or(0);
      enter(EntityKind::objective, id.text());
      if (shared > whole) complain_of_shares(id.text(), shared, "/parents");
      for (std::size_t i = 0; i < objective.key_results.size(); ++i) {
        const KeyResult& result = objective.key_results[i];
        if (!result.is_kpi() || !result.edge.share) continue;
        double& sum = kpis[result.id];
        sum += *result.edge.share;
        if (sum > whole) complain_of_shares(result.id, sum, fmt::format("/key_results/{}", i));
      }
    }
  }

  void complain_of_shares(const std::string& child, double sum, std::string pointer) {
    complain({.code = "share.above_one",
              .pointer = std::move(pointer),
              .arguments = {{"child", child}, {"sum", fmt::format("{:g}", sum)}}});
  }

  // Values that are to become one must be able to.
  void check_unions() {
    const auto combines = [](const Objective& objective) {
      return objective.roll_up == RollUpKind::value || objective.scoring.rule == ScoreRule::sum;
    };
    if (std::ranges::none_of(all_.objectives,
                             [&](const auto& entry) { return combines(entry.second); }))
      return;
    const PlanGraph graph(all_);
    for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
      const Objective* objective = graph.nodes()[node].objective;
      if (objective == nullptr || !combines(*objective)) continue;
      enter(EntityKind::objective, objective->id.text());
      auto kind = union_below(graph, node, all_);
      if (kind) continue;
      if (objective->roll_up != RollUpKind::value) kind.error().pointer = "/scoring";
      complain(std::move(kind.error()));
    }
  }

  static constexpr double whole = 1 + 1e-9;  // What rounding may add to shares that sum to one.

  const Definitions& all_;
  std::set<Id<Kpi>> key_results_;  // KPIs that some objective lists.
  EntityKind kind_ = EntityKind::organization;
  std::string id_;
  std::vector<BrokenRule> broken_;
};

}  // namespace

std::vector<BrokenRule> broken_rules(const Definitions& definitions) {
  return RuleCheck(definitions).run();
}

}  // namespace koers::domain
