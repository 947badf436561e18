// What is to come of one goal: the forecast of its metric's series, what is known of the period
// that runs, and what is asked.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/goal_case.h"
#include "domain/progress.h"
#include "forecast/engine.h"
#include "forecast/fan.h"
#include "forecast/update.h"

namespace koers::app {

/// Fewer closed values have a band, but no probability.
inline constexpr int probability_values_min = 8;
/// Fewer have no band either.
inline constexpr int forecast_values_min = 3;

/// Light to keep: the paths are shared with whoever forecasts the same series, and made up to date
/// when they are asked for.
struct GoalForecast {
  std::shared_ptr<const forecast::Outlook> outlook;  ///< Of the closed periods.
  std::optional<forecast::OpenValue> open;           ///< Of the period that runs.
  /// Of each step, where totals follow their working days: what the paths are multiplied by.
  std::vector<double> shares;
  std::optional<forecast::Question> question;  ///< None: nothing is left to ask.
  std::optional<domain::Way> way;  ///< From the baseline to what is asked for at the end.
  domain::Aim aim;                 ///< What is asked for at the end.
  domain::Period last;             ///< The last closed period: step 1 is the one after it.
  std::size_t steps = 0;           ///< To the deadline.
  int sub_periods = 0;             ///< Of a goal that is to be held: in all.
  int n = 0;                       ///< Closed values it was made from.

  [[nodiscard]] forecast::SamplePaths paths() const;
  /// P(goal met) as things go; none without a question or with few values.
  [[nodiscard]] std::optional<double> probability() const;
  /// What a standing keeps of it; empty with few values.
  [[nodiscard]] domain::ForecastSummary summary() const;
};

/// Asks for the probability again only where something has changed since the last call: from one
/// day to the next mostly nothing has.
class ChanceFromDayToDay {
 public:
  [[nodiscard]] std::optional<double> of(const GoalForecast& forecast);

 private:
  std::optional<GoalForecast> asked_;
  std::optional<double> chance_;
};

/// None with fewer than `forecast_values_min` closed values.
[[nodiscard]] std::optional<GoalForecast> goal_forecast(const GoalCase& goaled,
                                                        const domain::AssessInput& assessed);

/// Each period to the deadline.
[[nodiscard]] std::vector<forecast::Step> steps_ahead(const GoalForecast& forecast);

/// The very number that the goal is judged by; none where it has no such single number, or nothing
/// is left to ask.
[[nodiscard]] std::optional<forecast::Step> end_ahead(const GoalForecast& forecast);

}  // namespace koers::app
