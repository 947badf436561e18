// Names of the catalogue as they stand in a sentence, word for word: so that the "win" of "win
// rate" is no verb and the 40 of "rule of 40" no target. Which metric a noun phrase means is
// find_metric.h's.
#pragma once

#include <span>

#include "domain/catalog.h"
#include "language/sentence/tokens.h"

namespace koers::language {

struct NameAt {
  std::size_t length = 0;  ///< In tokens; 0: none.
  const domain::CatalogMetric* metric = nullptr;
};

/// The longest name that begins at a token.
[[nodiscard]] NameAt catalog_name_at(std::span<const Token> tokens, std::size_t at);

}  // namespace koers::language
