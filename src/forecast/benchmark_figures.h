// What the engine scored on public series, for people who ask whether it can be trusted. Between
// the two marks written by `bench/forecast_bench.py --write`, never by hand; the figures are of the
// version that they name.
#pragma once

#include <array>
#include <string_view>

namespace koers::forecast {

/// Scores on the regular series of one rhythm, or of all ("total").
struct BenchmarkFigures {
  std::string_view rhythm;
  int series = 0;
  int questions = 0;              ///< Whether a target will be met.
  double owa = 0;                 ///< Error of the point forecast; 1: that of Naive2.
  double coverage_95 = 0;         ///< Share of the values within the 95 % interval.
  double brier = 0;               ///< Of the questions: 0 is perfect, 0.25 a coin.
  double brier_of_base_rate = 0;  ///< Of always saying the share that came true.
  double calibration_error = 0;   ///< Mean distance of said and came true over tenths.
};

// clang-format off
// --- figures
inline constexpr std::string_view benchmark_engine = "5";
inline constexpr std::array<BenchmarkFigures, 6> benchmark_figures{{
    {"yearly", 1110, 6637, 0.795, 0.951, 0.1450, 0.2494, 0.0134},
    {"quarterly", 748, 4470, 0.812, 0.954, 0.1594, 0.2471, 0.0281},
    {"monthly", 1527, 9045, 0.812, 0.965, 0.1276, 0.2480, 0.0081},
    {"weekly", 452, 2707, 0.725, 0.948, 0.1237, 0.2453, 0.0309},
    {"daily", 318, 1853, 0.697, 0.950, 0.1396, 0.2476, 0.0213},
    {"total", 4155, 24712, 0.784, 0.956, 0.1385, 0.2481, 0.0106},
}};
// --- end
// clang-format on

}  // namespace koers::forecast
