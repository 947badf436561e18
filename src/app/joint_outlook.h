// How an objective or plan is expected to end, from the joint futures of everything that counts in
// it: one set of paths for each metric, and what moves them together.
#pragma once

#include <optional>

#include "app/status.h"

namespace koers::app {

struct JointOutlook {
  double expected = 0;  ///< The mean score at the end,
  double lower = 0;     ///< and the bounds of its central 80%.
  double upper = 0;
  std::optional<double> all_met;  ///< P(all that must be met are); none: no chance is known of any.
  bool are_musts = false;         ///< `all_met` is of those marked so; else of all.
  int judged = 0;                 ///< How many have a chance, are over, or are lost,
  int unknown = 0;                ///< and how many have not: those are left out.

  /// What costs most of the score: what would be gained were it met in full.
  struct Cost {
    std::size_t leaf = 0;
    double score = 0;
  };
  std::optional<Cost> costliest;  ///< None where there is only one, very many, or nothing is lost.

  /// The two that move together, or against each other, the most: by `correlation_worth` or more.
  struct Pair {
    std::size_t leaf = 0;
    std::size_t other = 0;
    double correlation = 0;  ///< Drawn to none, as few values know little of it.
  };
  std::optional<Pair> closest;
};

/// What is less says hardly anything.
inline constexpr double correlation_worth = 0.2;

/// With more metrics, or leaves, than this they are taken to be independent, and no cost is told.
inline constexpr std::size_t joint_metrics_max = 64;

/// None where no goal below has a forecast.
[[nodiscard]] std::optional<JointOutlook> joint_outlook(const StatusView& status, std::size_t node);

}  // namespace koers::app
