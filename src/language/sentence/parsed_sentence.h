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
  m1,
  m2,
  m3,
  m4,
  m5,
  m6,
  m7,
  m8,
  m9,
  m10,
  s1,
  s2,
  s3,
  s4,
  s5,
  t1,
  t2,
  t3,
  t6
};
/// "M1".
[[nodiscard]] std::string_view name_of(Complaint complaint);

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
  std::string objective;
  std::vector<ParsedSentence> key_results;
  /// By name: "M10" stands before "M2".
  std::set<std::string_view> complaints;
  std::string text;
  std::vector<PartSpan> spans;
  /// The other ways to understand it, this one's own first; empty: there is only one.
  std::vector<Reading> readings;
  std::vector<std::string_view> metric_candidates;  ///< With S4: the ids that may be meant.
  std::string vague_word;                           ///< With S2.

  void complain(Complaint complaint) { complaints.insert(name_of(complaint)); }
};

/// One way to understand a sentence. `code` names it: "uplift", "percentage_points".
struct Reading {
  std::string_view code;
  ParsedSentence sentence;
};

}  // namespace koers::language
