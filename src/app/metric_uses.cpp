// Names point into the definitions that are kept.
#include "app/metric_uses.h"

namespace koers::app {

void MetricUses::follow(const std::shared_ptr<const domain::Definitions>& definitions) {
  if (definitions == definitions_) return;
  kpis_.clear();
  definitions_ = definitions;
  for (const auto& [id, kpi] : definitions_->kpis) {
    kpis_[kpi.metric.text()].push_back(&kpi);
    for (const auto& goal : kpi.goals) {
      if (!goal.target_metric.is_empty()) kpis_[goal.target_metric.text()].push_back(&kpi);
    }
  }
}

std::span<const domain::Kpi* const> MetricUses::of(std::string_view metric) const {
  const auto found = kpis_.find(metric);
  if (found == kpis_.end()) return {};
  return found->second;
}

}  // namespace koers::app
