// Asks, compares with what is known, and writes only what is new, under one change entry a metric.
#include "app/refresh_metrics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/definition_places.h"
#include "app/metric_failures.h"
#include "app/unknown_reference.h"
#include "app/window_series.h"
#include "base/json.h"
#include "domain/parts.h"

namespace koers::app {
namespace {

// What is asked of the worker for one metric, and where the answers are kept.
struct Wanted {
  store::SeriesKey key;
  measure::ValuesRequest request;
};

// Grains that values have to be computed at because they cannot be recombined from days.
std::set<domain::Grain> grains_of(const domain::Definitions& definitions,
                                  const domain::Metric& metric, Date today) {
  std::set<domain::Grain> grains;
  for (const auto& [id, kpi] : definitions.kpis) {
    if (!domain::draws_on(definitions, kpi.metric, metric.id)) continue;
    const auto& shown = definitions.metrics.at(kpi.metric);
    grains.insert(domain::grain_for(kpi, shown, domain::goal_on(kpi, today), definitions));
    for (const auto& goal : kpi.goals)
      grains.insert(domain::grain_for(kpi, shown, &goal, definitions));
  }
  return grains;
}

std::vector<Wanted> wanted_of(const domain::Definitions& definitions, const domain::Metric& metric,
                              Date today) {
  measure::ValuesRequest request;
  request.definitions = &definitions;
  request.metric = metric.id;
  std::vector<Wanted> wanted;
  if (domain::combination_of(metric, definitions).kind != domain::Combining::none) {
    request.grain = domain::Grain::day;
    wanted.push_back({{metric.id.text(), {}, domain::Grain::day}, request});
    return wanted;
  }
  for (const auto grain : grains_of(definitions, metric, today)) {
    request.grain = grain;
    wanted.push_back({{metric.id.text(), {}, grain}, request});
  }
  for (const auto& window : windows_of(definitions, metric, today)) {
    measure::ValuesRequest whole = request;
    whole.window = window;
    wanted.push_back({window_key(metric.id, window), whole});
  }
  return wanted;
}

store::Observation observation_of(const measure::Value& value, Instant at) {
  store::Observation observation;
  observation.start = value.period.first;
  observation.value = value.value;
  observation.n = value.n;
  observation.numerator = value.numerator;
  observation.denominator = value.denominator;
  observation.sd = value.sd;
  observation.recorded_at = at;
  observation.source = "measure";
  return observation;
}

// Sums of squares differ in their last bits from one reading of the same rows to the next.
bool is_same_deviation(const std::optional<double>& a, const std::optional<double>& b) {
  constexpr double rounding = 1e-9;
  if (!a || !b) return a.has_value() == b.has_value();
  return std::fabs(*a - *b) <= rounding * std::max(std::fabs(*a), std::fabs(*b));
}

bool is_same(const store::Observation& a, const store::Observation& b) {
  return a.value == b.value && a.n == b.n && a.numerator == b.numerator &&
         a.denominator == b.denominator && is_same_deviation(a.sd, b.sd);
}

// New and changed values, and retractions of those that the source no longer has.
std::vector<store::Observation> news(const std::vector<store::Observation>& known,
                                     const measure::Values& values, Instant at) {
  std::map<Date, store::Observation> before;
  for (const auto& observation : known) before.emplace(observation.start, observation);
  std::vector<store::Observation> changed;
  for (const auto& row : values.rows) {
    const auto observation = observation_of(row, at);
    const auto found = before.find(observation.start);
    if (found == before.end() || !is_same(found->second, observation))
      changed.push_back(observation);
    if (found != before.end()) before.erase(found);
  }
  for (auto& [start, vanished] : before) {
    store::Observation retraction;
    retraction.start = start;
    retraction.recorded_at = at;
    retraction.source = "measure";
    changed.push_back(retraction);
  }
  return changed;
}

std::string derived_key(const store::SeriesKey& key) {
  return key.metric + "/" + key.segment + "/" + std::string(domain::name_of(key.grain));
}

Result<std::string> known_fingerprint(const Ports& ports, const store::SeriesKey& key) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(known, reader->derived("measured", derived_key(key)));
  return known.value_or(std::string());
}

Result<void> record(const Ports& ports, const Actor& actor, const Wanted& wanted,
                    const measure::Values& values, Refreshed& refreshed) {
  return ports.store.write([&](store::Transaction& transaction) -> Result<void> {
    KOERS_TRY(known, transaction.observations(wanted.key, {}));
    const Instant at = ports.clock();
    auto changed = news(known, values, at);
    refreshed.value_count += static_cast<int>(values.rows.size());
    refreshed.changed_count += static_cast<int>(changed.size());
    KOERS_CHECK(transaction.put_derived("measured", derived_key(wanted.key), values.fingerprint));
    if (changed.empty()) return {};
    const auto [first, last] = std::ranges::minmax_element(changed, {}, &store::Observation::start);
    const json::object after{{"grain", domain::name_of(wanted.key.grain)},
                             {"first", to_string(first->start)},
                             {"last", to_string(last->start)},
                             {"count", changed.size()}};
    KOERS_TRY(seq, transaction.append({.at = at,
                                       .actor = actor.name,
                                       .entity = "metric",
                                       .id = wanted.request.metric.text(),
                                       .kind = "observed",
                                       .before = {},
                                       .after = write_json(after)}));
    for (auto& observation : changed) observation.seq = seq;
    return transaction.put_observations(wanted.key, changed);
  });
}

Result<std::shared_ptr<const domain::Definitions>> current(const Ports& ports) {
  KOERS_TRY(reader, ports.store.read());
  KOERS_TRY(head, reader->head());
  return ports.definitions.at(*reader, head);
}

Result<Refreshed> compute(const Ports& ports, const Actor& actor,
                          const domain::Definitions& definitions, const domain::Metric& metric) {
  if (ports.measurer == nullptr) return fail(ErrorKind::unavailable, "measure.no_worker");
  Refreshed refreshed{.metric = metric.id, .was_current = true};
  const Date today = local_day(definitions.organization_or_default(), ports.clock());
  for (const auto& wanted : wanted_of(definitions, metric, today)) {
    KOERS_TRY(fingerprint, ports.measurer->fingerprint(wanted.request));
    KOERS_TRY(known, known_fingerprint(ports, wanted.key));
    if (fingerprint == known) continue;
    refreshed.was_current = false;
    KOERS_TRY(values, ports.measurer->values(wanted.request));
    KOERS_CHECK(record(ports, actor, wanted, values, refreshed));
  }
  return refreshed;
}

// A program that stops says nothing about the metric.
Failure remembered(const Ports& ports, const Actor& actor, const Computation& computation,
                   const Error& error) {
  Error named = error;
  named.arguments.try_emplace("metric", computation.metric.text());
  if (named.code == "measure.cancelled") return fail(named);
  KOERS_TRY(reader, ports.store.read());
  const Error found = placed(named, *reader);
  reader.reset();
  KOERS_CHECK(note_failure(ports, actor, computation, found));
  return fail(found);
}

}  // namespace

Result<Refreshed> refresh_metric(const Ports& ports, const Actor& actor,
                                 const Id<domain::Metric>& id) {
  KOERS_TRY(definitions, current(ports));
  const auto* metric = domain::find(definitions->metrics, id);
  if (metric == nullptr) {
    return fail(unknown_reference("metric", id.text()));
  }
  if (!metric->is_measured()) {
    return fail(Error{.kind = ErrorKind::conflict,
                      .code = metric->is_manual() ? "metric.not_computed" : "metric.is_derived",
                      .arguments = {{"metric", id.text()}}});
  }
  auto refreshed = compute(ports, actor, *definitions, *metric);
  const Computation computation{id, definitions};
  if (!refreshed) return remembered(ports, actor, computation, refreshed.error());
  KOERS_CHECK(clear_failure(ports, actor, computation));
  return refreshed;
}

Result<RefreshReport> refresh_metrics(const Ports& ports, const Actor& actor) {
  KOERS_TRY(definitions, current(ports));
  std::set<Id<domain::Metric>> metrics;
  for (const auto& [id, kpi] : definitions->kpis) {
    const auto* shown = domain::find(definitions->metrics, kpi.metric);
    if (shown == nullptr) continue;
    for (const auto* metric : domain::drawn_on(*definitions, *shown))
      if (metric->is_measured()) metrics.insert(metric->id);
  }
  RefreshReport report;
  for (const auto& metric : metrics) {
    auto refreshed = refresh_metric(ports, actor, metric);
    if (refreshed) {
      report.refreshed.push_back(std::move(*refreshed));
    } else {
      report.errors.push_back(refreshed.error());
    }
  }
  return report;
}

}  // namespace koers::app
