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
inline constexpr std::string_view benchmark_engine = "2";
inline constexpr std::array<BenchmarkFigures, 6> benchmark_figures{{
    {"yearly", 1110, 6637, 0.809, 0.953, 0.1486, 0.2494, 0.0181},
    {"quarterly", 748, 4470, 0.825, 0.958, 0.1619, 0.2471, 0.0217},
    {"monthly", 1527, 9045, 0.821, 0.965, 0.1294, 0.2480, 0.0130},
    {"weekly", 452, 2707, 0.747, 0.942, 0.1267, 0.2453, 0.0197},
    {"daily", 318, 1853, 0.703, 0.956, 0.1386, 0.2476, 0.0217},
    {"total", 4155, 24712, 0.797, 0.957, 0.1408, 0.2481, 0.0100},
}};
// --- end
// clang-format on

}  // namespace koers::forecast
