// Regression of later steps on the one that runs.
#include "forecast/update.h"

#include <algorithm>
#include <cmath>

namespace koers::forecast {
namespace {

double mean_at(const SamplePaths& paths, std::size_t at) {
  double sum = 0;
  for (std::size_t i = 0; i < paths.count(); ++i) sum += paths.path(i)[at];
  return sum / static_cast<double>(paths.count());
}

// Of each step from `open` on: how much it moves when that one moves by one.
std::vector<double> slopes_on(const SamplePaths& paths, std::size_t open) {
  std::vector<double> means(paths.horizon());
  for (std::size_t k = open; k < means.size(); ++k) means[k] = mean_at(paths, k);
  std::vector<double> together(paths.horizon(), 0.0);
  for (std::size_t i = 0; i < paths.count(); ++i) {
    const auto path = paths.path(i);
    const double off = path[open] - means[open];
    for (std::size_t k = open; k < path.size(); ++k) together[k] += off * (path[k] - means[k]);
  }
  const double variance = together[open];
  // Where all paths agree, what moved one of them moves all that follow.
  for (double& slope : together) slope = variance > 0 ? slope / variance : 1;
  return together;
}

}  // namespace

SamplePaths updated(const SamplePaths& paths, const OpenValue& open, const PathBounds& bounds) {
  SamplePaths after = paths;
  const std::size_t at = open.step - 1;
  if (paths.count() == 0 || at >= paths.horizon()) return after;
  const double middle = mean_at(paths, at);
  const double left = std::sqrt(std::clamp(1 - open.share_gone, 0.0, 1.0));
  const auto slopes = slopes_on(paths, at);
  for (std::size_t i = 0; i < after.count(); ++i) {
    const auto path = after.path(i);
    const double moved = open.value + left * (path[at] - middle) - path[at];
    for (std::size_t k = at; k < path.size(); ++k)
      path[k] = bounds.inside(path[k] + slopes[k] * moved);
  }
  return after;
}

}  // namespace koers::forecast
