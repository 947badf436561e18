// From initiatives to effects in steps, from those to paths.
#include "app/work_chance.h"

#include "app/counted_chance.h"
#include "forecast/effects.h"

namespace koers::app {
namespace {

constexpr std::uint64_t seed = 1;

std::vector<forecast::LevelEffect> effects_ahead(const GoalForecast& forecast,
                                                 const WorkCase& goaled) {
  const auto& calendar = goaled.definitions.calendar();
  const auto expected = domain::expected_effects(
      goaled.definitions, {.kpi = goaled.kpi,
                           .calendar = calendar,
                           .on = goaled.on,
                           .first = calendar.shift(goaled.grain, forecast.last, 1),
                           .grain = goaled.grain,
                           .steps = forecast.steps,
                           .lag_days = goaled.goal.lag_days});
  std::vector<forecast::LevelEffect> effects;
  effects.reserve(expected.size());
  for (const auto& effect : expected) {
    effects.push_back({.from = effect.from,
                       .first_share = effect.first_share,
                       .mean = effect.mean,
                       .sd = effect.sd,
                       .probability = effect.probability});
  }
  return effects;
}

}  // namespace

std::optional<double> probability_with_work(const GoalForecast& forecast, const WorkCase& goaled) {
  if (!forecast.question || forecast.n < probability_values_min) return std::nullopt;
  const auto effects = effects_ahead(forecast, goaled);
  if (effects.empty()) return std::nullopt;
  const auto paths =
      forecast::with_effects(forecast.paths(), effects, forecast.outlook->bounds, seed);
  return counted_chance(paths, *forecast.question);
}

}  // namespace koers::app
