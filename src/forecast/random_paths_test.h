// Paths of known laws, to hold closed forms against. For tests only.
#pragma once

#include <random>

#include "forecast/paths.h"

namespace koers::forecast {

struct Law {
  double start = 0;
  double drift = 0;  ///< Of a step, or the mean of a period that stands alone.
  double sd = 1;
};

inline constexpr std::size_t many_paths = 200'000;

/// Random walks with drift.
[[nodiscard]] inline SamplePaths walks(const Law& law, std::size_t horizon,
                                       std::size_t count = many_paths) {
  SamplePaths paths(count, horizon);
  std::mt19937_64 random(20160401);
  std::normal_distribution<double> change(law.drift, law.sd);
  for (std::size_t i = 0; i < count; ++i) {
    double level = law.start;
    for (double& value : paths.path(i)) value = level += change(random);
  }
  return paths;
}

/// Periods that each stand alone.
[[nodiscard]] inline SamplePaths periods_alone(const Law& law, std::size_t horizon,
                                               std::size_t count = many_paths) {
  SamplePaths paths(count, horizon);
  std::mt19937_64 random(20160402);
  std::normal_distribution<double> period(law.drift, law.sd);
  for (std::size_t i = 0; i < count; ++i)
    for (double& value : paths.path(i)) value = period(random);
  return paths;
}

}  // namespace koers::forecast
