// How a value differs from an earlier one, and whether that says anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace koers::domain {

/// Two values of one metric.
struct ValuePair {
  double before = 0;
  double now = 0;
};

/// How a difference is told. share: also as a part of what was; points: of a percentage, whose
/// differences are percentage points and nothing else.
enum class ChangeScale : std::uint8_t { share, points };

struct ValueChange {
  double absolute = 0;  ///< In the metric's unit; of a percentage in points.
  /// now / before - 1; none on the scale of points, where `before` is 0 or less, and where the sign
  /// changed.
  std::optional<double> relative;
  friend bool operator==(const ValueChange&, const ValueChange&) = default;
};

/// 120 → 140: +20, +0.1667. -3 → -1: +2 alone.
[[nodiscard]] ValueChange change_between(const ValuePair& pair, ChangeScale scale);

/// What a change says.
enum class ChangeMeaning : std::uint8_t {
  unknown,           ///< There are no limits of normal variation to tell by.
  within_variation,  ///< The series shows no signal at the value.
  signal,            ///< It does.
};
/// "unknown", "within_variation", "signal".
[[nodiscard]] std::string_view name_of(ChangeMeaning meaning);

}  // namespace koers::domain
