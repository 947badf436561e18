// The metric catalogue: what is known of metrics that organizations commonly follow, as tables that
// are made from catalog/*.json when the program is built. It measures nothing and sets no target;
// finding an entry by words is language/find_metric.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "domain/calendar.h"
#include "domain/metric.h"

namespace koers::domain {

/// What a number is of: a level at a moment, an amount over a period, a quotient, an average per
/// item, a count of different things, or a composed figure.
enum class MetricKind : std::uint8_t { stock, flow, ratio, mean, distinct, index };
[[nodiscard]] std::string_view name_of(MetricKind kind);

/// How values of parts (shorter periods, teams) make the value of the whole: `ratio_of_sums` adds
/// numerators and denominators first, `recompute` needs the rows again, `none` must not be made.
enum class Recombination : std::uint8_t { sum, last, mean, ratio_of_sums, recompute, none };
[[nodiscard]] std::string_view name_of(Recombination rule);

/// What a unit measures; only units of one family can be converted into each other.
enum class UnitFamily : std::uint8_t { percent, point, count, currency, duration, ratio, other };
[[nodiscard]] std::string_view name_of(UnitFamily family);

/// Whether a metric moves before the result that people are after, or tells of it afterwards.
enum class Indication : std::uint8_t { leading, lagging };
[[nodiscard]] std::string_view name_of(Indication indication);

/// One text in both languages, neither of them empty.
struct BilingualText {
  std::string_view nl;
  std::string_view en;

  /// The text in Dutch where the language is "nl", else in English.
  [[nodiscard]] constexpr std::string_view in(std::string_view language) const {
    return language == "nl" ? nl : en;
  }
};

/// Texts per language; the two lists need not correspond.
struct BilingualTexts {
  std::span<const std::string_view> nl;
  std::span<const std::string_view> en;

  [[nodiscard]] constexpr std::span<const std::string_view> in(std::string_view language) const {
    return language == "nl" ? nl : en;
  }
};

/// The values that can occur, both ends included, on the scale of the unit (percent: 0–100).
struct NaturalBounds {
  std::optional<double> min;
  std::optional<double> max;
};

/// One entry. Every id in `guards` and `confusable` is that of another entry.
struct CatalogMetric {
  std::string_view id;
  std::string_view department;  ///< The id of a `CatalogDepartment`.
  BilingualText label;
  std::span<const std::string_view> abbreviations;  ///< "ARR"; the same in both languages.
  BilingualTexts synonyms;                          ///< Other names that can mean nothing else.
  std::string_view formula;                         ///< In identifiers, for reading.
  std::span<const std::string_view> inputs;         ///< The columns that it is made of.
  std::string_view unit;  ///< As in `Unit`; "currency": the organization's own.
  UnitFamily unit_family = UnitFamily::other;
  MetricKind kind = MetricKind::flow;
  Recombination time = Recombination::none;  ///< Over shorter periods.
  Recombination org = Recombination::none;   ///< Over teams.
  Direction direction = Direction::up;
  Indication indication = Indication::leading;
  std::span<const Grain> cadences;  ///< How often it is usually measured; the first is proposed.
  NaturalBounds bounds;
  BilingualTexts pitfalls;  ///< Sentence for sentence the same in both languages.
  bool is_survey = false;   ///< Made of answers that people give when asked.
  /// Speed or cost: it can be improved at the expense of quality, so a guard belongs beside it.
  bool is_efficiency = false;
  bool is_activity = false;                      ///< Counts work done, not what the work brought.
  std::span<const std::string_view> guards;      ///< What must not get worse meanwhile.
  std::span<const std::string_view> confusable;  ///< Near in name, different in meaning.
};

/// A group of entries: "finance".
struct CatalogDepartment {
  std::string_view id;
  BilingualText label;
};

/// Names that leave open which metric is meant, or whether it is just this one: "complaints",
/// "turnover". Whoever reads one asks; the likeliest metric comes first.
struct AmbiguousName {
  BilingualTexts names;
  std::span<const std::string_view> metrics;
};

/// Every entry, department by department. Static data: no cost at start-up, valid for ever.
[[nodiscard]] std::span<const CatalogMetric> catalog();

/// The entry with an id ("nrr"), or nullptr.
[[nodiscard]] const CatalogMetric* catalog_metric(std::string_view id);

[[nodiscard]] std::span<const CatalogDepartment> catalog_departments();

[[nodiscard]] std::span<const AmbiguousName> ambiguous_names();

}  // namespace koers::domain
