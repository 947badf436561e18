// What was forecast of a goal when a day closed: a fact, kept so that it can be judged when the
// goal has closed. Written by the close of a day alone.
#pragma once

#include <optional>
#include <string>

#include "app/evaluate_kpi.h"

namespace koers::app {

/// Between which the number that decides the goal was expected at its end.
struct EndIntervals {
  forecast::Interval central_80;
  forecast::Interval central_95;
};

struct PublishedForecast {
  double probability = 0;                       ///< P(goal met), rounded to 1e-6.
  std::optional<double> probability_with_work;  ///< Where work was planned.
  std::string method;
  std::string engine;
  int n = 0;  ///< Values it was made from.
  /// Of goals that one number decides: a value at the end or over the window, or a total.
  std::optional<EndIntervals> at_end;
  store::Seq seq = 0;  ///< What was known.
};

/// What the state forecasts; none without a goal or a probability.
[[nodiscard]] std::optional<PublishedForecast> forecast_to_publish(const KpiState& state);

/// Keeps it under the goal and the state's day.
[[nodiscard]] Result<void> publish_forecast(store::Transaction& transaction, Instant at,
                                            store::Seq seq, const KpiState& state);

/// The one that was published at the close of a day; none where none was.
[[nodiscard]] Result<std::optional<PublishedForecast>> published_on(const View& view,
                                                                    const domain::Kpi& kpi,
                                                                    const domain::Goal& goal,
                                                                    Date day);

}  // namespace koers::app
