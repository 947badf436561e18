// How long the scores of a large plan take: 100,000 KPIs at the bottom of a tree of depth 10 (or as
// many as the first argument says), built and rolled up from nothing. CPU time of this process.
// usage: plan_bench [KPIS]
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>

#include "domain/plan_scores.h"

namespace koers::domain {
namespace {

constexpr int depth = 10;

// Three children each; the KPIs spread over the lowest level.
Definitions tree_of(int kpis) {
  Definitions all;
  std::vector<std::string> level{"o"};
  for (int at = 0; at < depth; ++at) {
    std::vector<std::string> below;
    for (const auto& name : level) {
      const auto id = Id<Objective>::trusted(name);
      Objective& objective = all.objectives[id];
      objective.id = id;
      if (name.size() > 1) objective.parents.push_back({.id = name.substr(0, name.size() - 1)});
      if (at + 1 == depth) continue;
      for (const char digit : {'a', 'b', 'c'}) below.push_back(name + digit);
    }
    if (!below.empty()) level = std::move(below);
  }
  for (int i = 0; i < kpis; ++i) {
    const auto id = Id<Kpi>::trusted(fmt::format("kpi-{:06}", i));
    Kpi& kpi = all.kpis[id];
    kpi.id = id;
    kpi.objectives.push_back(
        Id<Objective>::trusted(level[static_cast<std::size_t>(i) % level.size()]));
  }
  return all;
}

double cpu_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

int run(int kpis) {
  const Definitions all = tree_of(kpis);
  const double start = cpu_ms();
  const PlanGraph graph(all);
  const double built = cpu_ms();
  const std::vector<RollUpItem> items(graph.leaves().size(),
                                      {.status = Status::on_track, .score = 0.5});
  const PlanScores scores = plan_scores(graph, items);
  const double done = cpu_ms();
  fmt::print("{} KPIs, {} objectives: graph {:.1f} ms, scores {:.1f} ms, top {}\n", kpis,
             graph.nodes().size(), built - start, done - built, *scores.nodes.front().score);
  return 0;
}

}  // namespace
}  // namespace koers::domain

int main(int count, char** arguments) {
  return koers::domain::run(count > 1 ? std::atoi(arguments[1]) : 100'000);
}
