// Changes of the totals, as they are and per working day.
#include "domain/working_rhythm.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace koers::domain {
namespace {

bool has_rhythm(Grain grain) {
  return grain == Grain::week || grain == Grain::month || grain == Grain::quarter;
}

// Mean change from one known period to the next, relative to the mean size; infinite where nothing
// is known or all is zero.
double roughness(const std::vector<std::optional<double>>& values,
                 const std::vector<double>& shares) {
  double changes = 0;
  double sizes = 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (!values[i] || !values[i - 1]) continue;
    const double now = *values[i] / shares[i];
    changes += std::fabs(now - *values[i - 1] / shares[i - 1]);
    sizes += std::fabs(now);
  }
  return sizes > 0 ? changes / sizes : std::numeric_limits<double>::infinity();
}

}  // namespace

std::optional<WorkingRhythm> working_rhythm(const TotalsKnown& totals, const Calendar& calendar,
                                            std::size_t ahead) {
  constexpr double enough = 0.9;
  const auto known =
      std::ranges::count_if(totals.values, [](const auto& v) { return v.has_value(); });
  if (!has_rhythm(totals.grain) || known < rhythm_values_min) return std::nullopt;
  std::vector<double> days;
  const auto count = static_cast<int>(totals.values.size());
  for (int at = 1 - count; at <= static_cast<int>(ahead); ++at)
    days.push_back(calendar.working_days(calendar.shift(totals.grain, totals.last, at)));
  if (std::ranges::min(days) <= 0) return std::nullopt;
  const double most = std::ranges::max(days);
  for (double& share : days) share /= most;
  const auto split = days.begin() + count;
  WorkingRhythm rhythm{.past = {days.begin(), split}, .ahead = {split, days.end()}};
  const double plain = roughness(totals.values, std::vector<double>(totals.values.size(), 1.0));
  if (!(roughness(totals.values, rhythm.past) < enough * plain)) return std::nullopt;
  return rhythm;
}

}  // namespace koers::domain
