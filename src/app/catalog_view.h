// The metric catalogue as it is read: in order of department, or what words find.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/catalog.h"

namespace koers::app {

struct CatalogItem {
  const domain::CatalogMetric* metric = nullptr;
  std::string_view matched;  ///< The name that was found; empty in a list of all.
  std::string_view reason;   ///< Why: `language::name_of(MatchReason)`; empty in a list of all.
};

/// What words find, likeliest first, at most 20; all entries where the words are blank.
[[nodiscard]] std::vector<CatalogItem> catalog_items(std::string_view words);

/// The entry with an id. Error `catalog.not_found`, `catalog.near` where something like it is
/// there.
[[nodiscard]] Result<const domain::CatalogMetric*> catalog_item(std::string_view id);

/// The department of an entry.
[[nodiscard]] const domain::CatalogDepartment& department_of(const domain::CatalogMetric& metric);

}  // namespace koers::app
