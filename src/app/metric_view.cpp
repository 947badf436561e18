// Reads the newest value of each metric and turns the references to it around.
#include "app/metric_view.h"

#include <algorithm>

#include "app/kpi_inputs.h"
#include "app/unknown_reference.h"
#include "app/words.h"
#include "domain/figures.h"
#include "domain/visibility.h"
#include "text/format.h"

namespace koers::app {
namespace {

constexpr int value_periods_offered = 12;

bool uses(const domain::Kpi& kpi, const Id<domain::Metric>& metric) {
  return kpi.metric == metric ||
         std::ranges::find(kpi.supporting, metric) != kpi.supporting.end() ||
         std::ranges::find(kpi.guards, metric, &domain::Guard::metric) != kpi.guards.end() ||
         std::ranges::find(kpi.goals, metric, &domain::Goal::target_metric) != kpi.goals.end();
}

bool is_made_of(const domain::Metric& metric, const Id<domain::Metric>& part) {
  const auto parts = domain::parts_of(metric);
  return std::ranges::find(parts, part) != parts.end();
}

class Reading {
 public:
  Reading(const View& view, const MetricsRequest& request)
      : view_(view),
        definitions_(*view.definitions),
        visibility_(*view.definitions, request.viewer),
        locale_(request.locale) {}

  [[nodiscard]] Result<MetricState> of(const domain::Metric& metric,
                                       const MetricFailures& failures) const {
    MetricState state{.metric = &metric,
                      .label = metric_label(metric.id, definitions_, locale_),
                      .words = metric_words(metric, definitions_, locale_)};
    state.value_periods = value_periods(metric, definitions_.calendar(), view_.on);
    if (const auto failed = failures.find(metric.id); failed != failures.end())
      state.failure = failed->second;
    add_users(state);
    KOERS_CHECK(add_newest(state));
    return state;
  }

 private:
  void add_users(MetricState& state) const {
    for (const auto& [id, kpi] : definitions_.kpis) {
      if (uses(kpi, state.metric->id) && visibility_.sees(kpi))
        state.kpis.push_back({id.text(), "kpi", title_of(kpi, definitions_, locale_)});
    }
    for (const auto& [id, other] : definitions_.metrics) {
      if (is_made_of(other, state.metric->id))
        state.metrics.push_back({id.text(), "metric", metric_label(id, definitions_, locale_)});
    }
  }

  Result<void> add_newest(MetricState& state) const {
    KOERS_TRY(newest, state.metric->is_derived() ? newest_derived(*state.metric)
                                                 : newest_recorded(*state.metric));
    if (!newest) return {};
    state.newest = std::move(newest);
    state.age_days = days_between(state.newest->last_day, view_.on);
    state.freshness = domain::freshness_of({state.newest->last_day + Days{1}, view_.on + Days{1}},
                                           cadence(*state.metric), definitions_.calendar());
    return {};
  }

  [[nodiscard]] Result<std::optional<NewestValue>> newest_recorded(
      const domain::Metric& metric) const {
    KOERS_TRY(keys, view_.reader.series_of(metric.id.text()));
    std::erase_if(keys, [](const auto& key) { return !key.segment.empty(); });
    if (keys.empty()) return std::nullopt;
    const auto finest = std::ranges::min_element(keys, {}, &store::SeriesKey::grain);
    KOERS_TRY(values, view_.reader.observations(*finest, {.first = std::nullopt,
                                                          .last = view_.on + Days{1},
                                                          .known = view_.known}));
    const auto newest = std::find_if(values.rbegin(), values.rend(),
                                     [](const auto& value) { return value.value.has_value(); });
    if (newest == values.rend()) return std::nullopt;
    const auto period = definitions_.calendar().period_of(finest->grain, newest->start);
    NewestValue found = worded(metric, finest->grain, period, *newest->value);
    found.recorded_at = newest->recorded_at;
    return found;
  }

  // By month, or by the coarsest of what its inputs are kept by.
  [[nodiscard]] Result<std::optional<NewestValue>> newest_derived(
      const domain::Metric& metric) const {
    const auto grain = domain::grain_for({}, metric, nullptr, definitions_);
    KOERS_TRY(series, metric_series(view_, metric, grain));
    if (series.empty()) return std::nullopt;
    return worded(metric, grain, series.back().period, *series.back().value);
  }

  [[nodiscard]] NewestValue worded(const domain::Metric& metric, domain::Grain grain,
                                   const domain::Period& period, double value) const {
    return {.period_label = definitions_.calendar().label(grain, period),
            .last_day = std::min(period.final_day(), view_.on),
            .value = value,
            .value_text = text::format_value(locale_, metric.unit.name, value),
            .recorded_at = std::nullopt};
  }

  // The strictest of the KPIs that it measures; of one that measures none, its own.
  [[nodiscard]] domain::Cadence cadence(const domain::Metric& metric) const {
    std::optional<domain::Cadence> strictest;
    for (const auto& [id, kpi] : definitions_.kpis) {
      if (kpi.metric != metric.id) continue;
      const auto grain =
          domain::grain_for(kpi, metric, domain::goal_on(kpi, view_.on), definitions_);
      const auto cadence = domain::cadence_for(kpi, grain);
      strictest = std::min(strictest.value_or(cadence), cadence);
    }
    if (strictest) return *strictest;
    const auto* manual = std::get_if<domain::ManualMetric>(&metric.definition);
    return domain::cadence_for({}, manual == nullptr ? domain::Grain::month : manual->grain);
  }

  const View& view_;
  const domain::Definitions& definitions_;
  domain::Visibility visibility_;
  text::Locale locale_;
};

}  // namespace

std::vector<std::string> value_periods(const domain::Metric& metric,
                                       const domain::Calendar& calendar, Date on) {
  std::vector<std::string> labels;
  const auto* manual = std::get_if<domain::ManualMetric>(&metric.definition);
  if (manual == nullptr) return labels;
  auto period = calendar.period_of(manual->grain, on);
  for (int i = 0; i < value_periods_offered; ++i) {
    labels.push_back(calendar.label(manual->grain, period));
    period = calendar.shift(manual->grain, period, -1);
  }
  return labels;
}

Result<MetricsView> metrics_view(const Ports& ports, const MetricsRequest& request) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(view, resolve(ports, *reader, request.moment));
  KOERS_TRY(failures, metric_failures(*reader));
  KOERS_TRY(documents, reader->documents("metric", view.known));
  MetricsView metrics{.definitions = view.definitions, .as_of = view.on, .seq = view.known};
  const Reading reading(view, request);
  for (const auto& document : documents) {
    const auto id = Id<domain::Metric>::trusted(document.id);
    const auto* metric = domain::find(view.definitions->metrics, id);
    if (metric == nullptr || (!request.metric.is_empty() && request.metric != id)) continue;
    KOERS_TRY(state, reading.of(*metric, failures));
    state.home = document.home;
    metrics.metrics.push_back(std::move(state));
  }
  if (request.metric.is_empty() || !metrics.metrics.empty()) return metrics;
  return fail(unknown_reference("metric", request.metric.text()));
}

}  // namespace koers::app
