// What the writer of the crash test writes, agreed with the test that audits it. Command `number`
// of lane `lane` writes three values about days of its own, a document and a cursor: all there or
// none.
#pragma once

#include <string>
#include <vector>

#include "store/store_sample.h"

namespace koers::crash {

inline constexpr int lanes = 8;
inline constexpr int values_per_command = 3;

inline std::string lane_name(int lane) { return "lane-" + std::to_string(lane); }

struct Step {
  int lane = 0;
  int number = 0;
};

/// The values of a command, about days that no other command writes.
inline std::vector<store::Observation> values_of(Step step) {
  std::vector<store::Observation> values;
  for (int i = 0; i < values_per_command; ++i) {
    const Date start = store::sample::day(step.number * values_per_command + i);
    values.push_back(store::sample::value(start, step.number + 0.25 * i));
  }
  return values;
}

}  // namespace koers::crash
