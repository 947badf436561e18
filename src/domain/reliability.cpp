// Brier (1950) by confidence.h; Wilson (1927); expected calibration error over tenths.
#include "domain/reliability.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace koers::domain {
namespace {

constexpr double z95 = 1.959963984540054;  // Φ⁻¹(0.975)
constexpr int quarters_of_a_span = 4;

bool came_true(const JudgedForecast& forecast) {
  return forecast.foretold.outcome == Foretold::Outcome::achieved;
}

int bin_of(double probability) {
  const int bin = static_cast<int>(std::floor(probability * reliability_bin_count));
  return std::clamp(bin, 0, reliability_bin_count - 1);
}

// The exact tenth, not a sum of tenths.
double edge_of(int bin) { return static_cast<double>(bin) / reliability_bin_count; }

ReliabilityBin summed_up(int bin, std::span<const JudgedForecast> forecasts) {
  ReliabilityBin found{.from = edge_of(bin), .to = edge_of(bin + 1)};
  std::set<int> goals;
  int successes = 0;
  double said = 0;
  for (const auto& forecast : forecasts) {
    if (bin_of(forecast.foretold.confidence) != bin) continue;
    ++found.count;
    goals.insert(forecast.goal);
    said += forecast.foretold.confidence;
    if (came_true(forecast)) ++successes;
  }
  if (found.count == 0) return found;
  found.goals = static_cast<int>(goals.size());
  found.mean = said / found.count;
  found.share = static_cast<double>(successes) / found.count;
  found.interval = wilson_interval(found.share * found.goals, found.goals);
  return found;
}

double log_loss(const JudgedForecast& forecast) {
  const double said = std::clamp(forecast.foretold.confidence, log_score_clip, 1 - log_score_clip);
  return -std::log(came_true(forecast) ? said : 1 - said);
}

}  // namespace

std::string_view name_of(Lead lead) {
  constexpr std::array<std::string_view, leads.size()> names{"first", "quarter", "half",
                                                             "three_quarters"};
  return names[static_cast<std::size_t>(lead)];
}

Date lead_day(const Period& span, Lead lead) {
  if (lead == Lead::first) return span.final_day() - Days{1};
  const int days = span.day_count() * static_cast<int>(lead) / quarters_of_a_span;
  return span.first + Days{days} - Days{1};
}

ShareInterval wilson_interval(double successes, double n) {
  if (!(n > 0)) return {};
  const double share = successes / n;
  const double square = z95 * z95;
  const double middle = share + square / (2 * n);
  const double half = z95 * std::sqrt(share * (1 - share) / n + square / (4 * n * n));
  const double scale = 1 + square / n;
  return {.lower = std::max(0.0, (middle - half) / scale),
          .upper = std::min(1.0, (middle + half) / scale)};
}

std::optional<Reliability> reliability_of(std::span<const JudgedForecast> forecasts) {
  std::vector<Foretold> foretold;
  foretold.reserve(forecasts.size());
  for (const auto& forecast : forecasts) foretold.push_back(forecast.foretold);
  const auto score = calibration_of(foretold);
  if (!score) return std::nullopt;
  Reliability found{.score = *score};
  if (found.score.base > 0) found.skill = 1 - found.score.brier / found.score.base;
  std::set<int> goals;
  for (const auto& forecast : forecasts) {
    goals.insert(forecast.goal);
    if (came_true(forecast)) ++found.came_true;
    found.said += forecast.foretold.confidence / found.score.n;
    found.log_score += log_loss(forecast) / found.score.n;
  }
  found.goals = static_cast<int>(goals.size());
  for (int bin = 0; bin < reliability_bin_count; ++bin) {
    const auto summary = summed_up(bin, forecasts);
    if (summary.count == 0) continue;
    found.calibration_error +=
        std::abs(summary.mean - summary.share) * summary.count / found.score.n;
    found.bins.push_back(summary);
  }
  return found;
}

}  // namespace koers::domain
