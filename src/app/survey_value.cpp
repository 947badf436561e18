// One rule for the coach and for what is shown.
#include "app/survey_value.h"

#include "domain/catalog.h"

namespace koers::app {

std::optional<domain::SurveyValue> survey_value(const domain::Metric& metric,
                                                const domain::SeriesPoint& point) {
  const auto* entry = domain::catalog_metric(metric.from_catalog);
  if (entry == nullptr || !entry->is_survey) return std::nullopt;
  // A value that came without its n counts as one: of how many answers it is, nobody said.
  if (!point.value || point.n <= 1) return std::nullopt;
  const bool is_share = entry->unit_family == domain::UnitFamily::percent;
  return domain::SurveyValue{
      is_share ? domain::SurveyFigure::share : domain::SurveyFigure::promoter_score, *point.value,
      point.n};
}

}  // namespace koers::app
