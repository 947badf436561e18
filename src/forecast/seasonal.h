// The seasonal pattern of a series: is there one, what is it, and the series without it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace koers::forecast {

/// How a pattern is put on a level.
enum class SeasonForm : std::uint8_t { none, additive, multiplicative };

/// Whether the autocorrelation at one season stands out at the 10 % level, two-sided, given those
/// before it (Bartlett's variance). False with fewer than three seasons. The test of the M4
/// competition.
[[nodiscard]] bool is_seasonal(std::span<const double> values, std::size_t period);

/// A pattern and the series without it.
struct Adjusted {
  SeasonForm form = SeasonForm::none;
  std::vector<double> figure;  ///< One number for each step of the season; empty: none.
  std::vector<double> values;  ///< The series with the pattern taken out.
  double strength = 0;         ///< 1 - var(rest) / var(rest + pattern), 0 … 1.

  /// Of the step `at`, counted from the first value: what the level is multiplied by.
  [[nodiscard]] double factor(std::size_t at) const {
    return form == SeasonForm::multiplicative ? figure[at % figure.size()] : 1.0;
  }
  /// What is added to it.
  [[nodiscard]] double shift(std::size_t at) const {
    return form == SeasonForm::additive ? figure[at % figure.size()] : 0.0;
  }
  /// A level with the pattern put back.
  [[nodiscard]] double with_season(double level, std::size_t at) const {
    return level * factor(at) + shift(at);
  }
};

struct AdjustOptions {
  SeasonForm form = SeasonForm::multiplicative;
  std::size_t smoothing = 0;  ///< Harmonics that the pattern is reduced to; 0: all.
};

/// Classical decomposition: a centred moving average of one season is the trend, the mean of what
/// deviates from it is the pattern, shrunk towards none by the share of it that chance explains
/// (James and Stein's estimator; Miller & Williams 2003). Multiplicative patterns need positive
/// values. With fewer than two seasons, or where the pattern cannot be computed: the series as it
/// is.
[[nodiscard]] Adjusted adjust(std::span<const double> values, std::size_t period,
                              const AdjustOptions& options);

/// No pattern.
[[nodiscard]] Adjusted unadjusted(std::span<const double> values);

}  // namespace koers::forecast
