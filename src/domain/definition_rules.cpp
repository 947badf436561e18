// The rules that span objects: references, cycles, nesting, overlap. Finds everything that is wrong
// at once and changes nothing; where in a file it stands is added by who read the file.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "domain/definitions.h"

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
  explicit RuleCheck(const Definitions& definitions) : all_(definitions) {}

  std::vector<BrokenRule> run() {
    check_teams();
    check_people();
    check_objectives();
    check_metrics();
    for (const auto& [id, kpi] : all_.kpis) check_kpi(kpi);
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
      for (std::size_t i = 0; i < objective.parents.size(); ++i) check_parent(objective, i);
      parents[id.text()] = objective.parents;
    }
    complain_of_cycles(EntityKind::objective, parents, "/parents");
  }

  void check_parent(const Objective& objective, std::size_t index) {
    const std::string& parent = objective.parents[index];
    const std::optional<Period> period = period_of(parent);
    if (!period) return unknown("parent", parent, fmt::format("/parents/{}", index));
    if (period->contains(objective.period)) return;
    complain({.code = "period.not_nested",
              .pointer = "/period",
              .arguments = {{"parent", parent},
                            {"first", to_string(period->first)},
                            {"last", to_string(period->final_day())}}});
  }

  // The days of a plan or objective; none where there is no such id.
  [[nodiscard]] std::optional<Period> period_of(const std::string& id) const {
    if (const auto* plan = find(all_.plans, Id<StrategicPlan>::trusted(id))) {
      const auto first = all_.calendar().parse_label(fmt::format("{:04}", plan->from_year));
      const auto last = all_.calendar().parse_label(fmt::format("{:04}", plan->to_year));
      if (first && last) return Period{first->period.first, last->period.last};
      return Period{};
    }
    if (const auto* objective = find(all_.objectives, Id<Objective>::trusted(id)))
      return objective->period;
    return std::nullopt;
  }

  void check_metrics() {
    Graph parts;
    for (const auto& [id, metric] : all_.metrics) {
      enter(EntityKind::metric, id.text());
      parts[id.text()] = {};
      if (const auto* simple = std::get_if<SimpleMetric>(&metric.definition)) {
        refers(all_.sources, simple->source, "source", "/source");
      } else if (const auto* stock = std::get_if<StockMetric>(&metric.definition)) {
        refers(all_.sources, stock->source, "source", "/source");
      } else if (const auto* ratio = std::get_if<RatioMetric>(&metric.definition)) {
        refers(all_.metrics, ratio->numerator, "metric", "/numerator");
        refers(all_.metrics, ratio->denominator, "metric", "/denominator");
        parts[id.text()] = {ratio->numerator.text(), ratio->denominator.text()};
      } else if (const auto* sql = std::get_if<SqlMetric>(&metric.definition)) {
        refers_all(all_.sources, sql->sources, "source", "sources");
      }
    }
    complain_of_cycles(EntityKind::metric, parts, "/numerator");
  }

  void check_kpi(const Kpi& kpi) {
    enter(EntityKind::kpi, kpi.id.text());
    refers(all_.metrics, kpi.metric, "metric", "/metric");
    refers(all_.people, kpi.owner, "person", "/owner");
    refers(all_.teams, kpi.team, "team", "/team");
    if (kpi.objectives.empty()) complain({.code = "kpi.no_objective", .pointer = "/objectives"});
    refers_all(all_.objectives, kpi.objectives, "objective", "objectives");
    refers_all(all_.metrics, kpi.supporting, "metric", "supporting");
    for (std::size_t i = 0; i < kpi.guards.size(); ++i) {
      refers(all_.metrics, kpi.guards[i].metric, "metric", fmt::format("/guards/{}/metric", i));
    }
    check_goals(kpi);
  }

  void check_goals(const Kpi& kpi) {
    for (std::size_t later = 1; later < kpi.goals.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (!kpi.goals[earlier].span.intersects(kpi.goals[later].span)) continue;
        complain({.code = "goal.overlap",
                  .pointer = fmt::format("/goals/{}", later),
                  .arguments = {{"other", std::to_string(earlier + 1)}}});
        break;
      }
    }
  }

  const Definitions& all_;
  EntityKind kind_ = EntityKind::organization;
  std::string id_;
  std::vector<BrokenRule> broken_;
};

}  // namespace

std::vector<BrokenRule> broken_rules(const Definitions& definitions) {
  return RuleCheck(definitions).run();
}

}  // namespace koers::domain
