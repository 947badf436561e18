// Figures that are made of answers, by what the catalogue says of their metric.
#pragma once

#include <optional>

#include "domain/metric.h"
#include "domain/standing.h"
#include "domain/survey_error.h"

namespace koers::app {

/// A value with the answers behind it: a share where the catalogue's metric is a percentage, else a
/// promoter score. None where the metric is no survey, and where nobody said how many answers
/// there were.
[[nodiscard]] std::optional<domain::SurveyValue> survey_value(const domain::Metric& metric,
                                                              const domain::SeriesPoint& point);

}  // namespace koers::app
