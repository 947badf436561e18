// From a series to its sample paths.
#include "forecast/engine.h"

#include <algorithm>
#include <cmath>

#include "forecast/clean.h"
#include "forecast/intermittent.h"
#include "forecast/spread.h"

namespace koers::forecast {
namespace {

// Futures without values to go by: as wide as anything that people count.
constexpr double anything = 1e12;

PathBounds bounds_of(const Series& series, const Cleaned& cleaned) {
  PathBounds bounds;
  if (cleaned.is_non_negative && !series.may_be_negative) bounds.lower = 0;
  if (series.lower) bounds.lower = *series.lower;
  if (series.upper) bounds.upper = std::max(*series.upper, bounds.lower);
  return bounds;
}

Outlook nothing_known(const Series& series, const Cleaned& cleaned, const Options& options) {
  const PathBounds bounds = bounds_of(series, cleaned);
  constexpr std::size_t count = 1000;
  Outlook outlook{.point = Path(options.horizon, bounds.inside(0)),
                  .paths = SamplePaths(count, options.horizon),
                  .caution = Caution::no_values,
                  .bounds = bounds};
  for (std::size_t i = 0; i < count; ++i) {
    const double share = (static_cast<double>(i) + 0.5) / count;
    for (double& value : outlook.paths.path(i)) value = bounds.inside(anything * (2 * share - 1));
  }
  return outlook;
}

// One error of the library, standardized. Beyond its steps a path stays where it is, while the
// scale grows.
double library_error(std::span<const std::int16_t> errors, std::size_t steps, std::size_t path,
                     std::size_t step) {
  return static_cast<double>(errors[path * steps + std::min(step, steps - 1)]) / error_unit;
}

struct Centre {
  Prepared prepared;
  Combination combination;
  std::vector<double> scales;            // Of the errors.
  std::span<const std::int16_t> errors;  // Of series that are like this one.
};

Centre centre_of(const Cleaned& cleaned, const Series& series, const Regime& regime,
                 std::size_t horizon) {
  Centre centre{.prepared = prepare(cleaned.values, series.rhythm, series.period)};
  const Members members =
      run_members(centre.prepared, std::max(horizon, regime.steps), regime.networks, regime.steps);
  const Features features = features_of(centre.prepared, members, regime.steps);
  centre.combination = combine(members, features, regime);
  centre.scales =
      error_scales(regime.spread, regime.steps, features, centre.combination.path.size());
  const std::size_t size = regime.errors.size() / error_groups;
  const std::size_t group = error_group(features[regime.grouping], regime.splits);
  centre.errors = regime.errors.subspan(group * size, size);
  const double unit = change_scale(centre.prepared);
  for (std::size_t k = 0; k < centre.scales.size(); ++k)
    centre.scales[k] *=
        unit * error_factor(centre.prepared.adjusted.factor(cleaned.values.size() + k));
  return centre;
}

// Where most values are like the one before, the last one stays for a while: for as many steps as
// the share of such values makes likely. `share` of the paths (0 … 1) change sooner.
std::size_t unchanged_steps(const Cleaned& cleaned, double share) {
  if (cleaned.unchanged_share < 0.5) return 0;
  const double steps = std::log(1 - share) / std::log(cleaned.unchanged_share);
  return static_cast<std::size_t>(std::min(steps, 1e6));
}

// Counts stay counts, once there are enough of them to tell.
bool is_rounded(const Cleaned& cleaned) {
  return cleaned.is_whole && cleaned.values.size() - cleaned.filled > short_values_max;
}

SamplePaths sample(const Centre& centre, const Regime& regime, const Cleaned& cleaned,
                   const PathBounds& bounds, const Options& options) {
  const std::size_t count = centre.errors.size() / regime.steps;
  SamplePaths paths(count, options.horizon);
  const auto order = shuffled(count, options.seed);
  // An order of its own: when a path leaves the last value says nothing of where it goes.
  const auto turns = shuffled(count, 0);
  const bool rounds = is_rounded(cleaned);
  const double last = cleaned.values.back() * cleaned.unit;
  for (std::size_t i = 0; i < count; ++i) {
    const auto path = paths.path(i);
    const double turn = (static_cast<double>(turns[order[i]]) + 0.5) / static_cast<double>(count);
    const std::size_t unchanged = unchanged_steps(cleaned, turn);
    for (std::size_t k = 0; k < path.size(); ++k) {
      const std::size_t step = k + cleaned.gap;
      const double error =
          library_error(centre.errors, regime.steps, order[i], step) * centre.scales[step];
      // Errors were learned from a centre within the bounds.
      const double middle = bounds.inside(centre.combination.path[step] * cleaned.unit);
      const double value = step < unchanged ? last : middle + error * cleaned.unit;
      path[k] = bounds.inside(rounds ? std::round(value) : value);
    }
  }
  return paths;
}

}  // namespace

Outlook::Band Outlook::band(double level) const {
  Band band;
  for (std::size_t k = 0; k < paths.horizon(); ++k) {
    const auto values = paths.sorted_at(k);
    band.lower.push_back(quantile_of(values, (1 - level) / 2));
    band.upper.push_back(quantile_of(values, (1 + level) / 2));
  }
  return band;
}

Outlook look_ahead(const Series& series, const Options& options) {
  const Cleaned cleaned = clean(series);
  if (cleaned.values.empty()) return nothing_known(series, cleaned, options);
  const PathBounds bounds = bounds_of(series, cleaned);
  const std::size_t n = cleaned.values.size() - cleaned.filled;
  if (is_intermittent(cleaned)) {
    auto drawn = draw_intermittent(cleaned, series, options.horizon, options.seed);
    Outlook outlook{.point = std::move(drawn.point),
                    .paths = std::move(drawn.paths),
                    .caution = Caution::intermittent,
                    .used = n,
                    .filled = cleaned.filled,
                    .bounds = bounds};
    for (double& value : outlook.point) value = bounds.inside(value);
    for (std::size_t i = 0; i < outlook.paths.count(); ++i)
      for (double& value : outlook.paths.path(i)) value = bounds.inside(value);
    return outlook;
  }
  const Regime& regime = learned(series.rhythm, n);
  const Centre centre = centre_of(cleaned, series, regime, options.horizon + cleaned.gap);
  Outlook outlook{.point = Path(options.horizon),
                  .paths = sample(centre, regime, cleaned, bounds, options),
                  .used = n,
                  .filled = cleaned.filled,
                  .outliers = cleaned.outliers,
                  .bounds = bounds,
                  .weights = centre.combination.weights,
                  .adjusted = centre.prepared.adjusted};
  if (n <= short_values_max) outlook.caution = n == 1 ? Caution::one_value : Caution::few_values;
  for (std::size_t k = 0; k < options.horizon; ++k)
    outlook.point[k] = bounds.inside(centre.combination.path[k + cleaned.gap] * cleaned.unit);
  const bool is_additive = outlook.adjusted.form == SeasonForm::additive;
  for (double& value : outlook.adjusted.values) value *= cleaned.unit;
  if (is_additive)
    for (double& value : outlook.adjusted.figure) value *= cleaned.unit;
  return outlook;
}

}  // namespace koers::forecast
