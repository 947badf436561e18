// Lays values on consecutive periods, so that each step of the season stays in its place.
#include "app/adjusted_series.h"

#include <algorithm>

#include "domain/season.h"
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

// Values without gaps, and where each point lies among them; nothing where too many are missing.
struct Laid {
  std::vector<double> values;
  std::vector<std::size_t> at;
};

std::optional<Laid> laid_out(std::span<const domain::ProcessPoint> points,
                             const domain::Calendar& calendar, domain::Grain grain) {
  Laid laid;
  domain::Period period = points.front().period;
  std::size_t missing = 0;
  for (const auto& point : points) {
    const std::size_t before = laid.values.size();
    for (; period < point.period; period = calendar.shift(grain, period, 1)) {
      if (missing_share * ++missing > points.size()) return std::nullopt;
      laid.values.push_back(0);
    }
    const std::size_t gap = laid.values.size() - before;
    for (std::size_t i = 0; i < gap; ++i) {  // A straight line over what is missing.
      const double share = static_cast<double>(i + 1) / static_cast<double>(gap + 1);
      const double from = laid.values[before - 1];
      laid.values[before + i] = from + (point.value - from) * share;
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
  const auto laid = laid_out(points, calendar, grain);
  if (!laid || !forecast::is_seasonal(laid->values, season)) return series;
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
