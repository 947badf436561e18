// Names point into the definitions that are kept.
#include "app/metric_uses.h"

namespace koers::app {

void MetricUses::follow(const std::shared_ptr<const domain::Definitions>& definitions) {
  if (definitions == definitions_) return;
  kpis_.clear();
  definitions_ = definitions;
  for (const auto& [id, kpi] : definitions_->kpis) {
    add(kpi.metric, kpi);
    for (const auto& goal : kpi.goals) add(goal.target_metric, kpi);
  }
}

void MetricUses::add(const Id<domain::Metric>& used, const domain::Kpi& kpi) {
  const auto* metric = domain::find(definitions_->metrics, used);
  if (metric == nullptr) return;
  for (const auto* source : domain::drawn_on(*definitions_, *metric)) {
    kpis_[source->id.text()].push_back(&kpi);
    // How a ratio combines, and when it is final, is up to its sides.
    for (const auto& id : domain::parts_of(*source)) {
      if (const auto* side = domain::find(definitions_->metrics, id))
        kpis_[side->id.text()].push_back(&kpi);
    }
  }
}

std::span<const domain::Kpi* const> MetricUses::of(std::string_view metric) const {
  const auto found = kpis_.find(metric);
  if (found == kpis_.end()) return {};
  return found->second;
}

}  // namespace koers::app
