// Sample paths.
#include "forecast/paths.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koers::forecast {
namespace {

std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

}  // namespace

std::vector<double> SamplePaths::sorted_at(std::size_t at) const {
  std::vector<double> values(count_);
  for (std::size_t i = 0; i < count_; ++i) values[i] = values_[i * horizon_ + at];
  std::sort(values.begin(), values.end());
  return values;
}

double quantile_of(std::span<const double> ascending, double level) {
  const auto n = static_cast<double>(ascending.size());
  const double rank = std::clamp(level * n - 0.5, 0.0, n - 1);
  const auto below = static_cast<std::size_t>(rank);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  const double share = rank - static_cast<double>(below);
  return ascending[below] + share * (ascending[above] - ascending[below]);
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i)
    std::swap(order[i - 1], order[mixed(mixed(seed) + i) % i]);
  return order;
}

}  // namespace koers::forecast
