// What any measurer agrees on, whoever computes.
#include "measure/measure.h"

namespace koers::measure {
namespace {

const domain::SimpleMetric* sum_or_count(const domain::Metric* metric) {
  const auto* simple =
      metric == nullptr ? nullptr : std::get_if<domain::SimpleMetric>(&metric->definition);
  if (simple == nullptr) return nullptr;
  const bool adds_up =
      simple->agg == domain::Aggregation::count || simple->agg == domain::Aggregation::sum;
  return adds_up ? simple : nullptr;
}

}  // namespace

bool is_additive(const domain::Metric& metric, const domain::Definitions& definitions) {
  if (sum_or_count(&metric) != nullptr) return true;
  if (const auto* simple = std::get_if<domain::SimpleMetric>(&metric.definition)) {
    return simple->agg == domain::Aggregation::average;
  }
  const auto* ratio = std::get_if<domain::RatioMetric>(&metric.definition);
  return ratio != nullptr &&
         sum_or_count(domain::find(definitions.metrics, ratio->numerator)) != nullptr &&
         sum_or_count(domain::find(definitions.metrics, ratio->denominator)) != nullptr;
}

}  // namespace koers::measure
