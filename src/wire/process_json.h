// A process behaviour chart and the notes on it, as they are sent.
#pragma once

#include "app/annotations.h"
#include "app/comparison.h"
#include "app/process_view.h"
#include "base/json.h"
#include "wire/arguments.h"

namespace koers::wire {

[[nodiscard]] json::object to_json(const app::ProcessView& view);
[[nodiscard]] json::object to_json(const app::AnnotationView& view);
/// null where there is nothing to compare.
[[nodiscard]] json::value to_json(const std::optional<app::ValueComparison>& comparison);

/// {"day", "note", "effect"} about a KPI; `effect` may be left out: none. Errors of `Arguments`,
/// `annotation.unknown_effect`.
[[nodiscard]] Result<app::AnnotationRequest> annotation_from_json(const Id<domain::Kpi>& kpi,
                                                                  const Arguments& arguments);

}  // namespace koers::wire
