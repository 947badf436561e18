// What people say about key results, and what they get back for it.
#pragma once

#include "app/record_key_result.h"
#include "base/json.h"
#include "wire/arguments.h"

namespace koers::wire {

/// by, on, score, evidence, done, milestone, confidence, note; the name is given.
[[nodiscard]] Result<app::KeyResultReport> key_result_report(const Arguments& arguments,
                                                             const app::KeyResultName& name);

/// by; the name is given.
[[nodiscard]] Result<app::Confirmation> confirmation(const Arguments& arguments,
                                                     const app::KeyResultName& name);

[[nodiscard]] json::object to_json(const app::KeyResultReceipt& receipt);

}  // namespace koers::wire
