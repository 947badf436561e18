// Figures that are made of answers: by what the catalogue says of their metric, or by the deviation
// that came with the value.
#pragma once

#include <optional>

#include "domain/metric.h"
#include "domain/standing.h"
#include "domain/survey_error.h"

namespace koers::app {

/// A value with the answers behind it: of a survey in percent a share; a mean where a standard
/// deviation came with it; of a survey whose scale begins at -100 a promoter score. None of other
/// metrics, and where nobody said how many answers there were.
[[nodiscard]] std::optional<domain::SurveyValue> survey_value(const domain::Metric& metric,
                                                              const domain::SeriesPoint& point);

}  // namespace koers::app
