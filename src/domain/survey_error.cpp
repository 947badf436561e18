// Normal approximations of shares.
#include "domain/survey_error.h"

#include <algorithm>
#include <cmath>

namespace koers::domain {
namespace {

constexpr double percent = 100;
constexpr double central_95 = 1.959963984540054;  // Quantile of 0.975.
constexpr double power_80 = 0.8416212335729143;   // Quantile of 0.80.
constexpr double opinionated = 2.0 / 3;           // Promoters and detractors together.

}  // namespace

double answer_variance(const SurveyValue& value) {
  const double share = value.value / percent;
  if (value.figure == SurveyFigure::share) return share * (1 - share);
  return std::max(opinionated, std::abs(share)) - share * share;
}

std::optional<double> standard_error(const SurveyValue& value) {
  const double least = value.figure == SurveyFigure::share ? 0 : -percent;
  const bool is_possible = value.value >= least && value.value <= percent;
  if (value.answers <= 0 || !is_possible) return std::nullopt;
  return percent * std::sqrt(answer_variance(value) / static_cast<double>(value.answers));
}

double margin_of(double standard_error) { return central_95 * standard_error; }

std::optional<double> margin_between(const SurveyValue& before, const SurveyValue& now) {
  const auto error_before = standard_error(before);
  const auto error_now = standard_error(now);
  if (!error_before || !error_now) return std::nullopt;
  return margin_of(std::hypot(*error_before, *error_now));
}

double answers_to_see(const SurveyValue& value, double difference) {
  const double width = (central_95 + power_80) / (difference / percent);
  return std::ceil(2 * width * width * answer_variance(value));
}

}  // namespace koers::domain
