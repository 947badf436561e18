// Iman and Conover's reordering, with the height of a path as what is ranked.
#include "forecast/joint.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "forecast/normal_quantile.h"

namespace koers::forecast {
namespace {

constexpr std::size_t pairs_min = 8;
constexpr double pairs_to_half = 20;

struct Pairs {
  std::vector<double> a;
  std::vector<double> b;
};

Pairs known_pairs(std::span<const double> a, std::span<const double> b) {
  Pairs pairs;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (!std::isfinite(a[i]) || !std::isfinite(b[i])) continue;
    pairs.a.push_back(a[i]);
    pairs.b.push_back(b[i]);
  }
  return pairs;
}

void standardize(std::vector<double>& values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  if (largest > 0)
    for (double& value : values) value /= largest;
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0;
  for (double& value : values) {
    value -= mean;
    squares += value * value;
  }
  const double length = std::sqrt(squares);
  for (double& value : values) value = length > 1e-12 ? value / length : 0;
}

// The lower triangle L of L Lᵀ = correlations with all but the diagonal times `share`; empty where
// there is none.
std::vector<double> triangle(const Correlations& correlations, double share) {
  const std::size_t n = correlations.count();
  std::vector<double> lower(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = i == j ? 1 : share * correlations.of(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= lower[i * n + k] * lower[j * n + k];
      if (i == j && rest <= 1e-9) return {};
      lower[i * n + j] = i == j ? std::sqrt(rest) : rest / lower[j * n + j];
    }
  }
  return lower;
}

std::vector<double> nearest_triangle(const Correlations& correlations) {
  for (double share = 1; share > 0.01; share *= 0.9) {
    auto lower = triangle(correlations, share);
    if (!lower.empty() || correlations.count() == 0) return lower;
  }
  return triangle(correlations, 0);
}

// Ranks, 0 for the least.
std::vector<std::size_t> ranks_of(std::span<const double> values) {
  std::vector<std::size_t> by_value(values.size());
  std::iota(by_value.begin(), by_value.end(), std::size_t{0});
  std::ranges::stable_sort(by_value, {}, [&](std::size_t i) { return values[i]; });
  std::vector<std::size_t> ranks(values.size());
  for (std::size_t rank = 0; rank < by_value.size(); ++rank) ranks[by_value[rank]] = rank;
  return ranks;
}

// Mean over the steps of how far a path lies above the others, in standard deviations.
std::vector<double> heights_of(const SamplePaths& paths) {
  std::vector<double> heights(paths.count(), 0.0);
  std::vector<double> values(paths.count());
  for (std::size_t k = 0; k < paths.horizon(); ++k) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = paths.path(i)[k];
    standardize(values);
    for (std::size_t i = 0; i < values.size(); ++i) heights[i] += values[i];
  }
  return heights;
}

// Standard normal numbers, spread evenly, in the order of the seed.
std::vector<double> normal_scores(std::size_t count, std::uint64_t seed) {
  const auto order = shuffled(count, seed);
  std::vector<double> scores(count);
  for (std::size_t i = 0; i < count; ++i)
    scores[i] = normal_quantile((static_cast<double>(order[i]) + 0.5) / static_cast<double>(count));
  return scores;
}

// By driver: the rank of its height in each joint future.
std::vector<std::vector<std::size_t>> driver_ranks(const Drivers& drivers, std::size_t count) {
  const std::size_t n = drivers.seeds.size();
  std::vector<std::vector<double>> own;
  for (const auto seed : drivers.seeds) own.push_back(normal_scores(count, seed));
  std::vector<std::vector<std::size_t>> ranks;
  if (drivers.correlations.count() == 0) {
    for (const auto& heights : own) ranks.push_back(ranks_of(heights));
    return ranks;
  }
  const auto lower = nearest_triangle(drivers.correlations);
  for (std::size_t m = 0; m < n; ++m) {
    std::vector<double> height(count, 0.0);
    for (std::size_t k = 0; k <= m; ++k) {
      const double share = lower[m * n + k];
      if (share == 0) continue;
      for (std::size_t i = 0; i < count; ++i) height[i] += share * own[k][i];
    }
    ranks.push_back(ranks_of(height));
  }
  return ranks;
}

}  // namespace

double shrunk_correlation(std::span<const double> a, std::span<const double> b) {
  Pairs pairs = known_pairs(a, b);
  if (pairs.a.size() < pairs_min) return 0;
  standardize(pairs.a);
  standardize(pairs.b);
  const double r = std::inner_product(pairs.a.begin(), pairs.a.end(), pairs.b.begin(), 0.0);
  const auto count = static_cast<double>(pairs.a.size());
  return std::clamp(r, -1.0, 1.0) * count / (count + pairs_to_half);
}

std::uint64_t seed_of(std::string_view name) {
  // FNV-1a, 64 bits.
  std::uint64_t seed = 0xcbf29ce484222325U;
  for (const char letter : name) {
    seed ^= static_cast<unsigned char>(letter);
    seed *= 0x100000001b3U;
  }
  return seed;
}

std::vector<std::vector<std::size_t>> joint_orders(std::span<const JointMember> members,
                                                   const Drivers& drivers, std::size_t futures) {
  std::vector<std::vector<std::size_t>> orders;
  const auto ranks = driver_ranks(drivers, futures);
  for (const auto& member : members) {
    const auto rank_of_path = ranks_of(heights_of(*member.paths));
    std::vector<std::size_t> path_of_rank(rank_of_path.size());
    for (std::size_t i = 0; i < rank_of_path.size(); ++i) path_of_rank[rank_of_path[i]] = i;
    auto& order = orders.emplace_back();
    for (const std::size_t rank : ranks[member.driver])
      order.push_back(path_of_rank[rank * path_of_rank.size() / futures]);
  }
  return orders;
}

}  // namespace koers::forecast
