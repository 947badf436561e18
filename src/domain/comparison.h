// Whether a value meets a target: the one place where numbers are compared with goals. Success is
// never read off progress, which may be 1 without a strict target being met.
#pragma once

#include "domain/goal.h"

namespace koers::domain {

/// The largest magnitude among baseline, target and inputs: what rounding errors are small against.
/// 0: only the two numbers compared count.
struct Scale {
  double magnitude = 0;
};

/// Two numbers that are told apart.
struct Comparands {
  double value = 0;
  double target = 0;
};

/// |value - target| <= 5e-13 * max(|value|, |target|, scale): 0.1 + 0.2 is the same as 0.3.
[[nodiscard]] bool same_value(const Comparands& pair, Scale scale = {});

/// Whether an unrounded value meets a target; equality by `same_value`. `meets({at_most, 10}, 10)`:
/// yes; `meets({below, 2}, 2)`: no.
[[nodiscard]] bool meets(const Target& target, double value, Scale scale = {});

/// What success is: a comparison, or limits. With limits the target is not looked at.
struct Aim {
  Target target;
  std::optional<Band> band = {};
  friend bool operator==(const Aim&, const Aim&) = default;
};

/// The same for an aim; on a limit is within it.
[[nodiscard]] bool meets(const Aim& aim, double value, Scale scale = {});

}  // namespace koers::domain
