// A plan put together in a few words, for the tests of roll-ups.
#pragma once

#include <string>
#include <vector>

#include "domain/plan_scores.h"

namespace koers::domain {

class SamplePlan {
 public:
  Objective& objective(const std::string& name, const std::vector<ParentEdge>& parents = {}) {
    const auto key = Id<Objective>::trusted(name);
    all.objectives[key] = {
        .id = key, .period = {date_of(2026, 1, 1), date_of(2027, 1, 1)}, .parents = parents};
    return all.objectives[key];
  }

  Kpi& kpi(const std::string& name, const std::vector<std::string>& serves = {}) {
    const auto key = Id<Kpi>::trusted(name);
    Kpi& made = all.kpis[key];
    made.id = key;
    made.metric = Id<Metric>::trusted(name);
    for (const auto& objective : serves)
      made.objectives.push_back(Id<Objective>::trusted(objective));
    all.metrics[made.metric] = {.id = made.metric,
                                .definition = ManualMetric{.time = TimeAggregation::sum},
                                .unit = {"EUR"}};
    return made;
  }

  [[nodiscard]] static KeyResult shared(const std::string& kpi, const Edge& edge = {}) {
    return {.id = kpi, .kind = KeyResult::Kind::kpi, .edge = edge};
  }

  /// Names of the leaves below a node, in order.
  [[nodiscard]] std::vector<std::string> under(std::string_view node) const {
    const PlanGraph graph(all);
    std::vector<std::string> names;
    const auto point = graph.find(node);
    if (!point) return names;
    for (const std::size_t leaf : graph.leaves_under(*point)) names.push_back(name_of(graph, leaf));
    return names;
  }

  [[nodiscard]] static std::string name_of(const PlanGraph& graph, std::size_t leaf) {
    const PlanLeaf& found = graph.leaves()[leaf];
    return found.kpi != nullptr ? found.kpi->id.text() : found.result->id;
  }

  Definitions all;
};

}  // namespace koers::domain
