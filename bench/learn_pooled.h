// Learns the networks of the pooled member (src/forecast/pooled.h).
#pragma once

#include <cstdint>
#include <vector>

#include "learn_sample.h"

namespace koers::forecast {

/// A network that was learned from `windows` alone, all of one rhythm and with `steps` true values;
/// `seed` says where it begins.
[[nodiscard]] std::vector<float> train_network(const std::vector<const Sample*>& windows,
                                               std::size_t steps, std::uint64_t seed);

/// What a network says about a sample: its pooled member's path.
void ask_networks(Sample& sample, std::span<const float> networks, std::size_t steps);

}  // namespace koers::forecast
