// Seasons from past years.
#include "domain/season.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace koers::domain {
namespace {

std::optional<double> value_of(std::span<const SeriesPoint> series, const Period& period) {
  const auto found = std::ranges::lower_bound(series, period, {}, &SeriesPoint::period);
  return found != series.end() && found->period == period ? found->value : std::nullopt;
}

// The values of the periods so many years before; empty unless all are known.
std::vector<double> cycle_before(const SeasonInput& input, std::span<const Period> periods,
                                 int years) {
  std::vector<double> cycle;
  const int steps = -years * steps_in_year(input.calendar, input.grain);
  for (const Period& period : periods) {
    const auto value = value_of(input.series, input.calendar.shift(input.grain, period, steps));
    if (!value) return {};
    cycle.push_back(*value);
  }
  return cycle;
}

// A period that the span cuts has that part of its share.
std::vector<SeasonShare> within(const Period& span, std::span<const Period> periods,
                                std::span<const double> shares) {
  std::vector<SeasonShare> season;
  double all = 0;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const Period part{std::max(periods[i].first, span.first), std::min(periods[i].last, span.last)};
    const double share = shares[i] * part.day_count() / periods[i].day_count();
    season.push_back({part, share});
    all += share;
  }
  if (all <= 0) return {};
  for (SeasonShare& part : season) part.share /= all;
  return season;
}

}  // namespace

int steps_in_year(const Calendar& calendar, Grain grain) {
  switch (grain) {
    case Grain::day:
      return 364;
    case Grain::week:
      return 52;
    case Grain::month:
      return calendar.spec().pattern == YearPattern::weeks_13x4 ? 13 : 12;
    case Grain::quarter:
      return 4;
    case Grain::half:
      return 2;
    case Grain::year:
      return 1;
  }
  return 1;
}

std::vector<double> seasonal_shares(std::span<const std::vector<double>> cycles) {
  std::vector<double> shares;
  int counted = 0;
  for (const auto& cycle : cycles) {
    const double total = std::accumulate(cycle.begin(), cycle.end(), 0.0);
    const bool is_sound = total > 0 && std::ranges::all_of(cycle, [](double v) { return v >= 0; });
    if (!is_sound) continue;
    ++counted;
    shares.resize(cycle.size());
    for (std::size_t i = 0; i < cycle.size(); ++i) shares[i] += cycle[i] / total;
  }
  if (counted < season_cycles_min) return {};
  for (double& share : shares) share /= counted;
  return shares;
}

std::vector<SeasonShare> season_of(const SeasonInput& input) {
  if (input.series.empty()) return {};
  // No year has less than 364 days: before that many years ago nothing is known.
  const int years = days_between(input.series.front().period.first, input.span.first) / 364;
  if (years < season_cycles_min) return {};
  const auto periods = input.calendar.periods_in(input.grain, input.span);
  std::vector<std::vector<double>> cycles;
  for (int year = 1; year <= years; ++year) {
    auto cycle = cycle_before(input, periods, year);
    if (!cycle.empty()) cycles.push_back(std::move(cycle));
  }
  const auto shares = seasonal_shares(cycles);
  if (shares.empty()) return {};
  return within(input.span, periods, shares);
}

double share_gone(std::span<const SeasonShare> season, Date on) {
  double gone = 0;
  for (const SeasonShare& part : season) {
    const int days = days_between(part.period.first, on + Days{1});
    if (days <= 0) break;
    const double ratio = static_cast<double>(days) / part.period.day_count();
    gone += part.share * std::min(1.0, ratio);
  }
  return std::min(gone, 1.0);
}

}  // namespace koers::domain
