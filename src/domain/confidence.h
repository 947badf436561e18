// How good people's confidence was, told afterwards: the mean squared distance between what they
// gave a result and what became of it.
#pragma once

#include <optional>
#include <span>

namespace koers::domain {

/// One closed key result: the confidence given last before its end, and whether it was achieved.
struct Foretold {
  double confidence = 0;  ///< In [0, 1].
  enum class Outcome : unsigned char { failed, achieved } outcome = Outcome::failed;
};

struct Calibration {
  int n = 0;
  double brier = 0;  ///< mean (confidence − outcome)²: 0 is perfect, 0.25 a coin.
  double base = 0;   ///< What giving everybody's share of success each time would have scored.
};

/// None without anything closed. (.9, 1) (.8, 1) (.7, 0) (.6, 1) (.3, 0): 0.158 against 0.24.
[[nodiscard]] std::optional<Calibration> calibration_of(std::span<const Foretold> items);

}  // namespace koers::domain
