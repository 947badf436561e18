// Derived state as text: what a KPI's standing was when it was evaluated last, and what a day's
// close left behind.
#pragma once

#include <string>

#include "domain/assess.h"
#include "domain/standing.h"

namespace koers::app {

/// Every field, in a fixed order; equal standings have equal documents.
[[nodiscard]] std::string standing_document(const domain::Standing& standing);

[[nodiscard]] std::string closed_state_document(const domain::ClosedState& state);
/// The inverse. Error `store.unreadable_document`.
[[nodiscard]] Result<domain::ClosedState> read_closed_state(const std::string& document);

}  // namespace koers::app
