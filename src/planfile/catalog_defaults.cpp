// From an entry of the catalogue to the fields of a metric.
#include "planfile/catalog_defaults.h"

#include "domain/catalog.h"

namespace koers::planfile {
namespace {

domain::TimeAggregation of_typed_values(domain::Recombination over_time) {
  switch (over_time) {
    case domain::Recombination::sum:
      return domain::TimeAggregation::sum;
    case domain::Recombination::last:
      return domain::TimeAggregation::last;
    case domain::Recombination::mean:
      return domain::TimeAggregation::mean;
    case domain::Recombination::ratio_of_sums:
    case domain::Recombination::recompute:
    case domain::Recombination::none:
      return domain::TimeAggregation::none;
  }
  return domain::TimeAggregation::none;
}

}  // namespace

CatalogDefaults catalog_defaults(std::string_view id, const Setting& setting) {
  const domain::CatalogMetric* entry = domain::catalog_metric(id);
  if (entry == nullptr) return {};
  const bool is_money = entry->unit_family == domain::UnitFamily::currency;
  return {.label = {.nl = std::string(entry->label.nl), .en = std::string(entry->label.en)},
          .unit = is_money ? setting.currency : std::string(entry->unit),
          .direction = entry->direction,
          .time = of_typed_values(entry->time)};
}

}  // namespace koers::planfile
