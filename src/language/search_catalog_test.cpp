// The search box: names in full, begun, misspelled; in what order, and why.
#include <algorithm>
#include <doctest/doctest.h>
#include <set>

#include "language/find_metric.h"

namespace koers::language {
namespace {

std::string first(std::string_view words) {
  const auto matches = search_catalog(words, 10);
  return matches.empty() ? "none" : std::string(matches.front().metric->id);
}

MatchReason reason(std::string_view words) {
  const auto matches = search_catalog(words, 1);
  REQUIRE_MESSAGE(!matches.empty(), words);
  return matches.front().reason;
}

bool finds(std::string_view words, std::string_view id) {
  return std::ranges::any_of(search_catalog(words, 20),
                             [&](const MetricMatch& match) { return match.metric->id == id; });
}

std::vector<std::string_view> names_of(const domain::CatalogMetric& metric) {
  std::vector<std::string_view> names{metric.label.nl, metric.label.en};
  for (const auto list : {metric.abbreviations, metric.synonyms.nl, metric.synonyms.en})
    names.insert(names.end(), list.begin(), list.end());
  return names;
}

bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A name with one letter dropped, doubled, and swapped with the next: three misspellings, each at
// a place of its own that depends on the name alone.
std::vector<std::string> misspellings(std::string_view name) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at + 1 < name.size(); ++at) {
    const bool is_letter = is_plain_letter(name[at]) && is_plain_letter(name[at + 1]);
    if (is_letter && name[at] != name[at + 1]) places.push_back(at);
  }
  if (places.empty()) return {};
  const auto part = [&](std::size_t nth) {
    const std::size_t at = places[(name.size() * (nth + 3)) % places.size()];
    return std::pair{std::string(name.substr(0, at)), std::string(name.substr(at))};
  };
  const auto [before_drop, at_drop] = part(0);
  const auto [before_double, at_double] = part(1);
  const auto [before_swap, at_swap] = part(2);
  return {before_drop + at_drop.substr(1), before_double + at_double.front() + at_double,
          before_swap + at_swap[1] + at_swap[0] + at_swap.substr(2)};
}

}  // namespace

TEST_CASE("a name, an abbreviation and a synonym find their metric first, in both languages") {
  for (const domain::CatalogMetric& metric : domain::catalog()) {
    CHECK(first(metric.id) == metric.id);
    for (const std::string_view name : names_of(metric)) {
      INFO(name);
      CHECK(first(name) == metric.id);
    }
  }
}

TEST_CASE("of names with one letter wrong, 97 in 100 find their metric first") {
  std::size_t count = 0;
  std::size_t found = 0;
  for (const domain::CatalogMetric& metric : domain::catalog()) {
    for (const std::string_view name : names_of(metric)) {
      if (name.size() < 6) continue;
      for (const std::string& misspelled : misspellings(name)) {
        ++count;
        if (first(misspelled) == metric.id) {
          ++found;
        } else {
          MESSAGE("not first: " << misspelled << ", of " << metric.id);
        }
      }
    }
  }
  const double share = static_cast<double>(found) / static_cast<double>(count);
  MESSAGE(found << " of " << count << " misspelled names find their metric first");
  CHECK(share >= 0.97);
}

TEST_CASE("the reason says how it was found") {
  CHECK(reason("Omzet") == MatchReason::name);
  CHECK(reason("mau") == MatchReason::abbreviation);
  CHECK(reason("oplostijd") == MatchReason::synonym);
  CHECK(reason("klachten") == MatchReason::ambiguous_name);
  CHECK(reason("klanttevr") == MatchReason::beginning);
  CHECK(reason("klanttevredenhied") == MatchReason::spelling);
  CHECK(reason("oplossen ticket") == MatchReason::words);
  CHECK(reason("duurzaamheid") == MatchReason::department);
  CHECK(name_of(MatchReason::ambiguous_name) == "ambiguous_name");
  CHECK(search_catalog("klantenverloop", 1).front().name == "klantenverloop");
}

TEST_CASE("every letter narrows the search down") {
  CHECK(finds("ret", "customer_retention"));
  CHECK(finds("rete", "employee_retention"));
  CHECK(first("customer ret") == "customer_retention");
  CHECK(first("klantv") == "customer_churn");
  CHECK(search_catalog("e", 5).size() == 5);
}

TEST_CASE("an ambiguous name offers every metric that it can mean, likeliest first") {
  const auto matches = search_catalog("turnover", 3);
  REQUIRE(matches.size() == 3);
  CHECK(matches[0].metric->id == "turnover_rate");
  CHECK(matches[1].metric->id == "revenue");
  CHECK(matches[2].metric->id == "inventory_turnover");
}

TEST_CASE("a department finds its metrics, each once") {
  const auto matches = search_catalog("financiën", 100);
  std::set<std::string_view> ids;
  for (const MetricMatch& match : matches) CHECK(ids.insert(match.metric->id).second);
  CHECK(ids.contains("working_capital"));
  CHECK(ids.contains("ebitda"));
}

TEST_CASE("nothing is found for nothing, and for words that no name has") {
  CHECK(search_catalog("", 10).empty());
  CHECK(search_catalog("  - ", 10).empty());
  CHECK(search_catalog("koffieautomaat", 10).empty());
  CHECK(search_catalog("omzet", 0).empty());
}

}  // namespace koers::language
