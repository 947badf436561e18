// Which metric the nouns of a statement name: one of the catalogue, or one of the writer's own.
#pragma once

#include <optional>
#include <string>

#include "language/find_metric.h"
#include "language/sentence/clause.h"

namespace koers::language {

struct MetricPhrase {
  const domain::CatalogMetric* metric = nullptr;  ///< Null: not in the catalogue.
  std::string id;                                 ///< The catalogue's, or a slug; empty: no nouns.
  std::vector<std::string_view> candidates;       ///< Where the words leave open which is meant.
  Certainty certainty = Certainty::approximate;
  bool is_activity = false;  ///< The nouns name work: "telefoontjes".
  TokenRange range;
};

[[nodiscard]] MetricPhrase metric_phrase(const Clause& clause);

/// The words of a range as an id: lower case, joined by '_', without articles and counting words.
[[nodiscard]] std::string slug_of_words(std::span<const Token> tokens, TokenRange range);

}  // namespace koers::language
