// What a sentence says: the flat result of the parser, with where each part stands in the text,
// what has to be asked, and the other readings that are possible. Complaints are codes; their words
// are in `text`.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/goal.h"
#include "language/sentence/tokens.h"

namespace koers::language {

/// What sort of statement it is. The first five can be goals of a KPI.
enum class SentenceKind : std::uint8_t {
  reach,
  change,
  accumulate,
  maintain,
  range,
  okr,          ///< An objective with key results.
  objective,    ///< What is wanted and why, without a number.
  qualitative,  ///< A result without a number.
  binary,       ///< Work that is done or not.
  multi,        ///< More than one KPI.
  unknown,      ///< A value, or everything, is missing.
};
[[nodiscard]] std::string_view name_of(SentenceKind kind);

/// Which value of the period is compared, as written: the windows of goals, and the policies of a
/// maintain goal.
enum class SentenceWindow : std::uint8_t {
  at_end,
  period_value,
  total,
  total_vs_previous,
  total_vs_year_ago,
  each,
  share,    ///< In a share of the sub-periods: `share`.
  average,  ///< On the average of the sub-periods.
};
[[nodiscard]] std::string_view name_of(SentenceWindow window);

/// What the number of a change means. ambiguous: "5%" of a percentage or of a score.
enum class SentenceMode : std::uint8_t { abs, pp, rel, ambiguous };
[[nodiscard]] std::string_view name_of(SentenceMode mode);

/// What has to be asked or said; the codes of the coach that a sentence alone can raise.
enum class Complaint : std::uint8_t {
  no_value,         ///< M1: there is nothing to reach.
  unit_misfit,      ///< M2: the unit is missing or not the metric's.
  no_baseline,      ///< M3: where it stands now is not told.
  unclear_percent,  ///< M4: "5%" of a percentage or a score: percent of it, or points.
  unclear_number,   ///< M5: the digits mean something else in the other language.
  unclear_change,   ///< M6: a change of an amount over time, compared with nothing.
  met_already,      ///< M7: the baseline meets the target.
  out_of_bounds,    ///< M8: no such value can occur.
  contradiction,    ///< M9: verb, numbers and the better way do not agree.
  no_number,        ///< M10: a result without a number; fine as a key result.
  no_metric,        ///< S1
  vague,            ///< S2: "better", and by how much is not told.
  several,          ///< S3: more than one KPI.
  unclear_metric,   ///< S4: several metrics may be meant, or one that is not in the catalogue.
  work,             ///< S5: what is done, and not what it brings.
  no_deadline,      ///< T1
  past,             ///< T2: the deadline is over.
  unclear_period,   ///< T3: no days can be told, or two readings are likely.
  far_away,         ///< T6: more than a year ahead.
};
/// "M1".
[[nodiscard]] std::string_view name_of(Complaint complaint);

/// By name: "M10" stands before "M2".
struct ByName {
  bool operator()(Complaint one, Complaint other) const { return name_of(one) < name_of(other); }
};

/// What a stretch of the text was read as.
enum class Part : std::uint8_t {
  metric,
  verb,
  comparator,
  value,
  base,
  low,
  high,
  period,
  per,
  comparison,
  objective,
  vague,
};
[[nodiscard]] std::string_view name_of(Part part);

struct PartSpan {
  Part part = Part::metric;
  Span span;
  friend bool operator==(const PartSpan&, const PartSpan&) = default;
};

struct Reading;

struct ParsedSentence {
  SentenceKind kind = SentenceKind::unknown;
  std::string metric;  ///< An id of the catalogue, or the slug of its words; empty: none.
  std::optional<domain::Comparator> comparator;
  std::optional<double> value;  ///< Of a change its size, negative downwards.
  std::string unit;
  std::optional<SentenceMode> mode;
  std::optional<double> base;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<Date> start;
  std::optional<Date> end;  ///< Inclusive.
  std::optional<domain::Grain> per;
  std::optional<SentenceWindow> window;
  double share = 1;  ///< For SentenceWindow::share, in (0, 1].
  /// Of maintain: `end` is the day by which the rate is reached; it is to hold from then on.
  bool is_reached_first = false;
  std::string objective;
  std::vector<ParsedSentence> key_results;  ///< Their complaints stand here and there.
  std::set<Complaint, ByName> complaints;
  std::string text;
  std::vector<PartSpan> spans;
  /// The ways to understand it that have to be told apart; empty: there is only one.
  std::vector<Reading> readings;
  std::vector<std::string_view> metric_candidates;  ///< With S4: the ids that may be meant.
  std::string vague_word;                           ///< With S2.
  int statements = 1;                               ///< With S3: how many there are.

  /// With unclear_number: the number as it is read, and as it may be meant.
  std::optional<double> number_read;
  std::optional<double> number_meant;

  void complain(Complaint complaint) { complaints.insert(complaint); }
  [[nodiscard]] bool has(Complaint complaint) const { return complaints.contains(complaint); }
};

/// What two readings differ in.
enum class Question : std::uint8_t {
  percent,   ///< Percent of the value, or points.
  number,    ///< The decimal mark.
  change,    ///< More than before, a total, or a level.
  window,    ///< The last sub-period, or the whole period.
  calendar,  ///< The fiscal year, or the calendar year.
};
[[nodiscard]] std::string_view name_of(Question question);

/// One way to understand a sentence; its code is what it is called: "uplift", "whole_period". The
/// first one to a question is how the sentence itself is parsed.
struct Reading {
  Question question;
  std::string_view code;
  ParsedSentence sentence;
};

}  // namespace koers::language
