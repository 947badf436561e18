// The scores and statuses of several things as one: counts, score, expected score and status of an
// objective from those of its key results and of the objectives below it. Says nothing about
// causes; who counts where is in plan_graph.h.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "domain/plan.h"
#include "domain/standing.h"

namespace koers::domain {

/// How many stand at each status, in the order of `Status`.
struct StatusCounts {
  std::array<int, 8> of{};

  [[nodiscard]] int operator[](Status status) const { return of[static_cast<std::size_t>(status)]; }
  [[nodiscard]] int total() const;
  void add(Status status) { ++of[static_cast<std::size_t>(status)]; }
  friend bool operator==(const StatusCounts&, const StatusCounts&) = default;
};

/// Which shares of the weight stand how; of everything that was not dropped they sum to one.
/// Shares add up through any number of levels, so that one weak leaf does not turn a tree red.
struct StatusShares {
  double off = 0;       ///< off_track and missed.
  double warn = 0;      ///< at_risk and partial.
  double fine = 0;      ///< on_track and achieved.
  double waiting = 0;   ///< pending.
  double closed = 0;    ///< Of all these, what is final,
  double achieved = 0;  ///< and what of that is achieved.
  friend bool operator==(const StatusShares&, const StatusShares&) = default;
};
[[nodiscard]] StatusShares shares_of(Status status);

/// A value with the way it has to go, for sums: value, from, to.
struct SummedWay {
  double value = 0;
  double baseline = 0;
  double target = 0;
  friend bool operator==(const SummedWay&, const SummedWay&) = default;
};

/// What a roll-up needs to know of one thing.
struct RollUpItem {
  Status status = Status::pending;
  std::optional<double> score;  ///< In [0, 1]; none: no value yet.
  std::optional<double> probability;
  double weight = 1;  ///< > 0.
  bool is_must = false;
  /// Of objectives, and of goals with a forecast; else made of score and probability.
  std::optional<double> expected_score;
  std::optional<StatusShares> shares;  ///< Of objectives; else all at the status.
  std::optional<SummedWay> way;        ///< For `ScoreRule::sum`; none: not additive, or no value.
};
[[nodiscard]] RollUpItem roll_up_item(const Standing& standing);

struct RollUp {
  Status status = Status::pending;
  std::optional<double> score;  ///< What has no value counts 0; none: none reports.
  std::optional<double> expected_score;
  StatusCounts counts;
  int reporting = 0;  ///< Items with a value, of those not dropped.
  StatusShares shares;
  friend bool operator==(const RollUp&, const RollUp&) = default;
};

/// How items become one, and how strictly its end is judged.
struct RollUpRule {
  Scoring scoring;
  Commitment commitment = Commitment::committed;
};

/// Dropped items are counted and otherwise left out. Score by the rule: the weighted mean, the
/// plain mean, the least, or Σ (value − baseline) / Σ (target − baseline) within [0, 1].
/// Expected score of one item: closed → its score; open with a probability P → P · 1 + (1 − P) ·
/// score, since success scores 1 and failure about what is reached; else its score.
/// Status: off_track where a must is, or half the weight or more; at_risk where anything is
/// at_risk, off_track, partial or missed; pending while nothing else is known. `all_must_hold`: the
/// weakest. All closed: achieved if all are (aspirational: from a score of 0.7), partial from 0.7
/// (0.4), else missed.
[[nodiscard]] RollUp roll_up(std::span<const RollUpItem> items, const RollUpRule& rule = {});

/// What an item is expected to score at its end; 0 where nothing is known.
[[nodiscard]] double expected_of(const RollUpItem& item);

}  // namespace koers::domain
