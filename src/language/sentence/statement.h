// One statement with the numbers and the verb that count and the kind that they make; what
// interpret.cpp writes out and complaints.cpp judges.
#pragma once

#include "language/sentence/interpret.h"

namespace koers::language {

/// Which way the words say that the number goes.
enum class Heading : std::uint8_t { none, up, down };

/// The better way of a metric, and the way a verb says (none for those that move nothing).
[[nodiscard]] Heading heading_of(domain::Direction direction);
[[nodiscard]] Heading heading_of(VerbSense sense, domain::Direction direction);

struct Statement {
  const Clause* clause = nullptr;
  SentenceKind kind = SentenceKind::unknown;
  MetricPhrase metric;
  std::optional<Timing> timing;
  std::optional<VerbSense> verb;  ///< The verb that counts.
  Heading verb_heading = Heading::none;
  const TargetNumber* level = nullptr;
  const TargetNumber* change = nullptr;
  const TargetNumber* base = nullptr;
  const TargetNumber* low = nullptr;
  const TargetNumber* high = nullptr;

  [[nodiscard]] bool is_flow() const {
    return metric.metric != nullptr && metric.metric->kind == domain::MetricKind::flow;
  }
  [[nodiscard]] domain::Direction direction() const {
    return metric.metric == nullptr ? domain::Direction::up : metric.metric->direction;
  }
  [[nodiscard]] bool has_family(domain::UnitFamily family) const {
    return metric.metric != nullptr && metric.metric->unit_family == family;
  }
  [[nodiscard]] bool has_metric() const { return !metric.id.empty(); }
  /// "per day" of "deployments per day" belongs to the unit and is no rate of its own; another rate
  /// than the metric's is its unit, too.
  [[nodiscard]] bool is_rate_in_unit() const;
  [[nodiscard]] bool has_number() const {
    return level != nullptr || change != nullptr || low != nullptr;
  }
};

/// What interpret.cpp works with. The clause has to outlive it.
[[nodiscard]] Statement read_statement(const Clause& clause, const InterpretOptions& options);

/// The unit of a number beside its metric: written, or the metric's own. Empty: it has to be asked
/// ("een 8" of a percentage).
[[nodiscard]] std::string unit_of(const Statement& statement, const TargetNumber& number,
                                  const std::string& currency);

/// Whether the written unit can be the metric's, in a level or in a change.
enum class Measure : std::uint8_t { level, change };
[[nodiscard]] bool unit_fits(const Statement& statement, const TargetNumber& number,
                             Measure measure);

/// Adds to `parsed` what has to be asked.
void complain_about(const Statement& statement, const InterpretOptions& options,
                    ParsedSentence& parsed);

}  // namespace koers::language
