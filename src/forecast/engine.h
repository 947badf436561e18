// The forecast engine: a series in; sample paths, a point forecast, intervals and a decomposition
// out. A pure function of series, options and engine version: the same program gives the same bits,
// whatever else runs. On other processors the C library's exp and log may differ in the last bit.
#pragma once

#include <string_view>

#include "forecast/combine.h"
#include "forecast/paths.h"
#include "forecast/series.h"

namespace koers::forecast {

/// Changes whenever any digit of a forecast may.
inline constexpr std::string_view engine_version = "5";

struct Options {
  std::size_t horizon = 1;  ///< Periods ahead after the last one given, 1 or more.
  std::uint64_t seed = 1;   ///< Which path comes first; their distribution does not depend on it.
};

/// Why a forecast is made as it is, for people to be told.
enum class Caution : std::uint8_t {
  none,
  no_values,     ///< Nothing is known: the paths say nothing.
  one_value,     ///< The width is that of other series.
  few_values,    ///< At most `short_values_max`.
  intermittent,  ///< Many zeros: past values are drawn from.
};

struct Outlook {
  Path point;         ///< What the errors of the paths are added to.
  SamplePaths paths;  ///< A thousand or more.
  Caution caution = Caution::none;
  std::size_t used = 0;      ///< Values it was made from.
  std::size_t filled = 0;    ///< Gaps among them.
  std::size_t outliers = 0;  ///< Values that stood apart and were replaced.
  PathBounds bounds;         ///< Of all paths: given, or seen.
  Weights weights{};         ///< Of the members, see member_name.
  Adjusted adjusted;  ///< The decomposition: pattern and the series without it, in its own unit.

  /// The central interval at `level` (0.95) of each step.
  struct Band {
    std::vector<double> lower;
    std::vector<double> upper;
  };
  [[nodiscard]] Band band(double level) const;
};

/// The forecast of a series. Never fails: with nothing to go by the paths are as wide as numbers
/// are, and `caution` says why. Cost: milliseconds, growing with values (at most `values_max` are
/// looked at).
[[nodiscard]] Outlook look_ahead(const Series& series, const Options& options);

}  // namespace koers::forecast
