// How a year runs: which share of a span's total usually falls in each of its periods, learned from
// the same periods of past years.
#pragma once

#include <span>
#include <vector>

#include "domain/standing.h"

namespace koers::domain {

/// So many past years it takes to speak of a season.
inline constexpr int season_cycles_min = 2;

/// Periods of a grain in a year; of weeks and days the nearest number that keeps the weekday.
[[nodiscard]] int steps_in_year(const Calendar& calendar, Grain grain);

/// The share of a total that falls in a period; the shares of a span add up to 1.
struct SeasonShare {
  Period period;
  double share = 0;
};

/// The mean, over past cycles, of each sub-period's share in its cycle's total. Every cycle has as
/// many values. Empty: fewer than two cycles with a total above zero. 18 20 22 and 21 24 27:
/// .295833 .333333 .370833.
[[nodiscard]] std::vector<double> seasonal_shares(std::span<const std::vector<double>> cycles);

/// Where the shares are looked for. The references are only read during the call.
struct SeasonInput {
  const Calendar& calendar;
  std::span<const SeriesPoint> series;
  Grain grain = Grain::month;
  Period span;
};
/// The shares of the span's periods, by the same periods one, two, … years before; a year counts
/// only whole. Periods that the span cuts count in part. Empty without two such years.
[[nodiscard]] std::vector<SeasonShare> season_of(const SeasonInput& input);

/// The share that is in at the close of a day: whole periods whole, the one that runs in a straight
/// line. 0–1.
[[nodiscard]] double share_gone(std::span<const SeasonShare> season, Date on);

}  // namespace koers::domain
