// What a forecast is to be asked about a goal: the test, the horizon and what is already in. Pure
// bookkeeping in the goal's calendar; the numbers come from `forecast`, which knows no goals.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "domain/assess.h"

namespace koers::domain {

/// One question, in steps of the series' grain after its last closed value. Mirrors
/// forecast::Question field by field.
struct GoalQuestion {
  enum class Kind : std::uint8_t {
    level,  ///< The value Σ share steps after the last one.
    mean,   ///< (done · done_weight + Σ share · value) / (done_weight + Σ share) over the coming
            ///< periods.
    total,  ///< done + Σ share · value over the coming periods.
    hold,   ///< At least `needed` of the coming whole periods meet the aim.
    any,    ///< At least one of the coming periods meets it.
    stay,   ///< The value `first_step` steps on meets it, and every one after that.
  };
  Kind kind = Kind::level;
  Aim aim;
  int first_step = 1;  ///< Not level: steps from the last closed value to the first coming
                       ///< period.
  std::vector<double>
      shares;  ///< Of each coming period, the share of its days that is still to come.
  double done = 0;
  double done_weight = 0;  ///< In periods.
  int needed = 0;
  std::vector<Aim> aims = {};  ///< hold, stay: one for each coming period, where they differ.
  friend bool operator==(const GoalQuestion&, const GoalQuestion&) = default;
};

/// The values that count: closed periods, and an open one where it counts at once. In time order.
[[nodiscard]] std::vector<double> known_values(const AssessInput& input);

/// What a forecast may learn from, and what is known of the period that runs.
struct KnownHistory {
  /// Of consecutive closed periods, the first and the last of them known.
  std::vector<std::optional<double>> values;
  int known = 0;               ///< How many of them are.
  std::optional<Period> last;  ///< The last of them.

  /// A period that runs, where its value counts at once.
  struct Open {
    double value = 0;
    int step = 1;           ///< Periods after `last`.
    double share_gone = 0;  ///< Of its days.
    friend bool operator==(const Open&, const Open&) = default;
  };
  std::optional<Open> open;
};
[[nodiscard]] KnownHistory history_of(const AssessInput& input);

/// The question for this goal on this day. None: before any closed value, on or after the deadline,
/// where it is not known what is asked for, or where nothing is left to ask. Uses everything in
/// `input` but probability, forecast and previous.
[[nodiscard]] std::optional<GoalQuestion> question_of(const AssessInput& input);

/// Periods of the grain from the last closed value to the window's end: 0 without values or after
/// the end.
[[nodiscard]] int steps_to_deadline(const AssessInput& input);

}  // namespace koers::domain
