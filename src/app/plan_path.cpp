// Upwards along first parents, then turned round.
#include "app/plan_path.h"

#include <algorithm>

namespace koers::app {

std::vector<PathStep> path_to(const std::string& objective, const domain::Definitions& definitions,
                              const domain::Visibility& visibility, text::Locale locale) {
  std::vector<PathStep> path;
  std::set<std::string> seen;
  std::string at = objective;
  while (seen.insert(at).second) {
    if (const auto* plan =
            domain::find(definitions.plans, Id<domain::StrategicPlan>::trusted(at))) {
      path.push_back({at, "plan", plan->title.in(text::name_of(locale))});
      break;
    }
    const auto* here = domain::find(definitions.objectives, Id<domain::Objective>::trusted(at));
    if (here == nullptr || !visibility.sees(*here)) break;
    path.push_back({at, "objective", here->title.in(text::name_of(locale))});
    if (here->parents.empty()) break;
    at = here->parents.front().id;
  }
  std::ranges::reverse(path);
  return path;
}

}  // namespace koers::app
