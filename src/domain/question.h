// What a forecast is to be asked about a goal: the test, the horizon and what is already in. Pure
// bookkeeping in the goal's calendar; the numbers come from `forecast`, which knows no goals.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "domain/assess.h"

namespace koers::domain {

/// One question, in steps of the series' grain after its last value. Mirrors forecast::Question
/// field by field.
struct GoalQuestion {
  enum class Kind : std::uint8_t {
    level,  ///< The value Σ share steps after the last one.
    mean,   ///< (done · done_weight + Σ share · value) / (done_weight + Σ share) over the coming
            ///< periods.
    total,  ///< done + Σ share · value over the coming periods.
    hold,   ///< At least `needed` of the coming whole periods meet the aim.
    any,    ///< At least one of the coming steps meets it.
    stay,   ///< The value `first_step` steps on meets it, and every one after that.
  };
  Kind kind = Kind::level;
  Aim aim;
  int first_step = 1;  ///< mean, stay: steps from the last value to the first coming period.
  std::vector<double>
      shares;  ///< Of each coming period, the share of its days that is still to come.
  double done = 0;
  double done_weight = 0;  ///< In periods.
  int needed = 0;
  std::vector<Aim> aims = {};  ///< hold: one for each coming period, where they differ.
  friend bool operator==(const GoalQuestion&, const GoalQuestion&) = default;
};

/// The values that a forecast may learn from: closed periods, and an open one where it counts at
/// once. In time order.
[[nodiscard]] std::vector<double> known_values(const AssessInput& input);

/// The question for this goal on this day. None: before any value, on or after the deadline, where
/// it is not known what is asked for, or where nothing is left to ask. Uses everything in `input`
/// but probability, forecast and previous.
[[nodiscard]] std::optional<GoalQuestion> question_of(const AssessInput& input);

/// Periods of the grain from the last known value to the window's end, for drawing: 0 without
/// values or after the end.
[[nodiscard]] int steps_to_deadline(const AssessInput& input);

}  // namespace koers::domain
