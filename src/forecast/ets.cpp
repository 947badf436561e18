// Exponential smoothing: likelihood, fit, forecast, choice.
#include "forecast/ets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "forecast/minimize.h"
#include "forecast/seasonal.h"

namespace koers::forecast {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double phi_min = 0.8;
constexpr double phi_max = 0.98;

// The recursions are the same for both kinds of error; only the likelihood differs.
template <EtsError error_kind, EtsSeason season_kind>
double pass(std::span<const double> values, const EtsParameters& p, EtsState& state) {
  double level = state.level;
  double slope = state.slope;
  double squares = 0;
  double product = 1;  // Of the fitted values: their logarithms are summed in blocks.
  double logs = 0;
  std::size_t at = 0;
  std::size_t count = 0;
  for (const double value : values) {
    const double damped = p.phi * slope;
    const double base = level + damped;
    double fitted = base;
    if constexpr (season_kind == EtsSeason::additive) fitted += state.season[at];
    if constexpr (season_kind == EtsSeason::multiplicative) fitted *= state.season[at];
    const double error = value - fitted;
    double scaled = error;
    if constexpr (season_kind == EtsSeason::multiplicative) {
      if (!(std::abs(base) > 1e-12) || !(std::abs(state.season[at]) > 1e-12)) return infinite;
      scaled = error / state.season[at];
      state.season[at] += p.gamma * error / base;
    }
    if constexpr (season_kind == EtsSeason::additive) state.season[at] += p.gamma * error;
    level = base + p.alpha * scaled;
    slope = damped + p.beta * scaled;
    if constexpr (season_kind != EtsSeason::none) at = at + 1 == state.season.size() ? 0 : at + 1;
    if constexpr (error_kind == EtsError::relative) {
      if (!(fitted > 1e-12)) return infinite;
      squares += error * error / (fitted * fitted);
      product *= fitted;
      if (++count % 16 == 0) {
        logs += std::log(product);
        product = 1;
      }
    } else {
      squares += error * error;
    }
  }
  state.level = level;
  state.slope = slope;
  if constexpr (season_kind != EtsSeason::none)
    std::rotate(state.season.begin(), state.season.begin() + static_cast<std::ptrdiff_t>(at),
                state.season.end());
  const auto n = static_cast<double>(values.size());
  if constexpr (error_kind == EtsError::relative) logs += std::log(product);
  return n * std::log(std::max(squares, 1e-24 * n)) + 2 * logs;
}

struct Beginning {
  EtsState state;
  double spread = 1;  // Unit of the first level and slope.
};

// Level and slope by a line through the first values without their season.
Beginning heuristic_start(std::span<const double> values, std::size_t period, EtsKind kind) {
  Beginning start;
  Adjusted adjusted = unadjusted(values);
  if (kind.season != EtsSeason::none) {
    const bool is_additive = kind.season == EtsSeason::additive;
    adjusted = adjust(values, period,
                      {.form = is_additive ? SeasonForm::additive : SeasonForm::multiplicative});
    start.state.season = adjusted.figure;
    if (adjusted.figure.empty()) start.state.season.assign(period, is_additive ? 0.0 : 1.0);
  }
  const std::size_t count = std::min(
      values.size(), std::max<std::size_t>(10, kind.season == EtsSeason::none ? 0 : 2 * period));
  const auto first = std::span(adjusted.values).first(count);
  const auto n = static_cast<double>(count);
  const double mean = std::accumulate(first.begin(), first.end(), 0.0) / n;
  double slope = 0;
  for (std::size_t i = 0; i < count; ++i)
    slope += (static_cast<double>(i) - (n - 1) / 2) * first[i];
  slope = count > 2 ? slope / (n * (n * n - 1) / 12) : 0;
  start.state.level = mean;
  if (kind.trend != EtsTrend::none) {
    start.state.level = mean - slope * (n + 1) / 2;
    start.state.slope = slope;
  }
  double changes = 0;
  for (std::size_t i = 1; i < adjusted.values.size(); ++i)
    changes += std::abs(adjusted.values[i] - adjusted.values[i - 1]);
  start.spread = std::max(changes / static_cast<double>(adjusted.values.size() - 1), 1e-9);
  return start;
}

// The variables of a kind: alpha, then beta, phi, gamma, level, slope as it has them.
struct Layout {
  EtsKind kind;
  Beginning start;

  [[nodiscard]] std::size_t count() const {
    return 2U + (kind.trend == EtsTrend::none ? 0U : 2U) +
           (kind.trend == EtsTrend::damped ? 1U : 0U) + (kind.season == EtsSeason::none ? 0U : 1U);
  }

  [[nodiscard]] EtsParameters parameters(const Variables& v) const {
    std::size_t at = 0;
    EtsParameters p;
    p.alpha = between(1e-4, 0.9999, v[at++]);
    if (kind.trend != EtsTrend::none) p.beta = p.alpha * between(1e-4, 0.9999, v[at++]);
    if (kind.trend == EtsTrend::damped) p.phi = between(phi_min, phi_max, v[at++]);
    if (kind.season != EtsSeason::none) p.gamma = (1 - p.alpha) * between(1e-4, 0.9999, v[at++]);
    return p;
  }

  void set_state(const Variables& v, EtsState& state) const {
    std::size_t at = count() - (kind.trend == EtsTrend::none ? 1 : 2);
    state.level = start.state.level + start.spread * v[at++];
    state.slope = kind.trend == EtsTrend::none ? 0 : start.state.slope + start.spread * 0.3 * v[at];
    std::copy(start.state.season.begin(), start.state.season.end(), state.season.begin());
  }

  [[nodiscard]] Variables first() const {
    Variables v{};
    std::size_t at = 0;
    v[at++] = to_any(0, 1, kind.season == EtsSeason::none ? 0.5 : 0.3);
    if (kind.trend != EtsTrend::none) v[at++] = to_any(0, 1, 0.1);
    if (kind.trend == EtsTrend::damped) v[at++] = to_any(phi_min, phi_max, 0.95);
    if (kind.season != EtsSeason::none) v[at++] = to_any(0, 1, 0.1);
    return v;
  }
};

double aicc_of(double twice_likelihood, std::size_t values, std::size_t parameters) {
  const auto n = static_cast<double>(values);
  const auto k = static_cast<double>(parameters);
  if (n - k - 1 <= 0) return infinite;
  return twice_likelihood + 2 * k + 2 * k * (k + 1) / (n - k - 1);
}

std::size_t evaluations_of(std::size_t values, std::size_t variables) {
  return values > 400 ? 30 * variables : 45 * variables;
}

std::vector<EtsKind> kinds_of(std::span<const double> values, EtsSeasons seasons) {
  const bool is_positive = *std::min_element(values.begin(), values.end()) > 0;
  std::vector<EtsKind> kinds;
  for (const auto trend : {EtsTrend::none, EtsTrend::additive, EtsTrend::damped}) {
    if (seasons == EtsSeasons::refuse) {
      kinds.push_back({EtsError::additive, trend, EtsSeason::none});
      if (is_positive) kinds.push_back({EtsError::relative, trend, EtsSeason::none});
      continue;
    }
    kinds.push_back({EtsError::additive, trend, EtsSeason::additive});
    if (is_positive) kinds.push_back({EtsError::relative, trend, EtsSeason::multiplicative});
  }
  return kinds;
}

}  // namespace

double ets_pass(std::span<const double> values, EtsKind kind, const EtsParameters& parameters,
                EtsState& state) {
  using enum EtsError;
  const bool is_relative = kind.error == relative;
  switch (kind.season) {
    case EtsSeason::none:
      return is_relative ? pass<relative, EtsSeason::none>(values, parameters, state)
                         : pass<additive, EtsSeason::none>(values, parameters, state);
    case EtsSeason::additive:
      return is_relative ? pass<relative, EtsSeason::additive>(values, parameters, state)
                         : pass<additive, EtsSeason::additive>(values, parameters, state);
    default:
      return is_relative ? pass<relative, EtsSeason::multiplicative>(values, parameters, state)
                         : pass<additive, EtsSeason::multiplicative>(values, parameters, state);
  }
}

EtsFit fit_ets(std::span<const double> values, std::size_t period, EtsKind kind) {
  const Layout layout{kind, heuristic_start(values, period, kind)};
  EtsState state = layout.start.state;
  const auto cost = [&](const Variables& v) {
    layout.set_state(v, state);
    return ets_pass(values, kind, layout.parameters(v), state);
  };
  const std::size_t count = layout.count();
  const auto best = minimize(cost, layout.first(),
                             {.count = count,
                              .step = 0.8,
                              .evaluations_max = evaluations_of(values.size(), count),
                              .tolerance = 1e-6});
  EtsFit fit{.kind = kind,
             .parameters = layout.parameters(best.at),
             .start = layout.start.state,
             .end = layout.start.state};
  layout.set_state(best.at, fit.start);
  fit.end = fit.start;
  const double twice = ets_pass(values, kind, fit.parameters, fit.end);
  const std::size_t seasonal = kind.season == EtsSeason::none ? 0 : period - 1;
  fit.aicc = aicc_of(twice, values.size(), count + 1 + seasonal);
  return fit;
}

Path ets_path(const EtsFit& fit, std::size_t horizon) {
  Path path(horizon);
  double slope = fit.end.slope;
  double level = fit.end.level;
  for (std::size_t k = 0; k < horizon; ++k) {
    slope *= fit.parameters.phi;
    level += slope;
    const auto& season = fit.end.season;
    path[k] = level;
    if (fit.kind.season == EtsSeason::additive) path[k] += season[k % season.size()];
    if (fit.kind.season == EtsSeason::multiplicative) path[k] *= season[k % season.size()];
  }
  return path;
}

Path choose_ets(std::span<const double> values, std::size_t period, std::size_t horizon,
                EtsSeasons seasons) {
  if (values.size() < 4) return naive(values, horizon);
  const bool has_seasons =
      seasons == EtsSeasons::consider && period > 1 && values.size() >= 3 * period;
  std::vector<EtsFit> fits;
  double lowest = infinite;
  for (const auto kind :
       kinds_of(values, has_seasons ? EtsSeasons::consider : EtsSeasons::refuse)) {
    fits.push_back(fit_ets(values, period, kind));
    lowest = std::min(lowest, fits.back().aicc);
  }
  if (!std::isfinite(lowest)) return naive(values, horizon);
  Path mean(horizon, 0.0);
  double total = 0;
  for (const auto& fit : fits) {
    const double weight = std::exp((lowest - fit.aicc) / 2);
    if (!(weight > 0.01)) continue;
    const Path path = ets_path(fit, horizon);
    for (std::size_t k = 0; k < horizon; ++k) mean[k] += weight * path[k];
    total += weight;
  }
  for (double& value : mean) value /= total;
  return mean;
}

}  // namespace koers::forecast
