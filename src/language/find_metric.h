// The catalogue by the words people use, in Dutch and English at once: for the noun phrase of a
// sentence, and for a search box. It guesses at spelling and never at meaning: words that name no
// metric of the catalogue find none.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/catalog.h"

namespace koers::language {

/// How surely a phrase names a metric.
enum class Certainty : std::uint8_t {
  exact,    ///< A name, but for case, accents, plural and articles.
  variant,  ///< Its words in another order, joined or split, with or without "number of", "score".
  approximate,  ///< A misspelled name, or a name with a qualification ("… of our dealers").
};

/// What a phrase names.
struct NamedMetric {
  const domain::CatalogMetric* metric = nullptr;
  Certainty certainty = Certainty::exact;
  std::string_view name;  ///< The name in the catalogue that was recognised.
  /// Where that name leaves open which metric is meant, the ids it can stand for, `metric` first;
  /// one id: whether it stands for that metric at all. Else empty.
  std::span<const std::string_view> candidates;
  /// The part of the phrase that was taken for a qualification, as written; empty: none.
  std::string_view qualification;

  [[nodiscard]] bool is_ambiguous() const { return !candidates.empty(); }
};

/// The metric that the whole of a noun phrase names ("de gemiddelde oplostijd van tickets"), or
/// none. Safe to call from several threads; the first call builds the index.
[[nodiscard]] std::optional<NamedMetric> find_metric(std::string_view phrase);

/// Why a metric was found, surest first.
enum class MatchReason : std::uint8_t {
  name,            ///< Its label or id.
  abbreviation,    ///< "NPS".
  synonym,         ///< Another name.
  ambiguous_name,  ///< A name that can mean several metrics.
  beginning,       ///< A name begins with what was written.
  spelling,        ///< A name, misspelled.
  words,           ///< Every word stands in a name, in full or begun.
  department,      ///< The department of that name.
};
[[nodiscard]] std::string_view name_of(MatchReason reason);

/// One metric that a search found.
struct MetricMatch {
  const domain::CatalogMetric* metric = nullptr;
  MatchReason reason = MatchReason::name;
  std::string_view name;  ///< The name that matched.
};

/// The metrics that words may mean, likeliest first, each once; at most `count_max`. Words may be
/// incomplete: every letter of a search box narrows it down. Blank: none.
[[nodiscard]] std::vector<MetricMatch> search_catalog(std::string_view words,
                                                      std::size_t count_max);

}  // namespace koers::language
