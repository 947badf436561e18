// Which windows, and under which key.
#include "app/window_series.h"

#include <set>

namespace koers::app {

std::vector<domain::Period> windows_of(const domain::Definitions& definitions, const domain::Metric& metric, Date today) {
  std::set<domain::Period> windows;
  for (const auto& [id, kpi] : definitions.kpis) {
    if (kpi.metric != metric.id) continue;
    for (const auto& goal : kpi.goals) {
      if (goal.window != domain::Window::period_value || goal.span.first > today) continue;
      windows.insert(goal.span);
      const auto span = previous_window(goal.span);
      windows.insert(goal.baseline.rule == domain::BaselineRule::same_period_last_year ? year_before(goal.span) : span);
    }
  }
  return {windows.begin(), windows.end()};
}

store::SeriesKey window_key(const Id<domain::Metric>& metric, const domain::Period& window) {
  return {metric.text(), "@" + to_string(window.first) + ".." + to_string(window.final_day()), domain::Grain::day};
}

}  // namespace koers::app
