// One rule for the coach and for what is shown.
#include "app/survey_value.h"

#include "domain/catalog.h"

namespace koers::app {
namespace {

bool is_promoter_score(const domain::Metric& metric) {
  const auto* entry = domain::catalog_metric(metric.from_catalog);
  return entry != nullptr && entry->is_survey && entry->bounds.min == -100.0;
}

}  // namespace

std::optional<domain::SurveyValue> survey_value(const domain::Metric& metric,
                                                const domain::SeriesPoint& point) {
  // A value that came without its n counts as one: of how many answers it is, nobody said.
  if (!point.value || point.n <= 1) return std::nullopt;
  domain::SurveyValue survey{.value = *point.value, .answers = point.n};
  if (metric.unit.is_percent() && domain::is_survey(metric)) return survey;
  if (point.sd) {
    survey.figure = domain::SurveyFigure::mean;
    survey.deviation = *point.sd;
    return survey;
  }
  if (!is_promoter_score(metric)) return std::nullopt;
  survey.figure = domain::SurveyFigure::promoter_score;
  return survey;
}

}  // namespace koers::app
