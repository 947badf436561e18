// The catalogue as compiled in: its entries are whole, refer to each other, and hold the facts that
// are known about them.
#include "domain/catalog.h"

#include <doctest/doctest.h>
#include <fstream>
#include <set>

#include "base/reference_test.h"

namespace koers::domain {
namespace {

const CatalogMetric& entry(std::string_view id) {
  const CatalogMetric* found = catalog_metric(id);
  REQUIRE_MESSAGE(found != nullptr, id);
  return *found;
}

bool holds(std::span<const std::string_view> list, std::string_view wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

// The value of a key in one line of the reference catalogue: a flow mapping of scalars.
std::string fact(std::string_view line, std::string_view key) {
  const std::string mark = std::string(key) + ": ";
  std::size_t at = line.find("{" + mark);
  if (at == std::string_view::npos) at = line.find(", " + mark);
  if (at == std::string_view::npos) return {};
  line.remove_prefix(line.find(mark, at) + mark.size());
  const bool is_quoted = line.starts_with('"');
  if (is_quoted) line.remove_prefix(1);
  return std::string(line.substr(0, line.find_first_of(is_quoted ? "\"" : ",}")));
}

// The first word says the rule, the rest explains it.
std::string first_word(std::string text) {
  text.resize(std::min(text.find_first_of(" ("), text.size()));
  return text;
}

std::string recombination_of(const std::string& text) {
  const std::string word = first_word(text);
  return word == "ros" ? "ratio_of_sums" : word == "rec" ? "recompute" : word;
}

std::string family_of(const std::string& unit) {
  const std::string word = first_word(unit);
  if (word == "points") return "point";
  if (word == "hours" || word == "days" || word == "months") return "duration";
  const std::set<std::string> known{"percent", "count", "currency", "duration", "ratio"};
  return known.contains(word) ? word : "other";
}

}  // namespace

TEST_CASE("every metric of the reference catalogue is there, with the same facts") {
  const auto path = reference_data("spec/catalogue.yaml");
  if (!path) return;
  std::ifstream file(*path);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("- {id: ")) continue;
    ++count;
    const CatalogMetric& metric = entry(fact(line, "id"));
    INFO(metric.id);
    CHECK(metric.department == fact(line, "dept"));
    CHECK(name_of(metric.kind) == fact(line, "kind"));
    CHECK(name_of(metric.unit_family) == family_of(fact(line, "unit")));
    CHECK(name_of(metric.direction) == first_word(fact(line, "dir")));
    CHECK(name_of(metric.time) == recombination_of(fact(line, "time")));
    CHECK(name_of(metric.org) == recombination_of(fact(line, "org")));
    CHECK(name_of(metric.indication) == fact(line, "lead"));
  }
  CHECK(count == catalog().size());
}

TEST_CASE("every entry says in both languages what it is and what to mind") {
  std::set<std::string_view> ids;
  for (const CatalogMetric& metric : catalog()) {
    INFO(metric.id);
    CHECK(ids.insert(metric.id).second);
    CHECK_FALSE(metric.label.nl.empty());
    CHECK_FALSE(metric.label.en.empty());
    CHECK_FALSE(metric.formula.empty());
    CHECK_FALSE(metric.inputs.empty());
    CHECK_FALSE(metric.cadences.empty());
    CHECK(metric.pitfalls.nl.size() == metric.pitfalls.en.size());
    CHECK_FALSE(metric.pitfalls.en.empty());
    CHECK(std::ranges::find(catalog_departments(), metric.department, &CatalogDepartment::id) !=
          catalog_departments().end());
  }
}

TEST_CASE("guards, confusable metrics and ambiguous names lead to entries") {
  for (const CatalogMetric& metric : catalog()) {
    INFO(metric.id);
    for (const auto other : metric.guards) CHECK(catalog_metric(other) != nullptr);
    for (const auto other : metric.confusable) CHECK(catalog_metric(other) != nullptr);
    if (metric.is_efficiency) CHECK_FALSE(metric.guards.empty());
  }
  for (const AmbiguousName& ambiguous : ambiguous_names()) {
    CHECK_FALSE(ambiguous.metrics.empty());
    for (const auto id : ambiguous.metrics) CHECK(catalog_metric(id) != nullptr);
  }
}

TEST_CASE("metrics that are easily taken for each other say so") {
  CHECK(holds(entry("avg_resolution_time").confusable, "frt"));
  CHECK(holds(entry("frt").confusable, "avg_resolution_time"));
  CHECK(holds(entry("website_traffic").confusable, "unique_pageviews"));
  CHECK(holds(entry("market_share").confusable, "market_penetration"));
  CHECK(holds(entry("win_rate").confusable, "npm"));
  CHECK(holds(entry("avg_resolution_time").guards, "reopen_rate"));
}

TEST_CASE("bounds are those of the number, not of what is good") {
  CHECK(entry("nps").bounds.min == -100);
  CHECK(entry("nps").bounds.max == 100);
  CHECK(entry("grr").bounds.max == 100);
  CHECK_FALSE(entry("nrr").bounds.max.has_value());
  CHECK_FALSE(entry("npm").bounds.min.has_value());
  for (const CatalogMetric& metric : catalog()) {
    INFO(metric.id);
    if (metric.unit_family == UnitFamily::count) CHECK(metric.bounds.min == 0);
  }
}

TEST_CASE("an id that is not in the catalogue is no metric") {
  CHECK(catalog_metric("") == nullptr);
  CHECK(catalog_metric("NRR") == nullptr);
  CHECK(catalog_metric("revenue_per_kilometre") == nullptr);
}

}  // namespace koers::domain
