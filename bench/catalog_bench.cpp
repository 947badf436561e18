// How many names of metrics are looked up per second on one core, well written and misspelled.
#include <ctime>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "language/find_metric.h"

namespace {

using koers::language::find_metric;
using koers::language::search_catalog;

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& metric : koers::domain::catalog()) {
    for (const auto list : {metric.synonyms.nl, metric.synonyms.en}) {
      for (const auto name : list) all.emplace_back(name);
    }
  }
  return all;
}

template <typename Work>
void measure(std::string_view what, const std::vector<std::string>& names, Work work) {
  std::size_t found = 0;
  const std::clock_t start = std::clock();  // Of this process: others may be at work too.
  for (const std::string& name : names) found += work(name) ? 1U : 0U;
  const double taken_s = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  fmt::print("{}: {:.0f} a second, {} of {} found\n", what,
             static_cast<double>(names.size()) / taken_s, found, names.size());
}

}  // namespace

int main() {
  const std::vector<std::string> right = names();
  std::vector<std::string> wrong;
  std::vector<std::string> other;
  for (const std::string& name : right) {
    wrong.push_back(name.substr(0, name.size() / 2) + name.substr(name.size() / 2 + 1));
    other.push_back("xyzzy " + name + " quux");
  }
  static_cast<void>(find_metric("omzet"));  // Builds the index.
  measure("names", right, [](const std::string& name) { return find_metric(name).has_value(); });
  measure("misspelled", wrong,
          [](const std::string& name) { return find_metric(name).has_value(); });
  measure("unknown", other, [](const std::string& name) { return find_metric(name).has_value(); });
  measure("searches", wrong,
          [](const std::string& name) { return !search_catalog(name, 10).empty(); });
}
