// Metrics with their state as JSON, in one language.
#pragma once

#include "app/metric_view.h"
#include "base/json.h"

namespace koers::wire {

/// What a metric measures, how far its values reach, what went wrong, what uses it.
[[nodiscard]] json::object to_json(const app::MetricState& state, text::Locale locale);

/// {"as_of", "seq", "items"}.
[[nodiscard]] json::object to_json(const app::MetricsView& view, text::Locale locale);

}  // namespace koers::wire
