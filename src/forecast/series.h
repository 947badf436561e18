// What the forecast engine is given: one series of equally spaced values. Says nothing of dates,
// goals or metrics; whoever knows those translates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace koers::forecast {

/// The rhythm of a series. Everything that was learned offline is kept per rhythm.
enum class Rhythm : std::uint8_t { yearly, quarterly, monthly, weekly, daily };

inline constexpr std::size_t rhythm_count = 5;

/// A value that is missing. Its period exists, its number does not.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Larger numbers, and smaller than its negative, count as missing: they cannot be added.
inline constexpr double value_max = 1e300;

/// Values of consecutive closed periods, oldest first. What is not finite counts as missing.
struct Series {
  std::vector<double> values;
  Rhythm rhythm = Rhythm::monthly;
  std::size_t period = 12;      ///< Steps of one season; 1: none.
  std::optional<double> lower;  ///< No value can lie below, where known.
  std::optional<double> upper;
  /// Without a lower bound, a series that never was negative is taken for one that cannot be; set,
  /// it is not (profits, temperatures, net flows).
  bool may_be_negative = false;
};

/// The steps of a season that a rhythm usually has: 1, 4, 12, 52, 7.
[[nodiscard]] std::size_t usual_period(Rhythm rhythm);

/// The rhythm whose learned tables fit a season of `period` steps best.
[[nodiscard]] Rhythm rhythm_of_period(std::size_t period);

/// By its English name ("monthly"); none for other words.
[[nodiscard]] std::optional<Rhythm> rhythm_named(std::string_view name);

}  // namespace koers::forecast
