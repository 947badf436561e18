// What a KPI has to reach, by when, seen from where. A goal belongs to one KPI and one span of
// days; how far it is, and whether it is met, is computed in progress.h and standing.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "domain/calendar.h"

namespace koers::domain {

/// The comparator decides success; compared on the unrounded value by `meets` (comparison.h).
enum class Comparator : std::uint8_t { at_least, above, at_most, below };
/// ">=", ">", "<=", "<".
[[nodiscard]] std::string_view symbol_of(Comparator comparator);
/// The inverse; also "≥" and "≤". Error `comparator.unknown`.
[[nodiscard]] Result<Comparator> parse_comparator(std::string_view text);
/// True for at_least and above.
[[nodiscard]] bool is_upward(Comparator comparator);

/// A comparator and a finite value: "<= 10".
struct Target {
  Comparator comparator = Comparator::at_least;
  double value = 0;
  friend bool operator==(const Target&, const Target&) = default;
};

/// reach: get a value there; accumulate: gather a total (a ceiling where the comparator points
/// down); maintain: hold it in every sub-period.
enum class GoalKind : std::uint8_t { reach, accumulate, maintain };
[[nodiscard]] std::string_view name_of(GoalKind kind);

/// at_end: the value of the last period of the grain within the goal's span. period_value: the
/// metric computed once over the whole span. total: the sum to date. each: every sub-period by
/// itself.
enum class Window : std::uint8_t { at_end, period_value, total, each };
[[nodiscard]] std::string_view name_of(Window window);

/// Which value the way is measured from.
enum class BaselineRule : std::uint8_t {
  last_before_start,  ///< The last closed period of the grain before the start (default of at_end).
  previous_window,    ///< The window of the same length just before (default of period_value).
  mean_of_last,       ///< The mean of the last `count` closed periods before the start.
  same_period_last_year,  ///< The same span one year earlier.
  manual,                 ///< A value that somebody wrote down.
};
[[nodiscard]] std::string_view name_of(BaselineRule rule);

struct Baseline {
  BaselineRule rule = BaselineRule::last_before_start;
  int count = 0;     ///< For mean_of_last: 1 or more.
  double value = 0;  ///< For manual.
  friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// How the expected progress runs from start to deadline.
enum class PathShape : std::uint8_t { linear, working_days };
[[nodiscard]] std::string_view name_of(PathShape shape);

/// When a maintain goal counts as kept: every sub-period, or at least a share of them.
struct MaintainPolicy {
  enum class Kind : std::uint8_t { each, average, share };
  Kind kind = Kind::each;
  double share = 1;  ///< In (0, 1]; for Kind::share.
  friend bool operator==(const MaintainPolicy&, const MaintainPolicy&) = default;
};

/// Committed goals are met or missed; aspirational ones are graded (spec §2.6, closing).
enum class Commitment : std::uint8_t { committed, aspirational };
[[nodiscard]] std::string_view name_of(Commitment commitment);

/// One dated goal of a KPI. Its identity is (kpi, span).
struct Goal {
  Period span;  ///< First day to the day after the deadline.
  GoalKind kind = GoalKind::reach;
  Target target;
  Window window = Window::at_end;
  Grain per = Grain::month;  ///< maintain: the sub-period.
  MaintainPolicy policy;
  Baseline baseline;
  PathShape path = PathShape::linear;
  Commitment commitment = Commitment::committed;
  std::string dropped_reason;  ///< Not empty: a person dropped it.

  [[nodiscard]] Date deadline() const { return span.final_day(); }
  friend bool operator==(const Goal&, const Goal&) = default;
};

}  // namespace koers::domain
