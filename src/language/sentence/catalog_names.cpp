// All names by their first word, built on first use.
#include "language/sentence/catalog_names.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace koers::language {
namespace {

class Names {
 public:
  static const Names& instance() {
    static const Names names;
    return names;
  }

  [[nodiscard]] NameAt longest_at(std::span<const Token> tokens, std::size_t at) const {
    if (at >= tokens.size()) return {};
    const auto found = by_first_.find(tokens[at].folded);
    if (found == by_first_.end()) return {};
    NameAt longest;
    for (const auto& [words, metric] : found->second) {
      if (words.size() > longest.length && is_at(tokens, at, words))
        longest = {words.size(), metric};
    }
    return longest;
  }

 private:
  Names() {
    for (const auto& metric : domain::catalog()) {
      add(metric.label.nl, metric);
      add(metric.label.en, metric);
      add_all(metric.abbreviations, metric);
      add_all(metric.synonyms.nl, metric);
      add_all(metric.synonyms.en, metric);
    }
    for (const auto& ambiguous : domain::ambiguous_names()) {
      const auto* likeliest = domain::catalog_metric(ambiguous.metrics.front());
      add_all(ambiguous.names.nl, *likeliest);
      add_all(ambiguous.names.en, *likeliest);
    }
  }

  void add_all(std::span<const std::string_view> names, const domain::CatalogMetric& metric) {
    for (const auto name : names) add(name, metric);
  }

  void add(std::string_view name, const domain::CatalogMetric& metric) {
    std::vector<std::string> words;
    for (const Token& token : tokens_of(name)) words.push_back(token.folded);
    if (words.empty()) return;
    const std::string first = words.front();
    by_first_[first].push_back({std::move(words), &metric});
  }

  static bool is_at(std::span<const Token> tokens, std::size_t at,
                    const std::vector<std::string>& words) {
    if (at + words.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (tokens[at + i].folded != words[i]) return false;
    }
    return true;
  }

  struct Entry {
    std::vector<std::string> words;
    const domain::CatalogMetric* metric;
  };
  std::unordered_map<std::string, std::vector<Entry>> by_first_;
};

}  // namespace

NameAt catalog_name_at(std::span<const Token> tokens, std::size_t at) {
  return Names::instance().longest_at(tokens, at);
}

}  // namespace koers::language
