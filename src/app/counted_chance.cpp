// Half a path: the middle of what none of them can tell apart.
#include "app/counted_chance.h"

#include <algorithm>
#include <cmath>

namespace koers::app {

double counted_chance(double met, std::size_t paths) {
  if (paths == 0) return met;
  const double least = 0.5 / static_cast<double>(paths);
  return std::round(std::clamp(met, least, 1 - least) * 1e6) / 1e6;
}

double counted_chance(const forecast::SamplePaths& paths, const forecast::Question& question) {
  return counted_chance(forecast::probability(paths, question),
                        paths.horizon() == 0 ? 0 : paths.count());
}

}  // namespace koers::app
