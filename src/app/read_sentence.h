// What a sentence says in the calendar, the currency and the language of the organization, and what
// the coach says of it. Writes nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/coach.h"
#include "app/coach_facts.h"
#include "language/sentence/parse_sentence.h"

namespace koers::app {

/// A sentence, and what is to be taken in place of the organization's own.
struct SentenceRequest {
  std::string sentence;
  std::optional<text::Locale> locale;  ///< How numbers are written.
  std::optional<Date> today;
  std::optional<unsigned> fiscal_start;
  std::optional<domain::FiscalNaming> fiscal_naming;
  std::string kpi;     ///< The KPI whose goal it is to be; empty: a new one.
  std::string metric;  ///< A metric of the organization; empty: the KPI's, or the one it names.
  std::optional<std::string> owner;      ///< An id or a name; empty: nobody; none: not asked about.
  std::optional<std::string> objective;  ///< An id or a title, likewise.
  text::Locale language = text::Locale::nl;  ///< Of the answer.
};

/// What it says, in what setting it was read, and what is to be said of it.
struct ReadSentence {
  language::ParsedSentence parsed;
  planfile::Setting setting;
  std::optional<std::string>
      written;         ///< In the language of the answer; none: no sentence says it.
  std::string metric;  ///< The organization's metric that it is about; empty: none.
  std::string unit;    ///< Of that metric.
  language::CoachReport report;
  /// For each reading of `parsed`, what it would have come out at last time, where that is known.
  std::vector<std::optional<ValueBefore>> before;
};

/// Errors: `calendar.fiscal_start_out_of_range`; `reference.unknown` for kpi and metric; those of
/// the store. Cost: without a metric well below a millisecond, with one that of evaluating a KPI.
[[nodiscard]] Result<ReadSentence> read_sentence(const Ports& ports,
                                                 const SentenceRequest& request);

}  // namespace koers::app
