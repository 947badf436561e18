// Signal and noise: the limits of a process behaviour chart (XmR). What stays within them is normal
// variation; the limits are never made from the global standard deviation, which a shift would
// inflate.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

namespace koers::domain {

/// Fewer values have no limits; from `firm_values_min` on they are firm.
inline constexpr int limit_values_min = 6;
inline constexpr int firm_values_min = 12;
/// Limits of now are made from at most so many values.
inline constexpr int limit_values_max = 24;

enum class Firmness : std::uint8_t { provisional, firm };

/// Which centre line: the mean, or the median, which a single outlier does not move.
enum class Centre : std::uint8_t { mean, median };

struct Limits {
  double centre = 0;
  double moving_range = 0;  ///< Mean (or median) distance of neighbours.
  double upper = 0;
  double lower = 0;
  double range_limit = 0;  ///< A distance of neighbours beyond this is a signal.
  int n = 0;
  Firmness firmness = Firmness::provisional;

  /// How far a value lies from the centre by chance: the longer side, as the other may end at a
  /// bound of what can occur.
  [[nodiscard]] double half_width() const { return std::max(upper - centre, centre - lower); }
  friend bool operator==(const Limits&, const Limits&) = default;
};

/// The mean; of at least one value.
[[nodiscard]] double mean_of(std::span<const double> values);

/// How far limits lie from the centre before a bound moves them: 2.66 · the mean moving range.
[[nodiscard]] double xmr_half_width(const Limits& limits);

/// Limits of values in time order: mean ± 2.66 · mean moving range, range limit 3.268 times it;
/// median variant 3.145 and 3.865. None with fewer than `limit_values_min` values. Takes all values
/// it is given.
[[nodiscard]] std::optional<Limits> xmr_limits(std::span<const double> values,
                                               Centre centre = Centre::mean);

}  // namespace koers::domain
