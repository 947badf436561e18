// Gathers what the assessment of a goal needs: the values a metric has, read once; then, for any
// day, the series of its grain, the value to date, the baseline. Reads observations; computes
// nothing that domain can.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "app/moment.h"
#include "domain/baseline.h"
#include "domain/definitions.h"
#include "domain/parts.h"
#include "domain/standing.h"
#include "formula/formula.h"

namespace koers::app {

/// The known values of one metric for one grain, as far as a view sees them.
struct MetricValues {
  const domain::Metric* metric = nullptr;
  domain::Grain grain = domain::Grain::month;     ///< Of the series to make.
  domain::Grain part_grain = domain::Grain::day;  ///< Of `parts`.
  domain::Combination combination;
  int lag_days = 0;                 ///< How long after its end a period is provisional.
  std::vector<domain::Part> parts;  ///< By period.
  std::map<domain::Period, domain::Part>
      windows;                              ///< Whole windows, of metrics that do not combine.
  std::optional<formula::Formula> formula;  ///< Of a derived metric, which has no parts of its own.
  std::vector<MetricValues> inputs;         ///< What the formula takes values of, in its order.
};

/// Up to the view's day and knowledge. A metric that does not combine is asked of the worker where
/// the view looks back
/// (`measurer` may be nullptr: then its open period and value to date are those stored last).
[[nodiscard]] Result<MetricValues> metric_values_of(const View& view, measure::Measurer* measurer,
                                                    const domain::Metric& metric,
                                                    domain::Grain grain);

/// The series as of the close of a day.
[[nodiscard]] domain::Series series_on(const MetricValues& values, const domain::Calendar& calendar,
                                       Date on);

/// Days that a metric is asked over, as far as they had passed at the close of a day.
struct WindowOn {
  domain::Period days;
  Date on;
};

/// The metric over exactly these days.
[[nodiscard]] std::optional<domain::Combined> value_over(const MetricValues& values,
                                                         const domain::Calendar& calendar,
                                                         const WindowOn& window);

/// The last day that a value is about, not after `on`; of a derived metric that of the input that
/// is the most behind.
[[nodiscard]] std::optional<Date> last_value_day(const MetricValues& values, Date on);

/// Whether the value of a period that still runs counts at once (domain::counts_at_once); of a
/// derived metric where it does of every input.
[[nodiscard]] bool counts_at_once(const MetricValues& values);

/// Where the goal's way begins: frozen if it was, else by its rule from what the view knows, else
/// the first value inside.
struct BaselineFound {
  domain::BaselineValue baseline;
  bool is_frozen = false;
  bool is_first_inside = false;  ///< Nothing was known before the start.
};
[[nodiscard]] Result<std::optional<BaselineFound>> find_baseline(const View& view,
                                                                 const domain::Kpi& kpi,
                                                                 const domain::Goal& goal,
                                                                 const MetricValues& values);

/// The key of a goal's frozen baseline among documents of kind "baseline":
/// "kpi|2026-01-01|2026-03-31".
[[nodiscard]] std::string goal_key(const domain::Kpi& kpi, const domain::Goal& goal);

/// The document that freezes a baseline; it holds for as long as the goal keeps its baseline rule.
[[nodiscard]] std::string baseline_document(const domain::Goal& goal,
                                            const domain::BaselineValue& baseline);

/// Whether such a document is that of the goal's baseline rule; else it has to be revised.
[[nodiscard]] bool is_frozen_as(const std::string& document, const domain::Goal& goal);

/// The series of any metric at a grain, up to the view's day.
[[nodiscard]] Result<domain::Series> metric_series(const View& view, const domain::Metric& metric,
                                                   domain::Grain grain);

}  // namespace koers::app
