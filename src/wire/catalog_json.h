// Entries of the metric catalogue as JSON, in one language.
#pragma once

#include "app/catalog_view.h"
#include "base/json.h"
#include "text/locale.h"

namespace koers::wire {

/// An entry in a list: what it is, and why it was found (null in a list of all).
[[nodiscard]] json::object to_json(const app::CatalogItem& item, text::Locale locale);

/// Everything that is known about an entry.
[[nodiscard]] json::object to_json(const domain::CatalogMetric& metric, text::Locale locale);

/// Texts of a language as an array.
[[nodiscard]] json::array texts_json(const domain::BilingualTexts& texts, text::Locale locale);

}  // namespace koers::wire
