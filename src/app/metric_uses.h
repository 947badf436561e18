// Which KPIs a metric has a say in, so that a new value is followed without looking at every KPI
// there is.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/definitions.h"

namespace koers::app {

/// The KPIs measured by each metric or by one that is made of it, and those that take a target from
/// one of these: whose state a value or a new definition of the metric may change. Of one set of
/// definitions, which it keeps; a set never changes, so neither does what is said of it. Not for
/// several threads at once.
class MetricUses {
 public:
  /// Speaks of these definitions from now on: one pass over their KPIs, nothing where it does
  /// already.
  void follow(const std::shared_ptr<const domain::Definitions>& definitions);

  /// In order of id, a KPI once for each use; none for a metric that is unknown or not used.
  [[nodiscard]] std::span<const domain::Kpi* const> of(std::string_view metric) const;

 private:
  void add(const Id<domain::Metric>& used, const domain::Kpi& kpi);

  std::shared_ptr<const domain::Definitions> definitions_;
  std::unordered_map<std::string_view, std::vector<const domain::Kpi*>> kpis_;
};

}  // namespace koers::app
