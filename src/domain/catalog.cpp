// Looking up an entry, and the names of what entries are made of. The tables themselves are written
// by tools/embed_catalog.py.
#include "domain/catalog.h"

#include <algorithm>
#include <array>

namespace koers::domain {
namespace {

constexpr std::array<std::string_view, 6> kind_names{"stock", "flow",     "ratio",
                                                     "mean",  "distinct", "index"};
constexpr std::array<std::string_view, 6> combination_names{"sum",           "last",      "mean",
                                                            "ratio_of_sums", "recompute", "none"};
constexpr std::array<std::string_view, 7> family_names{"percent",  "point", "count", "currency",
                                                       "duration", "ratio", "other"};
constexpr std::array<std::string_view, 2> indication_names{"leading", "lagging"};

}  // namespace

std::string_view name_of(MetricKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Recombination rule) {
  return combination_names[static_cast<std::size_t>(rule)];
}
std::string_view name_of(UnitFamily family) {
  return family_names[static_cast<std::size_t>(family)];
}
std::string_view name_of(Indication indication) {
  return indication_names[static_cast<std::size_t>(indication)];
}

const CatalogMetric* catalog_metric(std::string_view id) {
  const auto found = std::ranges::find(catalog(), id, &CatalogMetric::id);
  return found == catalog().end() ? nullptr : &*found;
}

}  // namespace koers::domain
