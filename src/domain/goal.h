// What a KPI has to reach, by when, seen from where. A goal belongs to one KPI and one span of
// days; how far it is, and whether it is met, is computed in progress.h and standing.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/calendar.h"
#include "domain/plan_state.h"

namespace koers::domain {

struct Metric;

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

/// The limits, both allowed, that a value has to stay within; low <= high.
struct Band {
  double low = 0;
  double high = 0;
  friend bool operator==(const Band&, const Band&) = default;
};

/// reach: get a value there. change: the same, told as a difference from the baseline. accumulate:
/// gather a total (a ceiling where the comparator points down). maintain: hold it in every
/// sub-period. range: within limits, at the end or in every sub-period.
enum class GoalKind : std::uint8_t { reach, change, accumulate, maintain, range };
[[nodiscard]] std::string_view name_of(GoalKind kind);

/// Which value of the span is compared.
enum class Window : std::uint8_t {
  at_end,             ///< That of the last period of the grain within the span.
  period_value,       ///< The metric computed once over the whole span.
  last_subperiod,     ///< That of the last whole sub-period `per` of the span, and no earlier one.
  any_time,           ///< The best of the span so far: touched once is reached.
  total,              ///< The sum to date.
  total_vs_previous,  ///< The sum to date, against the span of the same length just before.
  total_vs_year_ago,  ///< The sum to date, against the same span a year earlier.
  each,               ///< Every sub-period `per` by itself.
};
[[nodiscard]] std::string_view name_of(Window window);
/// The windows that go with a kind, its default first.
[[nodiscard]] const std::vector<Window>& windows_of(GoalKind kind);
/// Whether the window is about sub-periods `per`: each and last_subperiod.
[[nodiscard]] bool has_subperiods(Window window);
/// total_vs_previous and total_vs_year_ago.
[[nodiscard]] bool compares_totals(Window window);

/// Whether the window adds values up: total and those that compare one.
[[nodiscard]] bool adds_up(Window window);

/// What the number of a change means: an amount; percentage points of a percentage; percent of the
/// baseline (20: a fifth more, -50: half of it).
enum class ChangeMode : std::uint8_t { abs, pp, rel };
[[nodiscard]] std::string_view name_of(ChangeMode mode);

/// A value of the target that counts from a day on, until the next one does.
struct DatedValue {
  Date from;
  double value = 0;
  friend bool operator==(const DatedValue&, const DatedValue&) = default;
};

/// Which value the way is measured from.
enum class BaselineRule : std::uint8_t {
  last_before_start,      ///< The last closed period of the grain before the start.
  previous_window,        ///< The window of the same length just before.
  mean_of_last,           ///< The mean of the last `count` closed periods before the start.
  same_period_last_year,  ///< The same span one year earlier.
  reference_period,       ///< The metric over `period`; of a goal about totals, its total.
  manual,                 ///< A value that somebody wrote down.
};
[[nodiscard]] std::string_view name_of(BaselineRule rule);
/// Like for like: a goal about a whole window starts from the window before, one against a year ago
/// from that year, any other from the last period before the start.
[[nodiscard]] BaselineRule default_baseline(Window window);

struct Baseline {
  BaselineRule rule = BaselineRule::last_before_start;
  int count = 0;            ///< For mean_of_last: 1 or more.
  double value = 0;         ///< For manual.
  Period period = {};       ///< For reference_period.
  std::string reason = {};  ///< Why it replaces a baseline that was frozen; empty: it does not.
  friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// How the expected progress runs from start to deadline. seasonal: as past years ran; milestones:
/// through `Goal::waypoints`; geometric: by the same factor each day, for levels that grow.
enum class PathShape : std::uint8_t { linear, working_days, seasonal, geometric, milestones };
[[nodiscard]] std::string_view name_of(PathShape shape);
/// seasonal where totals are compared, else linear.
[[nodiscard]] PathShape default_path(Window window);

/// Where a path of milestones is at the close of a day: a share of the way (0–1), or a value.
struct Waypoint {
  enum class Kind : std::uint8_t { share, value };
  Date on;
  Kind kind = Kind::share;
  double at = 0;
  friend bool operator==(const Waypoint&, const Waypoint&) = default;
};

/// When a goal about sub-periods counts as kept: every one, on average, or at least a share.
struct MaintainPolicy {
  enum class Kind : std::uint8_t { each, average, share };
  Kind kind = Kind::each;
  double share = 1;  ///< In (0, 1]; for Kind::share.
  friend bool operator==(const MaintainPolicy&, const MaintainPolicy&) = default;
};

/// Committed goals are met or missed; aspirational ones are graded (spec §2.6, closing).
enum class Commitment : std::uint8_t { committed, aspirational };
[[nodiscard]] std::string_view name_of(Commitment commitment);

/// The largest score that a goal may be given.
inline constexpr double plain_cap = 1;
inline constexpr double highest_cap = 1.2;

/// One dated goal of a KPI. Its identity is (kpi, span). Which members count follows from `kind`
/// and `window`; the others keep their defaults. What it asks for in numbers, on a day, is told by
/// `aim_of` (aim.h).
struct Goal {
  Period span;  ///< First day to the day after the deadline.
  GoalKind kind = GoalKind::reach;
  /// Of a change: the comparator and the size in its `mode`, negative downwards ("<= -5"). Of a
  /// dated list: the comparator and the last value. Of a range: not used.
  Target target;
  Window window = Window::at_end;
  Grain per = Grain::month;  ///< each and last_subperiod: the sub-period.
  MaintainPolicy policy;     ///< Of the window each.
  Baseline baseline;
  PathShape path = PathShape::linear;
  Commitment commitment = Commitment::committed;
  std::string dropped_reason = {};       ///< Not empty: a person dropped it.
  ChangeMode mode = ChangeMode::abs;     ///< change.
  Band band = {};                        ///< range.
  std::vector<DatedValue> dated = {};    ///< In order of day; empty: `target` all along.
  std::optional<double> commit = {};     ///< An easier value, shown with whether it is met,
  std::optional<double> stretch = {};    ///< and a harder one; neither sets the status.
  Id<Metric> target_metric = {};         ///< Its value over the same window is the target's.
  std::vector<Waypoint> waypoints = {};  ///< milestones: in order of day, within the span.
  int lag_days = 0;                      ///< Days from the start in which nothing is expected.
  std::optional<Date> reach_by = {};     ///< maintain: from here on it is to hold; none: all along.
  double cap = plain_cap;                ///< Committed goals: the largest score, 1–1.2.
  PlanState state = PlanState::agreed;   ///< A proposal counts nowhere.
  std::string statement = {};            ///< The sentence that it was written as, if it was.

  [[nodiscard]] Date deadline() const { return span.final_day(); }
  friend bool operator==(const Goal&, const Goal&) = default;
};

}  // namespace koers::domain
