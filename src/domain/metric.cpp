// The names of metric types, aggregations and directions, as plan files and JSON write them.
#include "domain/metric.h"

#include <array>

#include "domain/catalog.h"

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, 8> aggregation_names{
    "count", "sum", "average", "min", "max", "median", "percentile", "count_distinct"};
constexpr std::array<std::string_view, 4> time_names{"sum", "last", "mean", "none"};
constexpr std::array<std::string_view, 4> direction_names{"up", "down", "range", "context"};
constexpr std::array<std::string_view, 6> type_names{"manual", "simple", "stock",
                                                     "ratio",  "sql",    "derived"};
static_assert(type_names.size() == std::variant_size_v<Metric::Definition>);

}  // namespace

std::string_view name_of(Aggregation aggregation) {
  return aggregation_names[static_cast<std::size_t>(aggregation)];
}
std::string_view name_of(TimeAggregation aggregation) {
  return time_names[static_cast<std::size_t>(aggregation)];
}
std::string_view name_of(Direction direction) {
  return direction_names[static_cast<std::size_t>(direction)];
}
std::string_view type_of(const Metric& metric) { return type_names[metric.definition.index()]; }

std::vector<Id<Metric>> parts_of(const Metric& metric) {
  std::vector<Id<Metric>> parts;
  if (const auto* ratio = std::get_if<RatioMetric>(&metric.definition)) {
    parts = {ratio->numerator, ratio->denominator};
  } else if (const auto* derived = std::get_if<DerivedMetric>(&metric.definition)) {
    for (const MetricInput& input : derived->inputs) parts.push_back(input.metric);
  }
  return parts;
}

bool is_survey(const Metric& metric) {
  const auto* entry = catalog_metric(metric.from_catalog);
  return entry != nullptr && entry->is_survey;
}

}  // namespace koers::domain
