// How far along a goal is: the arithmetic of progress for every kind of goal, before any judgement.
// Never clamped where it is kept; display and roll-up clamp for themselves.
#pragma once

#include <optional>
#include <span>

#include "domain/comparison.h"

namespace koers::domain {

/// From where to where: to a target, or to within limits.
struct Way {
  double baseline = 0;
  Target target;
  std::optional<Band> band = {};

  [[nodiscard]] Aim aim() const { return {.target = target, .band = band}; }
};

/// The value that the way leads to: the target's, or the nearer of the limits.
[[nodiscard]] double goal_value(const Way& way);

/// How far a value is from what is aimed for, in its unit; 0 or less: not at all.
[[nodiscard]] double shortfall(const Way& way, double value);

/// The largest magnitude that a comparison on this way has to reckon with.
[[nodiscard]] Scale scale_of(const Way& way);

/// True where the baseline is the target's value or already meets it, or lies within the limits:
/// there is no way to go.
[[nodiscard]] bool is_degenerate(const Way& way);

/// (value - baseline) / (target - baseline): 0 at the baseline, 1 at the target, below 0 a step
/// back, above 1 more than asked. Degenerate: 1 if met, else 0. From 14 to 10, at 12.5: 0.375. To
/// limits: `range_progress`.
[[nodiscard]] double progress(const Way& way, double value);

/// What a value is of a whole other than zero; the largest double where it would be more.
[[nodiscard]] double share_of(double value, double whole);

/// The band of ± `tolerance` (0.05 is 5%) around a value: 250 ± 5% is 237.5 to 262.5.
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

/// A total that is to differ from that of another period.
struct Uplift {
  double reference = 0;  ///< The total of then.
  double change = 0;     ///< What is to come on top of it; negative: off it. Not 0.
};
/// What was gathered so far, and the share of a period's total that is usually in by then.
struct Gathered {
  double total = 0;
  double share_gone = 0;  ///< 0–1.
};
/// (total - reference · share gone) / change: 0 as much as then, 1 as much as asked. 42,000 at
/// 0.479 with 25,000 on top of 60,000: 0.5304.
[[nodiscard]] double uplift_progress(const Uplift& uplift, const Gathered& gathered);

/// Below this share such a progress is mostly noise, and not shown.
inline constexpr double uplift_share_min = 0.15;

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

/// Progress as it counts in a roll-up: within [0, cap].
[[nodiscard]] double roll_up_score(double progress, double cap = plain_cap);

}  // namespace koers::domain
