// ARIMA by conditional least squares.
#include "forecast/arima.h"

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

std::vector<double> difference(std::span<const double> values, std::size_t lag) {
  if (values.size() <= lag) return {};
  std::vector<double> result(values.size() - lag);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = values[i + lag] - values[i];
  return result;
}

// Coefficients of a stationary autoregression from partial autocorrelations (Durbin and Levinson).
void from_partials(std::span<const double> any, std::array<double, 3>& coefficients) {
  std::array<double, 3> previous{};
  for (std::size_t k = 0; k < any.size(); ++k) {
    const double partial = 0.98 * std::tanh(any[k]);
    coefficients = previous;
    coefficients[k] = partial;
    for (std::size_t i = 0; i < k; ++i)
      coefficients[i] = previous[i] - partial * previous[k - 1 - i];
    previous = coefficients;
  }
}

struct Term {
  std::size_t lag = 0;
  double weight = 0;
};

// The product of a short and a seasonal polynomial, as the terms that are not 0.
struct Terms {
  std::array<Term, 8> all{};
  std::size_t count = 0;
  void add(std::size_t lag, double weight) { all[count++] = {lag, weight}; }
};

// `sign` -1: (1 - c1 B …)(1 - C B^m), weights to be added on the right hand side; +1: the same with
// plus signs.
Terms product(std::span<const double> shorts, std::span<const double> seasonal, std::size_t period,
              double sign) {
  Terms terms;
  for (std::size_t i = 0; i < shorts.size(); ++i) terms.add(i + 1, shorts[i]);
  for (std::size_t j = 0; j < seasonal.size(); ++j) {
    terms.add((j + 1) * period, seasonal[j]);
    for (std::size_t i = 0; i < shorts.size(); ++i)
      terms.add((j + 1) * period + i + 1, sign * shorts[i] * seasonal[j]);
  }
  return terms;
}

struct Model {
  Terms ar;
  Terms ma;
  double mean = 0;
};

struct Layout {
  ArimaOrder order;
  std::size_t period = 1;
  double first_mean = 0;
  double spread = 1;

  [[nodiscard]] std::size_t count() const {
    return order.p + order.q + order.seasonal_p + order.seasonal_q + (order.has_mean ? 1 : 0);
  }

  [[nodiscard]] Model model(const Variables& v) const {
    const std::span<const double> all(v);
    std::array<double, 3> ar{};
    std::array<double, 3> ma{};
    from_partials(all.subspan(0, order.p), ar);
    from_partials(all.subspan(order.p, order.q), ma);
    for (double& weight : ma) weight = -weight;
    std::size_t at = order.p + order.q;
    std::array<double, 1> seasonal_ar{};
    std::array<double, 1> seasonal_ma{};
    if (order.seasonal_p > 0) seasonal_ar[0] = 0.98 * std::tanh(v[at++]);
    if (order.seasonal_q > 0) seasonal_ma[0] = -0.98 * std::tanh(v[at++]);
    Model model;
    model.ar = product(std::span(ar).first(order.p), std::span(seasonal_ar).first(order.seasonal_p),
                       period, -1);
    model.ma = product(std::span(ma).first(order.q), std::span(seasonal_ma).first(order.seasonal_q),
                       period, 1);
    model.mean = first_mean + (order.has_mean ? spread * v[at] : 0);
    return model;
  }
};

// Errors of one step, those before the first value taken as 0; gives the sum of squares from
// `skipped` on.
double residuals(std::span<const double> w, const Model& model, std::size_t skipped,
                 std::vector<double>& errors) {
  double sum = 0;
  for (std::size_t t = 0; t < w.size(); ++t) {
    double expected = model.mean;
    for (std::size_t i = 0; i < model.ar.count; ++i) {
      const Term& term = model.ar.all[i];
      if (t >= term.lag) expected += term.weight * (w[t - term.lag] - model.mean);
    }
    for (std::size_t i = 0; i < model.ma.count; ++i) {
      const Term& term = model.ma.all[i];
      if (t >= term.lag) expected += term.weight * errors[t - term.lag];
    }
    errors[t] = w[t] - expected;
    if (t >= skipped) sum += errors[t] * errors[t];
  }
  return sum;
}

std::vector<double> dense(const Terms& terms) {
  std::size_t longest = 0;
  for (std::size_t i = 0; i < terms.count; ++i) longest = std::max(longest, terms.all[i].lag);
  std::vector<double> result(longest, 0.0);
  for (std::size_t i = 0; i < terms.count; ++i) result[terms.all[i].lag - 1] += terms.all[i].weight;
  return result;
}

std::vector<double> differenced(std::span<const double> values, std::size_t period,
                                const ArimaOrder& order) {
  std::vector<double> w(values.begin(), values.end());
  for (std::size_t i = 0; i < order.seasonal_d; ++i) w = difference(w, period);
  for (std::size_t i = 0; i < order.d; ++i) w = difference(w, 1);
  return w;
}

// Coming values of the differenced series.
Path continue_arma(const std::vector<double>& w, const ArimaFit& fit, std::size_t horizon) {
  std::vector<double> values = w;
  std::vector<double> errors(w.size(), 0.0);
  values.resize(w.size() + horizon);
  errors.resize(w.size() + horizon, 0.0);
  for (std::size_t t = 0; t < values.size(); ++t) {
    double expected = fit.mean;
    for (std::size_t i = 0; i < fit.ar.size() && i < t; ++i)
      expected += fit.ar[i] * (values[t - i - 1] - fit.mean);
    for (std::size_t i = 0; i < fit.ma.size() && i < t; ++i)
      expected += fit.ma[i] * errors[t - i - 1];
    if (t < w.size())
      errors[t] = values[t] - expected;
    else
      values[t] = expected;
  }
  return {values.begin() + static_cast<std::ptrdiff_t>(w.size()), values.end()};
}

void integrate(Path& path, std::span<const double> values, std::size_t lag) {
  for (std::size_t k = 0; k < path.size(); ++k)
    path[k] += k >= lag ? path[k - lag] : values[values.size() - lag + k];
}

std::vector<ArimaOrder> candidates(std::size_t d, std::size_t seasonal_d, bool has_season,
                                   bool is_long) {
  struct Pair {
    std::size_t p, q;
  };
  std::vector<Pair> shorts{{0, 1}, {1, 0}, {1, 1}, {2, 1}};
  if (d == 0) shorts = {{1, 0}, {2, 0}, {1, 1}, {2, 1}};
  if (is_long) shorts.push_back({3, 0});
  std::vector<ArimaOrder> orders;
  const bool has_mean = d + seasonal_d < 2;
  if (!has_season) {
    orders.push_back({.p = 0, .d = d, .q = 0, .has_mean = has_mean});
    for (const auto pair : shorts) {
      orders.push_back({.p = pair.p, .d = d, .q = pair.q});
      if (has_mean) orders.push_back({.p = pair.p, .d = d, .q = pair.q, .has_mean = true});
    }
    if (d == 0) orders.erase(orders.begin());
    return orders;
  }
  for (const auto pair : shorts) {
    const ArimaOrder order{
        .p = pair.p, .d = d, .q = pair.q, .seasonal_d = seasonal_d, .has_mean = has_mean && d == 0};
    orders.push_back(order);
    orders.back().seasonal_q = 1;
    if (seasonal_d == 0) orders.back().seasonal_p = 1;
  }
  return orders;
}

}  // namespace

std::size_t differences_needed(std::span<const double> values) {
  std::vector<double> w(values.begin(), values.end());
  for (std::size_t d = 0; d < 2; ++d) {
    const auto n = static_cast<double>(w.size());
    if (w.size() < 8) return d == 0 ? 1 : d;
    const double mean = std::accumulate(w.begin(), w.end(), 0.0) / n;
    const auto lags = static_cast<std::size_t>(3 * std::sqrt(n) / 13);
    double sum = 0;
    double partial = 0;
    for (const double value : w) {
      partial += value - mean;
      sum += partial * partial;
    }
    double variance = 0;
    for (std::size_t lag = 0; lag <= lags; ++lag) {
      double covariance = 0;
      for (std::size_t i = lag; i < w.size(); ++i)
        covariance += (w[i] - mean) * (w[i - lag] - mean) / n;
      const double bartlett = 1 - static_cast<double>(lag) / static_cast<double>(lags + 1);
      variance += covariance * (lag == 0 ? 1 : 2 * bartlett);
    }
    constexpr double critical_5 = 0.463;
    if (!(variance > 1e-18) || sum / (n * n * variance) < critical_5) return d;
    w = difference(w, 1);
  }
  return 2;
}

ArimaFit fit_arima(std::span<const double> values, std::size_t period, const ArimaOrder& order) {
  const auto w = differenced(values, period, order);
  ArimaFit fit{.order = order, .aicc = infinite};
  const std::size_t skipped = std::min<std::size_t>(3, w.size() / 4);
  if (w.size() < 6) return fit;
  double squares = 0;
  for (const double value : w) squares += value * value;
  Layout layout{.order = order,
                .period = period,
                .spread = std::sqrt(squares / static_cast<double>(w.size())) * 0.3 + 1e-12};
  if (order.has_mean)
    layout.first_mean = std::accumulate(w.begin(), w.end(), 0.0) / static_cast<double>(w.size());
  std::vector<double> errors(w.size());
  const auto cost = [&](const Variables& v) {
    return residuals(w, layout.model(v), skipped, errors);
  };
  Variables best{};
  if (layout.count() > 0) {
    Variables start{};
    for (std::size_t i = 0; i < layout.count() - (order.has_mean ? 1 : 0); ++i)
      start[i] = i < order.p ? 0.3 : 0.4;
    best = minimize(cost, start,
                    {.count = layout.count(),
                     .step = 0.4,
                     .evaluations_max = (w.size() > 400 ? 18 : 28) * layout.count(),
                     .tolerance = 1e-5})
               .at;
  }
  const Model model = layout.model(best);
  const double sum = residuals(w, model, skipped, errors);
  fit.ar = dense(model.ar);
  fit.ma = dense(model.ma);
  fit.mean = model.mean;
  const auto n = static_cast<double>(w.size() - skipped);
  const auto k = static_cast<double>(layout.count() + 1);
  if (n - k - 1 > 0)
    fit.aicc = n * std::log(std::max(sum / n, 1e-24)) + 2 * k + 2 * k * (k + 1) / (n - k - 1);
  return fit;
}

Path arima_path(std::span<const double> values, std::size_t period, const ArimaFit& fit,
                std::size_t horizon) {
  // The stages of differencing, to be undone in reverse.
  std::vector<std::vector<double>> stages{{values.begin(), values.end()}};
  std::vector<std::size_t> lags;
  for (std::size_t i = 0; i < fit.order.seasonal_d; ++i) lags.push_back(period);
  for (std::size_t i = 0; i < fit.order.d; ++i) lags.push_back(1);
  for (const std::size_t lag : lags) stages.push_back(difference(stages.back(), lag));
  Path path = continue_arma(stages.back(), fit, horizon);
  for (std::size_t i = lags.size(); i-- > 0;) integrate(path, stages[i], lags[i]);
  return path;
}

Path choose_arima(std::span<const double> values, std::size_t period, std::size_t horizon) {
  Path mean = naive(values, horizon);
  const bool has_season = period > 1 && values.size() >= 3 * period + 2;
  if (values.size() < 10) return mean;
  const std::size_t seasonal_d = has_season ? 1 : 0;
  // Two differences beside a seasonal one would run away.
  const std::size_t d =
      has_season ? std::min<std::size_t>(1, differences_needed(difference(values, period)))
                 : differences_needed(values);
  std::vector<ArimaFit> fits;
  double lowest = infinite;
  for (const auto& order : candidates(d, seasonal_d, has_season, values.size() > 60)) {
    fits.push_back(fit_arima(values, period, order));
    lowest = std::min(lowest, fits.back().aicc);
  }
  if (!std::isfinite(lowest)) return mean;
  mean.assign(horizon, 0.0);
  double total = 0;
  for (const auto& fit : fits) {
    const double weight = std::exp((lowest - fit.aicc) / 2);
    if (!(weight > 0.02)) continue;
    const Path path = arima_path(values, period, fit, horizon);
    for (std::size_t k = 0; k < horizon; ++k) mean[k] += weight * path[k];
    total += weight;
  }
  for (double& value : mean) value /= total;
  return mean;
}

}  // namespace koers::forecast
