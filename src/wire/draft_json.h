// The first-run form and pasted numbers: what the page sends, and what it gets to show.
#pragma once

#include "app/draft_kpi.h"
#include "app/import_preview.h"
#include "app/record_observation.h"
#include "base/json.h"
#include "wire/arguments.h"

namespace koers::wire {

/// {text, decimal?, date_order?, delimiter?, grain?, date_column?, value_column?}; columns by number from 0 or by name
/// of the header are both texts of digits or numbers.
[[nodiscard]] Result<app::PastedNumbers> pasted_numbers(const json::object& object, text::Locale locale);
[[nodiscard]] json::object to_json(const app::ImportPreview& preview, json::array complaints);

/// What is missing is left empty: the use case says so. Errors: what is there and wrong.
[[nodiscard]] Result<app::DraftKpi> draft_kpi(const json::object& object, text::Locale locale);
[[nodiscard]] json::object to_json(const app::DraftPreview& preview, json::array complaints);

/// {period?, value, n?, note?}. `value` has to be there, null retracts.
[[nodiscard]] Result<app::NewValue> new_value(const json::object& object);

}  // namespace koers::wire
