// What a metric measures and how, in words: for the page of a metric and for those of its KPIs.
#pragma once

#include <string>

#include "domain/definitions.h"
#include "text/locale.h"

namespace koers::app {

struct MetricWords {
  std::string text;    ///< "The average of hours by resolved_at".
  std::string source;  ///< "incidents: data/incidents.csv"; empty where values are typed.
  std::string sql;     ///< Of computed metrics: expr, filter or statement as defined.
};

[[nodiscard]] MetricWords metric_words(const domain::Metric& metric,
                                       const domain::Definitions& definitions, text::Locale locale);

/// Its label, or its id where it has none or is not there.
[[nodiscard]] std::string metric_label(const Id<domain::Metric>& id,
                                       const domain::Definitions& definitions, text::Locale locale);

}  // namespace koers::app
