// How much a figure that is made of answers differs by chance alone, and how many answers it takes
// to see a change.
#pragma once

#include <cstdint>
#include <optional>

namespace koers::domain {

/// A share of answers in percent, or a promoter score (share of promoters minus share of
/// detractors, times 100).
enum class SurveyFigure : std::uint8_t { share, promoter_score };

/// A figure and the answers behind it.
struct SurveyValue {
  SurveyFigure figure = SurveyFigure::share;
  double value = 0;
  std::int64_t answers = 0;
};

/// The variance of one answer, on the scale 0–1. share p: p(1-p). promoter score s: p + d - s²; the
/// shares of promoters p and detractors d are taken to make up two thirds together where that can
/// be, as in most surveys. 33.33: 0.5556.
[[nodiscard]] double answer_variance(const SurveyValue& value);

/// 100 · sqrt(variance / answers). None without answers, or for a value that no answers can give.
[[nodiscard]] std::optional<double> standard_error(const SurveyValue& value);

/// Half the width of the central 95%.
[[nodiscard]] double margin_of(double standard_error);

/// Half the width of the central 95% of the difference of two surveys; none where one has no
/// error.
[[nodiscard]] std::optional<double> margin_between(const SurveyValue& before,
                                                   const SurveyValue& now);

/// How many answers each of two surveys needs so that a true difference is seen in 4 of 5 cases, at
/// 95%: 2 · (1.96 + 0.8416)² · variance / difference². `difference` is not 0.
[[nodiscard]] double answers_to_see(const SurveyValue& value, double difference);

}  // namespace koers::domain
