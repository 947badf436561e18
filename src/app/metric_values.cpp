// One question, two places to ask: the worker for computed metrics, the store for manual ones.
#include "app/metric_values.h"

#include "app/definition_places.h"
#include "app/derived_rows.h"
#include "app/kpi_inputs.h"
#include "app/unknown_reference.h"

namespace koers::app {
namespace {

constexpr Date earliest_day = Date{std::chrono::year{1000} / 1 / 1};
constexpr Date latest_day = Date{std::chrono::year{9999} / 12 / 31};

Result<const domain::Metric*> known_metric(const domain::Definitions& definitions,
                                           const Id<domain::Metric>& id) {
  const auto* metric = domain::find(definitions.metrics, id);
  if (metric != nullptr) return metric;
  return fail(unknown_reference("metric", id.text(), "/metric"));
}

std::optional<domain::Period> range_of(const MetricValuesRequest& request) {
  if (!request.from && !request.to) return std::nullopt;
  return domain::Period{request.from.value_or(earliest_day),
                        request.to.value_or(latest_day) + Days{1}};
}

Result<measure::Values> recorded_values(const View& view, const domain::Metric& metric,
                                        const MetricValuesRequest& request) {
  if (!request.by.empty()) {
    return fail(
        Error{.code = "metric.unknown_dimension",
              .pointer = "/by",
              .arguments = {{"metric", metric.id.text()}, {"dimension", request.by.front()}}});
  }
  KOERS_TRY(series, metric_series(view, metric, request.grain));
  measure::Values values;
  const auto range = range_of(request);
  for (const auto& point : series) {
    if (!point.value || (range && !range->intersects(point.period))) continue;
    values.rows.push_back(
        {.period = point.period, .group = {}, .value = *point.value, .n = point.n});
  }
  return values;
}

Result<measure::Values> values_of(const View& view, measure::Measurer* measurer,
                                  const MetricValuesRequest& request) {
  KOERS_TRY(metric, known_metric(*view.definitions, request.metric));
  if (metric->is_manual()) return recorded_values(view, *metric, request);
  if (metric->is_derived()) {
    const auto ask = [&](const MetricValuesRequest& input) {
      return values_of(view, measurer, input);
    };
    return derived_rows(*view.definitions, request, view.on, ask);
  }
  auto values = computed_values(*view.definitions, measurer, request);
  if (!values) return fail(placed(values.error(), view.reader));
  return values;
}

}  // namespace

Result<measure::Values> computed_values(const domain::Definitions& definitions,
                                        measure::Measurer* measurer,
                                        const MetricValuesRequest& request) {
  KOERS_TRY(metric, known_metric(definitions, request.metric));
  if (metric->is_manual()) {
    return fail(Error{.kind = ErrorKind::conflict,
                      .code = "metric.not_computed",
                      .pointer = "/metric",
                      .arguments = {{"metric", metric->id.text()}}});
  }
  if (metric->is_derived()) {
    const auto ask = [&](const MetricValuesRequest& input) {
      return computed_values(definitions, measurer, input);
    };
    return derived_rows(definitions, request, request.on, ask);
  }
  if (measurer == nullptr) return fail(ErrorKind::unavailable, "measure.no_worker");
  measure::ValuesRequest asked;
  asked.definitions = &definitions;
  asked.metric = request.metric;
  asked.by = request.by;
  asked.grain = request.grain;
  asked.range = range_of(request);
  asked.on = request.on;
  return measurer->values(asked);
}

Result<measure::Values> metric_values(const Ports& ports, const MetricValuesRequest& request) {
  KOERS_TRY(reader, ports.store.read());
  Moment moment;
  moment.on = request.on;
  KOERS_TRY(view, resolve(ports, *reader, moment));
  return values_of(view, ports.measurer, request);
}

}  // namespace koers::app
