// The first-run page as JSON: pasted numbers in, what was understood out; a draft in, a preview
// out.
#pragma once

#include "app/draft_kpi.h"
#include "app/import_numbers.h"
#include "base/json.h"
#include "text/locale.h"

namespace koers::wire {

/// {text, locale?, decimal?, date_order?, delimiter?, grain?, date_column?, value_column?}; columns
/// by name or by number from
/// 1. `today` decides the year of months without one.
[[nodiscard]] Result<app::PastedNumbers> pasted_from_json(const json::object& object,
                                                          text::Locale locale, Date today);

[[nodiscard]] json::object to_json(const app::UnderstoodNumbers& understood, text::Locale locale);

/// {metric {label, unit, direction}, grain, time?, values, target {cmp, value}, period {start,
/// end}, owner, objective}. What is missing stays empty: a preview shows as much as there is.
[[nodiscard]] Result<app::DraftKpi> draft_from_json(const json::object& object,
                                                    text::Locale locale);

[[nodiscard]] json::object to_json(const app::DraftPreview& preview, text::Locale locale);

}  // namespace koers::wire
