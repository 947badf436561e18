// From observations to parts, from parts to series, windows and baselines.
#include "app/kpi_inputs.h"

#include <algorithm>
#include <span>

#include "app/derived_values.h"
#include "app/window_series.h"
#include "base/assert.h"
#include "base/json.h"
#include "base/time_zone.h"

namespace koers::app {
namespace {

using domain::Combining;

domain::Part part_of(const store::Observation& observation, const domain::Period& period) {
  return {.period = period,
          .value = observation.value,
          .n = observation.n,
          .numerator = observation.numerator,
          .denominator = observation.denominator,
          .sd = observation.sd};
}

// Values of manual metrics and day parts are kept at one grain; others at every grain that is
// needed.
domain::Grain stored_grain(const domain::Metric& metric, const domain::Combination& combination,
                           domain::Grain wanted) {
  if (const auto* manual = std::get_if<domain::ManualMetric>(&metric.definition))
    return manual->grain;
  return combination.kind == Combining::none ? wanted : domain::Grain::day;
}

store::ObservationRange range_of(const View& view) {
  return {.first = std::nullopt, .last = view.on + Days{1}, .known = view.known};
}

// Looking back into a period that was running: the last of its values that was recorded by that
// day, where there is one. What was recorded later is about more of the period than had passed.
Result<void> take_open_as_seen(const View& view, const MetricValues& values,
                               std::vector<store::Observation>& observations) {
  if (view.on >= view.today || observations.empty()) return {};
  auto& open = observations.back();
  const auto period = view.definitions->calendar().period_of(values.part_grain, open.start);
  if (period.last <= view.on + Days{1}) return {};
  KOERS_TRY(zone, TimeZone::create(view.organization().timezone));
  const Instant end_of_day = zone.start_of(view.on + Days{1});
  KOERS_TRY(versions,
            view.reader.vintages({values.metric->id.text(), {}, values.part_grain}, open.start));
  for (const auto& version : versions) {
    if (version.value && version.seq <= view.known && version.recorded_at < end_of_day)
      open = version;
  }
  return {};
}

Result<void> read_windows(const View& view, MetricValues& values) {
  for (const auto& window : windows_of(*view.definitions, *values.metric, view.on)) {
    KOERS_TRY(found,
              view.reader.observations(window_key(values.metric->id, window), range_of(view)));
    if (!found.empty()) values.windows.emplace(window, part_of(found.back(), window));
  }
  return {};
}

std::vector<domain::Part> parts_from(const measure::Values& measured) {
  std::vector<domain::Part> parts;
  for (const auto& row : measured.rows) {
    parts.push_back({.period = row.period,
                     .value = row.value,
                     .n = row.n,
                     .numerator = row.numerator,
                     .denominator = row.denominator,
                     .sd = row.sd});
  }
  return parts;
}

// Looking back, rows after the day must not count, so the worker computes again what was open then.
Result<void> measure_as_of(const View& view, measure::Measurer& measurer, MetricValues& values) {
  measure::ValuesRequest request;
  request.definitions = view.definitions.get();
  request.metric = values.metric->id;
  request.grain = values.grain;
  request.on = view.on;
  KOERS_TRY(series, measurer.values(request));
  values.parts = parts_from(series);
  for (const auto& window : windows_of(*view.definitions, *values.metric, view.on)) {
    request.window = window;
    KOERS_TRY(whole, measurer.values(request));
    for (const auto& part : parts_from(whole)) values.windows.insert_or_assign(window, part);
  }
  return {};
}

// Each input as a metric of its own; definitions in a store have no circles.
Result<void> read_inputs(const View& view, measure::Measurer* measurer, MetricValues& values) {
  const auto& derived = std::get<domain::DerivedMetric>(values.metric->definition);
  KOERS_TRY(parsed, formula::Formula::parse(derived.formula));
  for (const auto& input : parsed.inputs()) {
    const auto* metric = domain::find(view.definitions->metrics, input.metric);
    KOERS_ASSERT(metric != nullptr, "a derived metric's inputs exist");
    KOERS_TRY(read, metric_values_of(view, measurer, *metric, values.grain));
    values.inputs.push_back(std::move(read));
  }
  values.formula = std::move(parsed);
  return {};
}

// Whether a frozen baseline is that of these words of the plan. Documents of before reference
// periods have no "reference".
bool freezes(const json::object& document, const domain::Baseline& baseline) {
  if (document.at("rule").as_string() != domain::name_of(baseline.rule)) return false;
  if (baseline.rule == domain::BaselineRule::manual)
    return document.at("value").to_number<double>() == baseline.value;
  if (baseline.rule == domain::BaselineRule::reference_period)
    return document.at("reference").as_string() == to_string(baseline.period.first);
  return document.at("count").to_number<int>() == baseline.count;
}

std::optional<BaselineFound> frozen_baseline(const domain::Goal& goal,
                                             const std::string& document) {
  const auto parsed = read_json(document);
  if (!parsed || !parsed->is_object()) return std::nullopt;
  const auto& object = parsed->as_object();
  if (!freezes(object, goal.baseline)) return std::nullopt;
  BaselineFound found{.baseline = {object.at("value").to_number<double>(), std::nullopt},
                      .is_frozen = true};
  if (const auto* first = object.if_contains("first")) {
    const auto start = parse_date(std::string_view(first->as_string()));
    const auto end = parse_date(std::string_view(object.at("last").as_string()));
    if (start && end) found.baseline.period = domain::Period{*start, *end + Days{1}};
  }
  return found;
}

}  // namespace

Result<MetricValues> metric_values_of(const View& view, measure::Measurer* measurer,
                                      const domain::Metric& metric, domain::Grain grain) {
  MetricValues values;
  values.metric = &metric;
  values.grain = grain;
  values.combination = domain::combination_of(metric, *view.definitions);
  values.part_grain = stored_grain(metric, values.combination, grain);
  values.lag_days = domain::lag_days_of(metric, *view.definitions);
  if (metric.is_derived()) {
    KOERS_CHECK(read_inputs(view, measurer, values));
    return values;
  }
  const auto& calendar = view.definitions->calendar();
  const bool needs_rows = values.combination.kind == Combining::none && metric.is_measured();
  if (needs_rows && view.on < view.today && measurer != nullptr) {
    KOERS_CHECK(measure_as_of(view, *measurer, values));
    return values;
  }
  KOERS_TRY(observations,
            view.reader.observations({metric.id.text(), {}, values.part_grain}, range_of(view)));
  if (metric.is_manual()) KOERS_CHECK(take_open_as_seen(view, values, observations));
  KOERS_TRY(zone, TimeZone::create(view.organization().timezone));
  values.parts.reserve(observations.size());
  for (const auto& observation : observations) {
    const auto period = calendar.period_of(values.part_grain, observation.start);
    // A value about a period of another calendar is about other days: it waits to be typed again.
    if (period.first != observation.start) continue;
    auto& part = values.parts.emplace_back(part_of(observation, period));
    if (metric.is_manual()) part.typed_on = zone.day_at(observation.recorded_at);
  }
  if (needs_rows) KOERS_CHECK(read_windows(view, values));
  return values;
}

domain::Series series_on(const MetricValues& values, const domain::Calendar& calendar, Date on) {
  if (values.formula) return derived_series(values, calendar, on);
  return domain::make_series({.calendar = calendar,
                              .parts = values.parts,
                              .part_grain = values.part_grain,
                              .combination = values.combination,
                              .grain = values.grain,
                              .on = on,
                              .grace_days = values.lag_days});
}

std::optional<domain::Combined> value_over(const MetricValues& values,
                                           const domain::Calendar& calendar,
                                           const WindowOn& asked) {
  if (values.formula) return derived_over(values, calendar, asked);
  const auto& [window, on] = asked;
  if (const auto found = values.windows.find(window); found != values.windows.end()) {
    if (!found->second.value) return std::nullopt;
    return domain::Combined{*found->second.value, found->second.n};
  }
  const domain::Period passed{window.first, std::min(window.last, on + Days{1})};
  if (passed.first >= passed.last) return std::nullopt;
  // A typed value about a period that still runs counts whole.
  return domain::combine(domain::parts_on(values.parts, on), values.combination,
                         values.metric->is_manual() ? window : passed);
}

std::optional<Date> last_value_day(const MetricValues& values, Date on) {
  std::optional<Date> behind;
  for (const auto& input : values.inputs) {
    const auto day = last_value_day(input, on);
    if (!day) return std::nullopt;
    behind = std::min(behind.value_or(*day), *day);
  }
  if (values.formula) return behind;
  const auto parts = domain::parts_on(values.parts, on);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    if (part->value) return std::min(part->period.final_day(), on);
  }
  return std::nullopt;
}

bool counts_at_once(const MetricValues& values) {
  if (!values.formula) return domain::counts_at_once(*values.metric, values.grain);
  return std::ranges::all_of(values.inputs,
                             [](const MetricValues& input) { return counts_at_once(input); });
}

std::string goal_key(const domain::Kpi& kpi, const domain::Goal& goal) {
  return kpi.id.text() + "|" + to_string(goal.span.first) + "|" + to_string(goal.deadline());
}

bool is_frozen_as(const std::string& document, const domain::Goal& goal) {
  return frozen_baseline(goal, document).has_value();
}

std::string baseline_document(const domain::Goal& goal, const domain::BaselineValue& baseline) {
  json::object object{{"rule", domain::name_of(goal.baseline.rule)},
                      {"count", goal.baseline.count},
                      {"value", baseline.value}};
  if (goal.baseline.rule == domain::BaselineRule::reference_period)
    object["reference"] = to_string(goal.baseline.period.first);
  if (!goal.baseline.reason.empty()) object["reason"] = goal.baseline.reason;
  if (baseline.period) {
    object["first"] = to_string(baseline.period->first);
    object["last"] = to_string(baseline.period->final_day());
  }
  return write_json(object);
}

Result<std::optional<BaselineFound>> find_baseline(const View& view, const domain::Kpi& kpi,
                                                   const domain::Goal& goal,
                                                   const MetricValues& values) {
  KOERS_TRY(document, view.reader.document("baseline", goal_key(kpi, goal), view.known));
  if (document && !document->text.empty()) {
    if (auto frozen = frozen_baseline(goal, document->text)) return frozen;
  }
  const auto& calendar = view.definitions->calendar();
  const auto need = domain::baseline_need(goal, calendar);
  const auto series = series_on(values, calendar, view.on);
  std::optional<domain::BaselineValue> value;
  if (need.kind == domain::BaselineNeed::Kind::window) {
    if (const auto whole = value_over(values, calendar, {need.window, view.on})) {
      value = domain::BaselineValue{whole->value, need.window};
    }
  } else {
    value = domain::baseline_from(need, series);
  }
  if (value) return BaselineFound{.baseline = *value};
  if (need.kind == domain::BaselineNeed::Kind::nothing) return std::nullopt;
  const auto inside = domain::first_inside(goal, series);
  if (!inside) return std::nullopt;
  return BaselineFound{.baseline = *inside, .is_first_inside = true};
}

Result<domain::Series> metric_series(const View& view, const domain::Metric& metric,
                                     domain::Grain grain) {
  KOERS_TRY(values, metric_values_of(view, nullptr, metric, grain));
  return series_on(values, view.definitions->calendar(), view.on);
}

}  // namespace koers::app
