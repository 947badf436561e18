// The metrics as people look at them: what each measures, from where, how far its values reach,
// what went wrong the last time, and what uses it.
#pragma once

#include <string>
#include <vector>

#include "app/metric_failures.h"
#include "app/metric_words.h"
#include "app/moment.h"
#include "app/plan_path.h"
#include "domain/standing.h"

namespace koers::app {

/// The newest value of a metric's finest series; of a derived metric that of its months.
struct NewestValue {
  std::string period_label;
  Date last_day;
  double value = 0;
  std::string value_text;
  std::optional<Instant> recorded_at;  ///< None where it is computed from others' values.
};

struct MetricState {
  const domain::Metric* metric = nullptr;
  std::string label;
  MetricWords words;
  store::Home home;
  std::optional<NewestValue> newest;
  int age_days = 0;  ///< Since the last day the newest value is about; 0 without one.
  domain::Freshness freshness = domain::Freshness::unknown;  ///< By its own grain, or its KPIs'.
  std::optional<MetricFailure> failure;
  std::vector<std::string> value_periods;  ///< That a value may be typed about, newest first.
  std::vector<PathStep> kpis;              ///< Measured, guarded or set with it, as far as seen.
  std::vector<PathStep> metrics;           ///< Made of it.
};

struct MetricsView {
  std::shared_ptr<const domain::Definitions> definitions;
  Date as_of;
  store::Seq seq = 0;
  std::vector<MetricState> metrics;  ///< By id.
};

struct MetricsRequest {
  Moment moment;
  text::Locale locale = text::Locale::nl;
  Id<domain::Person> viewer;
  Id<domain::Metric> metric;  ///< Only this one; empty: all.
};

/// Error `reference.unknown` where the one that is asked for does not exist.
[[nodiscard]] Result<MetricsView> metrics_view(const Ports& ports, const MetricsRequest& request);

/// Labels of the periods that a value may be typed about, newest first; none where it is computed.
[[nodiscard]] std::vector<std::string> value_periods(const domain::Metric& metric,
                                                     const domain::Calendar& calendar, Date on);

}  // namespace koers::app
