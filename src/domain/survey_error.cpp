// Normal approximations, and Wilson's interval of a share.
#include "domain/survey_error.h"

#include <algorithm>
#include <cmath>

namespace koers::domain {
namespace {

constexpr double percent = 100;
constexpr double central_95 = 1.959963984540054;  // Quantile of 0.975.
constexpr double power_80 = 0.8416212335729143;   // Quantile of 0.80.
constexpr double opinionated = 2.0 / 3;           // Promoters and detractors together.

bool is_possible(const SurveyValue& value) {
  if (value.figure == SurveyFigure::mean) return std::isfinite(value.value);
  const double least = value.figure == SurveyFigure::share ? 0 : -percent;
  return value.value >= least && value.value <= percent;
}

ErrorBounds wilson(const SurveyValue& value) {
  const auto answers = static_cast<double>(value.answers);
  const double share = value.value / percent;
  const double squared = central_95 * central_95;
  const double centre = share + squared / (2 * answers);
  const double half =
      central_95 * std::sqrt((share * (1 - share) + squared / (4 * answers)) / answers);
  const double scale = percent / (1 + squared / answers);
  return {.low = std::max(0.0, scale * (centre - half)),
          .high = std::min(percent, scale * (centre + half))};
}

}  // namespace

double answer_deviation(const SurveyValue& value) {
  if (value.figure == SurveyFigure::mean) return value.deviation;
  const double share = value.value / percent;
  const double variance = value.figure == SurveyFigure::share
                              ? share * (1 - share)
                              : std::max(opinionated, std::abs(share)) - share * share;
  return percent * std::sqrt(variance);
}

std::optional<double> standard_error(const SurveyValue& value) {
  if (value.answers <= 0 || !is_possible(value)) return std::nullopt;
  return answer_deviation(value) / std::sqrt(static_cast<double>(value.answers));
}

double margin_of(double standard_error) { return central_95 * standard_error; }

std::optional<ErrorBounds> error_bounds(const SurveyValue& value) {
  const auto error = standard_error(value);
  if (!error) return std::nullopt;
  if (value.figure == SurveyFigure::share) return wilson(value);
  return ErrorBounds{.low = value.value - margin_of(*error),
                     .high = value.value + margin_of(*error)};
}

std::optional<double> margin_between(const SurveyValue& before, const SurveyValue& now) {
  const auto around_before = error_bounds(before);
  const auto around_now = error_bounds(now);
  if (!around_before || !around_now) return std::nullopt;
  if (now.value >= before.value)
    return std::hypot(now.value - around_now->low, around_before->high - before.value);
  return std::hypot(around_now->high - now.value, before.value - around_before->low);
}

double answers_to_see(const SurveyValue& value, double difference) {
  const double width = (central_95 + power_80) * answer_deviation(value) / difference;
  return std::ceil(2 * width * width);
}

}  // namespace koers::domain
