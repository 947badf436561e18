// The closing of a period as JSON: the review that is read, the decisions that are sent.
#pragma once

#include "app/decide_close.h"
#include "base/json.h"
#include "wire/arguments.h"

namespace koers::wire {

[[nodiscard]] json::object to_json(const app::CloseReview& review);
[[nodiscard]] json::object to_json(const app::ClosedPeriod& closed);

/// `open`, `by` and `decisions` of a body. Errors of `Arguments` with their pointers;
/// `request.choice` for a decision that is none.
[[nodiscard]] Result<app::CloseDecisions> close_decisions(const Arguments& arguments,
                                                          const std::string& period);

}  // namespace koers::wire
