// A process behaviour chart (XmR): a series in segments, each with limits of its own, and what
// stands out from them. It marks and proposes; a person says that there is a new normal, and why.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/calendar.h"
#include "domain/catalog.h"
#include "domain/goal.h"
#include "domain/signal_rules.h"

namespace koers::domain {

/// So many values after an annotated change, or since the start of a proposed segment.
inline constexpr int values_since_min = 6;

/// One closed value.
struct ProcessPoint {
  Period period;
  double value = 0;
  /// Left out of limits and rules, as a person knows its cause; still drawn. The distance of its
  /// neighbours is taken across it.
  bool is_excluded = false;
  std::int64_t n = 0;  ///< How many it is made of; 0: not known.
};

/// What the chart is made of. `points` in time order, each period once.
struct ProcessInput {
  std::span<const ProcessPoint> points;
  /// A limit beyond one is moved to it, and nothing is tested against it.
  NaturalBounds bounds = {};
  std::span<const Date> segment_starts = {};     ///< Days that a new normal was accepted from.
  std::span<const Date> annotated_changes = {};  ///< Days of which a person noted a change.
  int baseline_values = limit_values_max;        ///< After so many values limits are locked.
  SignalRules rules = SignalRules::koers;
  /// The values are shares or rates of n: where the largest n of a segment is more than twice the
  /// smallest, its limits are as wide as n makes them (Laney's p′ and u′ charts).
  bool is_of_n = false;
  /// trend: limits lie along the line of least squares through the values that they are made of,
  /// and n is left alone.
  CentralLine line = CentralLine::mean;
};

/// A stretch of one system of causes: the values with the indices [first, last).
struct ProcessSegment {
  std::size_t first = 0;
  std::size_t last = 0;
  /// Of its first values; none while there are fewer than `limit_values_min`. Moved to a bound
  /// where there is one.
  std::optional<Limits> limits;
  bool tests_upper = true;  ///< False: the limit lies at a bound.
  bool tests_lower = true;
  /// Not 0: the limits are those of a value made of so many, as many as the newest; of others they
  /// are `limits_at`.
  std::int64_t size = 0;
  /// How much the centre rises from a value to the next; the limits are those of the newest value.
  double slope = 0;

  friend bool operator==(const ProcessSegment&, const ProcessSegment&) = default;
};

enum class Side : std::uint8_t { below, above };

/// A value that stands out, and all the reasons why, in the order of `SignalRule`.
struct Signal {
  std::size_t at = 0;
  std::vector<SignalRule> rules;
  /// Of the centre; of the value before where it lies on the centre.
  Side side = Side::above;
  friend bool operator==(const Signal&, const Signal&) = default;
};

/// What speaks for a new segment: a run that lasts until now.
struct SegmentProposal {
  std::size_t from = 0;      ///< The value that it would start with: the first of the run, or after
                             ///< a noted change.
  std::size_t run_from = 0;  ///< The first value of the run.
  std::size_t values = 0;    ///< That count, from `from` until now.
  Side side = Side::above;
  std::optional<Date> annotated;  ///< The day of the noted change that it follows, if it does.
  double centre_before = 0;
  double centre_after = 0;
  friend bool operator==(const SegmentProposal&, const SegmentProposal&) = default;
};

/// What is normal now: of the segment that holds. Where a new one is proposed, nobody may have
/// looked for years: then of the newest values since it began, `limit_values_max` at most. What is
/// drawn, and what is a signal, stays with the segments that people accepted.
struct NormalNow {
  std::size_t first = 0;          ///< The value that it holds from.
  std::vector<std::size_t> made;  ///< The values that its limits are made of.
  std::optional<Limits> limits;   ///< None where these are too few. Moved to a bound.
};

struct ProcessChart {
  std::vector<ProcessSegment> segments;  ///< In time order; empty without points.
  std::vector<Signal> signals;           ///< In time order.
  std::optional<SegmentProposal> proposal;
  NormalNow now;
};

/// Limits lock after the first `baseline_values` values of a segment; signals are looked for within
/// a segment only, and only where it has limits. A segment starts with the first value whose period
/// ends after the day it was accepted from; one day twice, or without values, starts none.
/// A new segment is proposed if every value since some point until now lies on one side of the
/// centre, and these are eight or more, or six or more since an annotated change. Linear in points.
[[nodiscard]] ProcessChart process_chart(const ProcessInput& input);

/// Whether a person may say that there is a new normal from a day on: a segment is proposed, the
/// value of that day and all since are of its run, and they are six or more.
[[nodiscard]] bool may_start_segment(std::span<const ProcessPoint> points,
                                     const ProcessChart& chart, Date day);

/// The segment that holds now; nullptr without points.
[[nodiscard]] const ProcessSegment* current_segment(const ProcessChart& chart);

/// The limits of the value `at` a position of a segment that has limits: around the centre of that
/// position, farther from it by sqrt(size / n) where n matters, and not beyond `bounds`.
[[nodiscard]] Limits limits_at(const ProcessSegment& segment, std::span<const ProcessPoint> points,
                               std::size_t at, const NaturalBounds& bounds);

/// Whether the limits are not the same for all values of the segment.
[[nodiscard]] bool limits_vary(const ProcessSegment& segment);

/// Whether a value lies between the limits, or beyond one by rounding only.
[[nodiscard]] bool lies_within(const Limits& limits, double value);

/// Whether a value is marked.
[[nodiscard]] const Signal* signal_at(const ProcessChart& chart, std::size_t at);

/// How a target lies to what the process gives as it runs.
enum class Capability : std::uint8_t {
  by_chance,  ///< Within the limits: hit or missed by chance.
  never,      ///< Beyond the good limit: not without a change of the process.
  always,     ///< Beyond the bad limit: met by every value within normal variation.
};
[[nodiscard]] std::string_view name_of(Capability capability);

/// Of a target, by comparator: at least or above wants high values, at most or below low ones.
/// A limit that was moved to a bound is no way out: beyond it there is nothing to reach.
[[nodiscard]] Capability capability_of(const Limits& limits, const Target& target);

}  // namespace koers::domain
