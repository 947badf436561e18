// From a goal's series to paths, in the words of `forecast`.
#include "app/goal_forecast.h"

#include <algorithm>

#include "app/counted_chance.h"
#include "app/grain_rhythm.h"
#include "domain/parts.h"
#include "domain/reading.h"
#include "domain/working_rhythm.h"

namespace koers::app {
namespace {

constexpr double percent_max = 100;
// Further ahead paths are not drawn: what lies beyond counts as their last step.
constexpr std::size_t horizon_max = 2000;

// The series with a value of nothing for each period without rows that is over, its late data in.
domain::Series with_empty_periods(const domain::AssessInput& input, int lag_days) {
  domain::Series filled;
  const auto add_until = [&](Date end) {
    while (!filled.empty() && filled.back().period.last < end) {
      const auto next = input.calendar.shift(input.grain, filled.back().period, 1);
      if (next.last > end) return;
      filled.push_back({.period = next, .value = 0});
    }
  };
  for (const auto& point : input.series) {
    if (!point.value) continue;
    add_until(point.period.first);
    filled.push_back(point);
  }
  add_until(input.on + Days{1} - Days{lag_days});
  return filled;
}

bool is_share(double value) { return value >= 0 && value <= percent_max; }

// A percentage is one of a whole where it never was anything else, and is not asked to be.
bool is_of_a_whole(const domain::KnownHistory& history, const domain::Metric& metric,
                   const std::optional<domain::GoalQuestion>& asked) {
  if (!metric.unit.is_percent()) return false;
  if (history.open && !is_share(history.open->value)) return false;
  if (asked && !(asked->aim.band ? is_share(asked->aim.band->low) && is_share(asked->aim.band->high)
                                 : is_share(asked->aim.target.value)))
    return false;
  return std::ranges::all_of(history.values,
                             [](const auto& value) { return !value || is_share(*value); });
}

// Few horizons, so that goals of one metric share a forecast.
std::size_t horizon_for(std::size_t steps) {
  constexpr std::size_t unit = 8;
  return std::clamp((steps + unit - 1) / unit * unit, unit, horizon_max);
}

// To the deadline, and to the last period that is asked about, which the deadline may cut.
std::size_t steps_asked(const GoalForecast& forecast) {
  if (!forecast.question) return forecast.steps;
  const auto first = static_cast<std::size_t>(std::max(forecast.question->first_step, 1));
  return std::max(forecast.steps, first - 1 + forecast.question->shares.size());
}

}  // namespace

forecast::SamplePaths GoalForecast::paths() const {
  forecast::SamplePaths paths =
      open ? forecast::updated(outlook->paths, *open, outlook->bounds) : outlook->paths;
  for (std::size_t i = 0; i < paths.count() && !shares.empty(); ++i) {
    const auto path = paths.path(i);
    for (std::size_t k = 0; k < path.size(); ++k) path[k] *= shares[k];
  }
  return paths;
}

std::optional<double> GoalForecast::probability() const {
  if (!question || n < probability_values_min) return std::nullopt;
  if (open || !shares.empty()) return counted_chance(paths(), *question);
  return counted_chance(outlook->paths, *question);
}

std::optional<double> ChanceFromDayToDay::of(const GoalForecast& forecast) {
  const bool is_same = asked_ && asked_->outlook == forecast.outlook &&
                       asked_->open == forecast.open && asked_->shares == forecast.shares &&
                       asked_->question == forecast.question;
  if (!is_same) {
    asked_ = forecast;
    chance_ = forecast.probability();
  }
  return chance_;
}

domain::ForecastSummary GoalForecast::summary() const {
  if (n < probability_values_min) return {};
  const bool is_drawn = outlook->caution == forecast::Caution::intermittent;
  return {.method = is_drawn ? "intermittent" : "combination",
          .engine = std::string(forecast::engine_version),
          .n = n};
}

std::optional<GoalForecast> goal_forecast(const GoalCase& goaled,
                                          const domain::AssessInput& assessed) {
  const auto& metric = *goaled.values.metric;
  domain::AssessInput input = assessed;
  domain::Series filled;
  if (domain::is_nothing_without_rows(metric)) {
    filled = with_empty_periods(input, goaled.values.lag_days);
    input.series = filled;
  }
  const auto history = domain::history_of(input);
  if (history.known < forecast_values_min) return std::nullopt;
  const auto asked = domain::question_of(input);
  GoalForecast forecast{.last = *history.last, .n = history.known};
  forecast.steps = static_cast<std::size_t>(std::max(0, domain::steps_to_deadline(input)));
  if (asked) {
    forecast.question = forecast_question(*asked);
    forecast.aim = asked->aim;
    forecast.way = domain::way_of(input);
    forecast.sub_periods = domain::sub_periods(input).all;
  }
  auto series = series_of(input.grain);
  for (const auto& value : history.values)
    series.values.push_back(value.value_or(forecast::missing));
  series.may_be_negative = history.open && history.open->value < 0;
  if (is_of_a_whole(history, metric, asked)) {
    series.lower = 0;
    series.upper = percent_max;
  }
  const std::size_t horizon = horizon_for(steps_asked(forecast));
  if (domain::adds_up_over_days(metric)) {
    const auto rhythm = domain::working_rhythm(
        {.values = history.values, .grain = input.grain, .last = *history.last}, input.calendar,
        horizon);
    for (std::size_t i = 0; rhythm && i < series.values.size(); ++i)
      series.values[i] /= rhythm->past[i];
    if (rhythm) forecast.shares = rhythm->ahead;
  } else if (history.open) {
    // A total that is still being gathered says nothing of the level of those to come.
    forecast.open = {.step = static_cast<std::size_t>(history.open->step),
                     .value = history.open->value,
                     .share_gone = history.open->share_gone};
  }
  forecast.outlook = goaled.view.forecasts.of(series, horizon);
  return forecast;
}

std::vector<forecast::Step> steps_ahead(const GoalForecast& forecast) {
  return forecast::fan(forecast.paths(), forecast.steps);
}

std::optional<forecast::Step> end_ahead(const GoalForecast& forecast) {
  using Kind = forecast::Question::Kind;
  if (!forecast.question) return std::nullopt;
  const bool is_single = forecast.question->kind == Kind::level ||
                         forecast.question->kind == Kind::mean ||
                         forecast.question->kind == Kind::total;
  if (!is_single) return std::nullopt;
  return forecast::step_of(forecast::judged_values(forecast.paths(), *forecast.question));
}

}  // namespace koers::app
