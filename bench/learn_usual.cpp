// One member after another.
#include "learn_usual.h"

#include <algorithm>
#include <cmath>

#include "learn_gate.h"

namespace koers::forecast {
namespace {

constexpr std::size_t rounds = 12;

// The sum of what the members said that were taken so far, sample by sample and step by step.
using Sums = std::vector<std::vector<double>>;

double loss_with(const std::vector<const Sample*>& samples, const References& references,
                 const Sums& sums, std::size_t member, double taken) {
  double loss = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const Sample& sample = *samples[i];
    std::vector<double> path(sums[i]);
    for (std::size_t k = 0; k < path.size(); ++k)
      path[k] = (path[k] + static_cast<double>(sample.paths[k][member])) / (taken + 1);
    const auto [smape, mase] = path_errors(sample, path);
    loss += smape / references.smape + mase / references.mase;
  }
  return loss;
}

}  // namespace

std::vector<float> usual_weights(const std::vector<const Sample*>& samples, double share) {
  std::vector<float> weights(member_count, 0.0F);
  if (share <= 0) return weights;
  const References references = references_of(samples);
  Sums sums;
  for (const auto* sample : samples) sums.emplace_back(sample->truth.size(), 0.0);
  for (std::size_t round = 0; round < rounds; ++round) {
    std::array<double, member_count> losses{};
    for (std::size_t j = 0; j < member_count; ++j)
      losses[j] = loss_with(samples, references, sums, j, static_cast<double>(round));
    const auto best = static_cast<std::size_t>(std::ranges::min_element(losses) - losses.begin());
    weights[best] += static_cast<float>(share / static_cast<double>(rounds));
    for (std::size_t i = 0; i < samples.size(); ++i)
      for (std::size_t k = 0; k < sums[i].size(); ++k)
        sums[i][k] += static_cast<double>(samples[i]->paths[k][best]);
  }
  return weights;
}

}  // namespace koers::forecast
