// Lays values on consecutive periods, so that each step of the season stays in its place.
#include "app/adjusted_series.h"

#include <algorithm>
#include <cmath>

#include "domain/season.h"
#include "forecast/clean.h"
#include "forecast/seasonal.h"

namespace koers::app {
namespace {

constexpr double strength_min = 0.3;
constexpr std::size_t seasons_min = 3;
constexpr std::size_t days_in_week = 7;
constexpr std::size_t missing_share = 5;  // One of so many.

std::size_t season_length(const domain::Calendar& calendar, domain::Grain grain) {
  if (grain == domain::Grain::day) return days_in_week;
  return static_cast<std::size_t>(domain::steps_in_year(calendar, grain));
}

// Values by period, not a number where there is none, and where each point lies among them; nothing
// where too many are missing.
struct Laid {
  std::vector<double> values;
  std::vector<std::size_t> at;
};

std::optional<Laid> laid_out(std::span<const domain::ProcessPoint> points,
                             const domain::Calendar& calendar, domain::Grain grain) {
  Laid laid;
  domain::Period period = points.front().period;
  std::size_t gaps = 0;
  for (const auto& point : points) {
    for (; period < point.period; period = calendar.shift(grain, period, 1)) {
      if (missing_share * ++gaps > points.size()) return std::nullopt;
      laid.values.push_back(forecast::missing);
    }
    laid.at.push_back(laid.values.size());
    laid.values.push_back(point.value);
    period = calendar.shift(grain, period, 1);
  }
  return laid;
}

AdjustedSeries unadjusted(std::span<const domain::ProcessPoint> points) {
  AdjustedSeries series;
  for (const auto& point : points) series.values.push_back(point.value);
  return series;
}

}  // namespace

AdjustedSeries adjusted_series(std::span<const domain::ProcessPoint> points,
                               const domain::Calendar& calendar, domain::Grain grain) {
  AdjustedSeries series = unadjusted(points);
  const std::size_t season = season_length(calendar, grain);
  if (points.size() < seasons_min * season * (missing_share - 1) / missing_share || season < 2)
    return series;
  const auto is_too_large = [](double value) { return std::abs(value) > forecast::value_max; };
  if (std::ranges::any_of(series.values, is_too_large)) return series;
  auto laid = laid_out(points, calendar, grain);
  if (!laid) return series;
  forecast::bridge_gaps(laid->values, season);
  if (!forecast::is_seasonal(laid->values, season)) return series;
  const bool is_ratio = std::ranges::all_of(laid->values, [](double value) { return value > 0; });
  const auto form =
      is_ratio ? forecast::SeasonForm::multiplicative : forecast::SeasonForm::additive;
  const auto adjusted = forecast::adjust(laid->values, season, {.form = form});
  if (adjusted.form == forecast::SeasonForm::none || adjusted.strength < strength_min)
    return series;
  for (std::size_t i = 0; i < laid->at.size(); ++i) series.values[i] = adjusted.values[laid->at[i]];
  series.is_adjusted = true;
  series.is_ratio = is_ratio;
  return series;
}

}  // namespace koers::app
