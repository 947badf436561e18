// Thin: the catalogue is data and the search is language's.
#include "app/catalog_view.h"

#include <algorithm>

#include "language/find_metric.h"

namespace koers::app {

std::vector<CatalogItem> catalog_items(std::string_view words) {
  constexpr std::size_t count_max = 20;
  std::vector<CatalogItem> items;
  if (words.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    for (const domain::CatalogMetric& metric : domain::catalog())
      items.push_back({&metric, {}, {}});
    return items;
  }
  for (const auto& match : language::search_catalog(words, count_max)) {
    items.push_back({match.metric, match.name, language::name_of(match.reason)});
  }
  return items;
}

Result<const domain::CatalogMetric*> catalog_item(std::string_view id) {
  if (const auto* metric = domain::catalog_metric(id)) return metric;
  const auto near = language::search_catalog(id, 1);
  Error error{.kind = ErrorKind::not_found,
              .code = near.empty() ? "catalog.not_found" : "catalog.near",
              .arguments = {{"id", std::string(id)}}};
  if (!near.empty()) error.arguments["suggestion"] = std::string(near.front().metric->id);
  return fail(std::move(error));
}

const domain::CatalogDepartment& department_of(const domain::CatalogMetric& metric) {
  // Every entry stands in the file of a department.
  return *std::ranges::find(domain::catalog_departments(), metric.department,
                            &domain::CatalogDepartment::id);
}

}  // namespace koers::app
