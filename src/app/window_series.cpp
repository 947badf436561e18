// Which windows, and under which key.
#include "app/window_series.h"

#include <set>

#include "domain/baseline.h"

namespace koers::app {
namespace {

// Goals that are about the whole span, or start from one.
bool is_over_window(const domain::Goal& goal) {
  return goal.window == domain::Window::period_value || domain::compares_totals(goal.window) ||
         goal.baseline.rule == domain::BaselineRule::reference_period;
}

}  // namespace

std::vector<domain::Period> windows_of(const domain::Definitions& definitions,
                                       const domain::Metric& metric, Date today) {
  std::set<domain::Period> windows;
  for (const auto& [id, kpi] : definitions.kpis) {
    if (!domain::draws_on(definitions, kpi.metric, metric.id)) continue;
    for (const auto& goal : kpi.goals) {
      if (!is_over_window(goal) || goal.span.first > today) continue;
      windows.insert(goal.span);
      const auto need = domain::baseline_need(goal, definitions.calendar());
      if (need.kind == domain::BaselineNeed::Kind::window) windows.insert(need.window);
    }
  }
  return {windows.begin(), windows.end()};
}

store::SeriesKey window_key(const Id<domain::Metric>& metric, const domain::Period& window) {
  return {metric.text(), "@" + to_string(window.first) + ".." + to_string(window.final_day()),
          domain::Grain::day};
}

}  // namespace koers::app
