// Runs the pool.
#include "forecast/members.h"

#include <algorithm>
#include <cmath>

#include "forecast/arima.h"
#include "forecast/ces.h"
#include "forecast/ets.h"
#include "forecast/pooled.h"
#include "forecast/theta.h"

namespace koers::forecast {
namespace {

constexpr std::array<std::string_view, member_count> names{
    "naive",  "snaive",   "drift",        "drift_recent", "ses",   "ets",  "ets_season",
    "damped", "theta",    "ces",          "arima_season", "arima", "line", "mean",
    "holt",   "year_ago", "theta_recent", "ets_log",      "pooled"};

Path with_season(const Prepared& prepared, Path path) {
  for (std::size_t k = 0; k < path.size(); ++k)
    path[k] = prepared.adjusted.with_season(path[k], prepared.values.size() + k);
  return path;
}

Path one_ets(std::span<const double> values, EtsTrend trend, std::size_t horizon) {
  if (values.size() < 4) return naive(values, horizon);
  return ets_path(fit_ets(values, 1, {.trend = trend}), horizon);
}

// Days a year before are those of the same weekday.
Path year_before(const Prepared& prepared, std::size_t horizon) {
  const std::size_t m = prepared.period;
  const bool is_weekday = prepared.rhythm == Rhythm::daily && m == 7;
  const std::size_t lag = is_weekday ? 364 : m;
  const std::size_t window = is_weekday ? 28 : m > 24 ? 8 : std::max<std::size_t>(1, m / 2);
  const auto& values = prepared.values;
  if (values.size() < lag + window)
    return year_ago(values, m, std::max<std::size_t>(1, m / 2), horizon);
  return year_ago(values, lag, window, horizon);
}

Path recent_theta(std::span<const double> z, std::size_t count, std::size_t horizon) {
  const auto recent = z.last(std::min(count, z.size()));
  return recent.size() < 4 ? naive(z, horizon) : theta_path(recent, fit_theta(recent), horizon);
}

// Damped growth in percent.
Path log_damped(std::span<const double> z, std::size_t horizon) {
  if (!(*std::min_element(z.begin(), z.end()) > 0)) return one_ets(z, EtsTrend::damped, horizon);
  std::vector<double> logs(z.begin(), z.end());
  for (double& value : logs) value = std::log(value);
  const double highest = 2 + *std::max_element(logs.begin(), logs.end());
  Path path = one_ets(logs, EtsTrend::damped, horizon);
  for (double& value : path) value = std::exp(std::min(value, highest));
  return path;
}

// A model that runs away, or is left without numbers, says no more than that nothing changes: no
// further than `far` times the reach of all that was seen.
void tame(Members& members, std::span<const double> values) {
  constexpr double far = 50;
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double reach = far * std::max({*high - *low, std::abs(*high), std::abs(*low)});
  for (auto& path : members.paths) {
    for (std::size_t k = 0; k < path.size(); ++k) {
      if (!std::isfinite(path[k])) path[k] = members.paths[0][k];
      path[k] = std::clamp(path[k], *low - reach, *high + reach);
    }
  }
}

}  // namespace

std::string_view member_name(std::size_t member) { return names[member]; }

Prepared prepare(std::span<const double> values, Rhythm rhythm, std::size_t period) {
  Prepared prepared{.values = {values.begin(), values.end()}, .period = period, .rhythm = rhythm};
  prepared.adjusted = unadjusted(values);
  if (!is_seasonal(values, period)) return prepared;
  const bool is_positive = *std::min_element(values.begin(), values.end()) > 0;
  prepared.adjusted =
      adjust(values, period,
             {.form = is_positive ? SeasonForm::multiplicative : SeasonForm::additive,
              .smoothing = period > 24 ? 8U : 0U});
  return prepared;
}

Members run_members(const Prepared& prepared, std::size_t horizon, std::span<const float> networks,
                    std::size_t steps) {
  const std::span<const double> raw(prepared.values);
  const std::span<const double> z(prepared.adjusted.values);
  const std::size_t m = prepared.period;
  const bool has_season = prepared.adjusted.form != SeasonForm::none;
  const std::size_t season = has_season && m <= 24 ? m : 1;
  Members members;
  auto& paths = members.paths;
  const auto put = [&](std::size_t at, Path path) {
    paths[at] = with_season(prepared, std::move(path));
  };
  put(0, naive(z, horizon));
  paths[1] = m > 1 && raw.size() >= m ? seasonal_naive(raw, m, horizon) : paths[0];
  put(2, drift(z, z.size(), horizon));
  put(3, drift(z, std::max<std::size_t>(4, m), horizon));
  put(4, one_ets(z, EtsTrend::none, horizon));
  put(5, choose_ets(z, 1, horizon, EtsSeasons::refuse));
  paths[6] = season > 1 ? choose_ets(raw, season, horizon, EtsSeasons::consider) : paths[5];
  put(7, one_ets(z, EtsTrend::damped, horizon));
  if (z.size() < 4) {
    put(theta_member, naive(z, horizon));
  } else {
    const ThetaFit fit = fit_theta(z);
    members.one_step_error = std::sqrt(fit.sse / static_cast<double>(z.size() - 2));
    put(theta_member, theta_path(z, fit, horizon));
  }
  put(9, complex_smoothing(z, horizon));
  put(11, choose_arima(z, 1, horizon));
  paths[10] = season > 1 ? choose_arima(raw, season, horizon) : paths[11];
  put(12, line(z, std::max<std::size_t>(8, 2 * m), horizon));
  put(13, recent_mean(z, std::max<std::size_t>(4, m), horizon));
  put(14, one_ets(z, EtsTrend::additive, horizon));
  paths[15] = m > 1 ? year_before(prepared, horizon) : paths[2];
  put(16, recent_theta(z, std::max<std::size_t>(10, 3 * m), horizon));
  put(17, log_damped(z, horizon));
  paths[pooled_member] =
      networks.empty() ? paths[theta_member] : pooled_path(networks, steps, prepared, horizon);
  tame(members, raw);
  return members;
}

}  // namespace koers::forecast
