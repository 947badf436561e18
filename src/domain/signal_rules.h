// By which rules a value of a process stands out from the limits of its segment. Koers has four; a
// metric may ask for those of Western Electric or Nelson instead, which see more and cry wolf more
// often.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "domain/signal.h"

namespace koers::domain {

/// Why a value stands out. A sigma is the mean moving range divided by 1.128.
enum class SignalRule : std::uint8_t {
  beyond_limit,  ///< It lies beyond a limit (three sigma).
  long_run,      ///< Eight in a row on one side of the centre; one on the line breaks the run.
  near_limit,    ///< Three of four in a row, this one among them, nearer one limit than the centre.
  wide_range,    ///< It differs from the one before by more than the range limit.
  beyond_two_sigma,  ///< Two of three in a row, this one among them, beyond two sigma on one side.
  beyond_one_sigma,  ///< Four of five in a row, this one among them, beyond one sigma on one side.
  run_of_nine,       ///< Nine in a row on one side of the centre.
  steady,            ///< Six in a row, each above the one before, or each below it.
  alternating,       ///< Fourteen in a row that go up and down in turn.
  too_calm,          ///< Fifteen in a row within one sigma.
  none_near_centre,  ///< Eight in a row beyond one sigma, some on either side.
};
/// "beyond_limit", "long_run" and so on, as above.
[[nodiscard]] std::string_view name_of(SignalRule rule);

/// Which rules are looked at.
enum class SignalRules : std::uint8_t {
  koers,             ///< beyond_limit, long_run, near_limit, wide_range.
  western_electric,  ///< 1956: beyond_limit, beyond_two_sigma, beyond_one_sigma, long_run.
  nelson,            ///< 1984: beyond_limit, and the seven from beyond_two_sigma on.
};
inline constexpr std::array all_signal_rules{SignalRules::koers, SignalRules::western_electric,
                                             SignalRules::nelson};
/// "koers", "western_electric", "nelson".
[[nodiscard]] std::string_view name_of(SignalRules rules);

/// What values vary around.
enum class CentralLine : std::uint8_t {
  mean,   ///< One level until a person says that there is a new one.
  trend,  ///< A straight line: so much more, or less, every period is normal.
};
inline constexpr std::array all_central_lines{CentralLine::mean, CentralLine::trend};
/// "mean", "trend".
[[nodiscard]] std::string_view name_of(CentralLine line);

inline constexpr int long_run_length = 8;

/// Which limits of a segment are looked at: one that lies where values cannot go beyond is not.
struct TestedLimits {
  const Limits& limits;
  bool upper = true;
  bool lower = true;
};

/// A position on one side of the centre: +1, -1, or 0 on the line or off it by rounding only.
[[nodiscard]] int side_of(double value, const Limits& limits);

/// Whether `value` is larger than `limit` by more than rounding at numbers as large as `scale`: a
/// constant series has no signals.
[[nodiscard]] bool exceeds(double value, double limit, double scale);

/// The rules that the value at each position breaks, in the order of `SignalRule`. `values` are
/// those of one segment that count, in time order. Linear in values.
[[nodiscard]] std::vector<std::vector<SignalRule>> broken_rules(std::span<const double> values,
                                                                const TestedLimits& tested,
                                                                SignalRules rules);

}  // namespace koers::domain
