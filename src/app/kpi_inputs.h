// Gathers what the assessment of one goal on one day needs: the series of its grain, the value to date,
// the baseline, the age of the last value. Reads observations; computes nothing that domain can.
#pragma once

#include <optional>
#include <string>

#include "app/moment.h"
#include "domain/definitions.h"
#include "domain/standing.h"

namespace koers::app {

/// How a metric's values of short periods make those of longer ones.
enum class Recombination : std::uint8_t {
  parts,   ///< Σ numerator / Σ denominator of day parts.
  last,    ///< The last day's value (stocks).
  rows,    ///< Not at all: the worker computes every period from rows.
  manual,  ///< As the metric's `time` says.
};
[[nodiscard]] Recombination recombination_of(const domain::Metric& metric, const domain::Definitions& definitions);

struct KpiInputs {
  domain::Grain grain = domain::Grain::month;
  domain::Series series;              ///< Up to `on`, the open period flagged.
  std::optional<double> to_date;      ///< Over the goal's span up to `on`.
  std::int64_t to_date_n = 0;
  std::optional<double> baseline;
  std::optional<domain::Period> baseline_period;
  std::optional<Date> last_value_day; ///< The last day that a value is about.
};

/// `goal` may be nullptr: then series only. Errors are the store's.
[[nodiscard]] Result<KpiInputs> kpi_inputs(const View& view, const measure::Measurer* measurer, const domain::Kpi& kpi,
                                           const domain::Goal* goal);

/// The series of any metric at a grain, up to the view's day.
[[nodiscard]] Result<domain::Series> metric_series(const View& view, const domain::Metric& metric, domain::Grain grain);

}  // namespace koers::app
