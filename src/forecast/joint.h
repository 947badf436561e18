// Several series at once: which futures of one go with which of another. The futures themselves
// stay as they are; only their order is chosen.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "forecast/paths.h"

namespace koers::forecast {

/// A symmetric matrix of correlations with ones on its diagonal.
class Correlations {
 public:
  explicit Correlations(std::size_t count) : count_(count), values_(count * count, 0.0) {
    for (std::size_t i = 0; i < count; ++i) values_[i * count + i] = 1;
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] double of(std::size_t a, std::size_t b) const { return values_[a * count_ + b]; }
  void set(std::size_t a, std::size_t b, double correlation) {
    values_[a * count_ + b] = correlation;
    values_[b * count_ + a] = correlation;
  }

 private:
  std::size_t count_;
  std::vector<double> values_;
};

/// How far the unforeseen of two series moves together, from their changes over the same periods
/// (not finite: not known): the correlation r of the n pairs, drawn to none as r · n / (n + 20). 0
/// with fewer than 8 pairs, or where one never changes.
[[nodiscard]] double shrunk_correlation(std::span<const double> a, std::span<const double> b);

/// What moves together. One for each metric; series of one metric share it.
struct Drivers {
  std::vector<std::uint64_t> seeds;  ///< One number that is its own for each (seed_of its name).
  Correlations correlations;         ///< As many as seeds; of none: all are independent.
};
[[nodiscard]] std::uint64_t seed_of(std::string_view name);

/// One series.
struct JointMember {
  const SamplePaths* paths = nullptr;
  std::size_t driver = 0;  ///< Which of the drivers is its own.
};

/// For each member the order that its paths are to be read in: the i-th of `futures` takes the
/// paths order[member][i]; a member with as many paths gives each of them once. How high a path
/// runs over all its steps then has the rank correlations asked for (Iman & Conover, "A
/// distribution-free approach to inducing rank correlation among input variables", 1982).
/// Correlations that no joint law has are drawn to none until there is one. Members of one driver
/// are read in one order of height.
[[nodiscard]] std::vector<std::vector<std::size_t>> joint_orders(
    std::span<const JointMember> members, const Drivers& drivers, std::size_t futures);

}  // namespace koers::forecast
