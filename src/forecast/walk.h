// A level that wanders, looked at once a step: whether it stays where it should, and whether it
// gets there at all.
#pragma once

#include "forecast/forecast.h"

namespace koers::forecast {

/// Each step adds a normal change.
struct Walk {
  double start = 0;
  double drift = 0;
  double sd = 0;
};

/// Which steps are looked at: `count` of them, the first `first` steps after the start (1 or more).
struct Steps {
  int first = 1;
  int count = 1;
};

/// P(the test holds at every one of the steps). The first is exact; those after it by the law of
/// the maximum of a walk with drift, its barrier moved by .5826 sd for being looked at once a step:
/// within 0.03 of counted walks. Within limits: at least what both sides leave. 1 without steps.
[[nodiscard]] double chance_to_stay(const Walk& walk, const Steps& steps, const Test& test);

/// P(the test holds at one of the steps or more). Within limits: at least its best step's. 0
/// without steps.
[[nodiscard]] double chance_to_touch(const Walk& walk, const Steps& steps, const Test& test);

}  // namespace koers::forecast
