// Joins what was said of a key result with how its leaf closed.
#include "app/foretold.h"

#include <map>

namespace koers::app {
namespace {

// The leaf of each thing that people speak of, by `key_of`.
std::map<std::string, std::size_t> leaves_by_key(const StatusView& status) {
  std::map<Id<domain::Kpi>, std::size_t> kpis;
  std::map<std::string, std::size_t> leaves;
  const auto& all = status.graph->leaves();
  for (std::size_t leaf = 0; leaf < all.size(); ++leaf) {
    if (all[leaf].kpi != nullptr)
      kpis.emplace(all[leaf].kpi->id, leaf);
    else
      leaves.emplace(key_of({all[leaf].objective->id, all[leaf].result->id}), leaf);
  }
  for (const auto& [id, objective] : status.definitions->objectives) {
    for (const auto& result : objective.key_results) {
      const auto kpi = kpis.find(result.kpi());
      if (result.is_kpi() && kpi != kpis.end())
        leaves.emplace(key_of({id, result.id}), kpi->second);
    }
  }
  return leaves;
}

}  // namespace

std::vector<ForetoldResult> foretold_results(const StatusView& status) {
  std::vector<ForetoldResult> results;
  const auto leaves = leaves_by_key(status);
  for (const auto& [key, facts] : status.facts) {
    const auto leaf = leaves.find(key);
    if (leaf == leaves.end()) continue;
    const auto outcome = status.leaves[leaf->second].status;
    if (!domain::is_final(outcome) || outcome == domain::Status::dropped) continue;
    const auto objective = status.definitions->objectives.find(
        Id<domain::Objective>::trusted(std::string_view(key).substr(0, key.find('/'))));
    if (objective == status.definitions->objectives.end()) continue;
    const auto* confidence = domain::confidence_on(facts, objective->second.period.final_day());
    if (confidence == nullptr) continue;
    using Outcome = domain::Foretold::Outcome;
    results.push_back(
        {.leaf = leaf->second,
         .by = confidence->by,
         .foretold = {.confidence = confidence->value,
                      .outcome = outcome == domain::Status::achieved ? Outcome::achieved
                                                                     : Outcome::failed}});
  }
  return results;
}

}  // namespace koers::app
