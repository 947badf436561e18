// How far along a goal is: the arithmetic of progress for every kind of goal, before any judgement.
// Never clamped where it is kept; display and roll-up clamp for themselves.
#pragma once

#include <optional>
#include <span>

#include "domain/comparison.h"

namespace koers::domain {

/// From where to where.
struct Way {
  double baseline = 0;
  Target target;
};

/// The largest magnitude that a comparison on this way has to reckon with.
[[nodiscard]] Scale scale_of(const Way& way);

/// True where the baseline is the target's value or already meets it: there is no way to go.
[[nodiscard]] bool is_degenerate(const Way& way);

/// (value - baseline) / (target - baseline): 0 at the baseline, 1 at the target, below 0 a step
/// back, above 1 more than asked. Degenerate: 1 if met, else 0. From 14 to 10, at 12.5: 0.375.
[[nodiscard]] double progress(const Way& way, double value);

/// What a value is of a whole other than zero; the largest double where it would be more.
[[nodiscard]] double share_of(double value, double whole);

/// The band of ± `tolerance` (0.05 is 5 %) around a value: 250 ± 5 % is 237.5 to 262.5.
struct Tolerance {
  double share = 0;
};
[[nodiscard]] Band band_around(double value, Tolerance tolerance);

/// 1 inside; outside, one minus the distance left over the distance at the baseline. A baseline
/// inside: 1 or 0.
struct RangeWay {
  double baseline = 0;
  Band band;
};
[[nodiscard]] double range_progress(const RangeWay& way, double value);

/// Hits over sub-periods with a value; none without any. 2.4 2.1 1.9 2.0 1.8 1.7 held to "< 2":
/// 0.5.
struct Held {
  int hits = 0;
  int misses = 0;
};
[[nodiscard]] std::optional<double> compliance(const Held& held);

/// Room left before the target is missed, as a share of its size; negative where it is missed. None
/// at target 0.
[[nodiscard]] std::optional<double> headroom(const Target& target, double value);

/// One step of a qualitative key result.
struct Milestone {
  double weight = 1;  ///< > 0.
  enum class State : std::uint8_t { open, done } state = State::open;
};
/// Weighted share that is done, 0–1; none without milestones.
[[nodiscard]] std::optional<double> milestone_score(std::span<const Milestone> milestones);

/// Progress as it counts in a roll-up: within [0, 1].
[[nodiscard]] double roll_up_score(double progress);

}  // namespace koers::domain
