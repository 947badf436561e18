// Folds, beginnings and shares.
#include "learn_weights.h"

#include <algorithm>

#include "forecast/combine.h"
#include "learn_gate.h"
#include "learn_pooled.h"
#include "learn_usual.h"

namespace koers::forecast {
namespace {

std::vector<float> train_gates(const std::vector<const Sample*>& samples, std::size_t steps,
                               std::uint64_t gates) {
  std::vector<float> all;
  for (std::uint64_t seed = 1; seed <= gates; ++seed) {
    const auto gate = train_gate(samples, steps, seed);
    all.insert(all.end(), gate.begin(), gate.end());
  }
  return all;
}

}  // namespace

Setting setting_of(std::size_t regime) {
  constexpr Setting neither{.has_networks = false, .usual_share = 0};
  constexpr std::array<Setting, regime_count> settings{{{true, 0.5},
                                                        {true, 0.5},
                                                        neither,
                                                        {false, 0.5},
                                                        {true, 0},
                                                        neither,
                                                        neither,
                                                        neither,
                                                        neither,
                                                        neither}};
  return settings[regime];
}

std::vector<float> train_networks(const std::vector<const Sample*>& windows, std::size_t steps,
                                  std::uint64_t count) {
  std::vector<float> all;
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    const auto network = train_network(windows, steps, seed);
    all.insert(all.end(), network.begin(), network.end());
  }
  return all;
}

std::vector<const Sample*> pointers(const std::vector<Sample>& samples, std::size_t but_fold) {
  std::vector<const Sample*> chosen;
  for (const auto& sample : samples)
    if (sample.fold != but_fold) chosen.push_back(&sample);
  return chosen;
}

void ask_pooled(std::vector<Sample>& samples, const std::vector<Sample>& windows,
                std::size_t steps) {
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto networks = train_networks(pointers(windows, fold), steps, 1);
    for (auto& sample : samples)
      if (sample.fold == fold) ask_networks(sample, networks, steps);
  }
}

Weighing learn_weights(const std::vector<const Sample*>& samples, std::size_t steps,
                       double usual_share, std::uint64_t gates) {
  return {.usual = usual_weights(samples, usual_share),
          .gates = train_gates(samples, steps, gates)};
}

std::vector<double> path_of(const Sample& sample, const Weighing& weighing, std::size_t steps) {
  const auto [first, last] = weights_of(weighing.usual, weighing.gates, sample.features);
  std::vector<double> path(sample.truth.size(), 0.0);
  for (std::size_t k = 0; k < path.size(); ++k) {
    const double share = share_of(k, steps);
    for (std::size_t j = 0; j < member_count; ++j)
      path[k] += ((1 - share) * first[j] + share * last[j]) * sample.paths[k][j];
    path[k] = std::max<double>(path[k], sample.lowest);
  }
  return path;
}

}  // namespace koers::forecast
