// How much a figure that is made of answers differs by chance alone, and how many answers it takes
// to see a change.
#pragma once

#include <cstdint>
#include <optional>

namespace koers::domain {

/// A share of answers in percent, a promoter score (share of promoters minus share of detractors,
/// times 100), or the mean of what was answered.
enum class SurveyFigure : std::uint8_t { share, promoter_score, mean };

/// A figure and the answers behind it.
struct SurveyValue {
  SurveyFigure figure = SurveyFigure::share;
  double value = 0;
  std::int64_t answers = 0;
  double deviation = 0;  ///< mean: the standard deviation of one answer, at least 0.
};

/// The standard deviation of one answer, in the unit of the figure. share p: 100 · sqrt(p(1-p)).
/// promoter score s: 100 · sqrt(p + d - s²); the shares of promoters p and detractors d are taken
/// to make up two thirds together where that can be, as in most surveys. 33.33: 74.5.
[[nodiscard]] double answer_deviation(const SurveyValue& value);

/// The deviation of one answer divided by sqrt(answers). None without answers, or for a value that
/// no answers can give.
[[nodiscard]] std::optional<double> standard_error(const SurveyValue& value);

/// Half the width of the central 95%.
[[nodiscard]] double margin_of(double standard_error);

/// Where the true figure lies with 95% confidence.
struct ErrorBounds {
  double low = 0;
  double high = 0;
};

/// A share: the interval of Wilson (1927), which stays within 0–100 and is not empty where all
/// answered alike. Others: the value and its margin on both sides. None as for `standard_error`.
[[nodiscard]] std::optional<ErrorBounds> error_bounds(const SurveyValue& value);

/// How far two surveys as large as these differ by chance, in the direction in which they do: the
/// difference says something where it is larger (95%). By the bounds of each (Newcombe 1998, method
/// 10); none where one has none.
[[nodiscard]] std::optional<double> margin_between(const SurveyValue& before,
                                                   const SurveyValue& now);

/// How many answers each of two surveys needs so that a true difference is seen in 4 of 5 cases, at
/// 95%: 2 · ((1.96 + 0.8416) · deviation / difference)². `difference` is not 0.
[[nodiscard]] double answers_to_see(const SurveyValue& value, double difference);

}  // namespace koers::domain
